INSERT INTO households (commune, id, village, number, version, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (commune, id) DO UPDATE SET
    village = excluded.village, number = excluded.number, version = excluded.version, record = excluded.record
