INSERT INTO devices (commune, id, public_key, name, person, villages, app, enrolled_at, last_seen, last_hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)
