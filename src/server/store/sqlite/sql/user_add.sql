INSERT INTO users (commune, name, full_name, role, password_hash, made_at, villages, must_change)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (commune, name) DO NOTHING
