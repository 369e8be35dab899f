INSERT INTO points_tables (id, version, area, imported_on, pull, record)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id, version) DO UPDATE SET
    area = excluded.area,
    imported_on = excluded.imported_on,
    pull = excluded.pull,
    record = excluded.record;
