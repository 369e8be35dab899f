INSERT INTO users (commune, name, full_name, role, password_hash, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (commune, name) DO NOTHING
