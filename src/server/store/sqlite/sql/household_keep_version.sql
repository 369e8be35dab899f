INSERT INTO household_versions (commune, id, version, record, device, seq, made_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
