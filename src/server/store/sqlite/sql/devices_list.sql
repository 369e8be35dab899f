SELECT id, public_key, name, person, villages, app, enrolled_at, last_seen, revoked_at, last_seq, leaving
FROM devices WHERE commune = ?1 ORDER BY enrolled_at DESC, id DESC
