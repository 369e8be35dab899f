INSERT INTO records (commune, kind, id, version, village, household, round, body, by, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (commune, kind, id) DO UPDATE SET
    version = excluded.version, village = excluded.village, household = excluded.household, round = excluded.round,
    body = excluded.body, by = excluded.by, at = excluded.at
