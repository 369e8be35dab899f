INSERT INTO plans (commune, version, year, record, findings, annex, loaded_at, made) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
