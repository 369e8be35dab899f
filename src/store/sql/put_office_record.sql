INSERT INTO office_records (kind, id, village, household, pull, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (kind, id) DO UPDATE SET
    village = excluded.village, household = excluded.household, pull = excluded.pull, record = excluded.record
