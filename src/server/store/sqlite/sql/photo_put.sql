INSERT INTO photos (commune, id, device, media_type, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (commune, id) DO NOTHING
