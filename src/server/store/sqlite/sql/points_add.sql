INSERT INTO points_tables (commune, id, version, record, imported_at) VALUES (?1, ?2, ?3, ?4, ?5)
