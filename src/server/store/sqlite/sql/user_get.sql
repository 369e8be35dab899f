SELECT name, full_name, role, password_hash, made_at, villages FROM users WHERE commune = ?1 AND name = ?2
