INSERT INTO record_versions (commune, kind, id, version, body, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
