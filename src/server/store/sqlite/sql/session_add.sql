INSERT INTO sessions (commune, token_hash, user, opened_at, expires_at, waits, about) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
