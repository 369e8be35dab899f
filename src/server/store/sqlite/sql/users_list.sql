SELECT name, full_name, role, password_hash, made_at, villages, must_change, disabled_at, factor_secret, factor_since
FROM users WHERE commune = ?1 ORDER BY name
