INSERT INTO feed_tokens (commune, user, hash, label, made_at) VALUES (?1, ?2, ?3, ?4, ?5)
