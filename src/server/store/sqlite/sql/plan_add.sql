INSERT INTO plans (commune, version, year, record, findings, annex, loaded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
