SELECT u.name, u.full_name, u.role, u.password_hash, u.made_at, u.villages, u.must_change, u.disabled_at,
       u.factor_secret, u.factor_since, s.expires_at
FROM sessions s JOIN users u ON u.commune = s.commune AND u.name = s.user
WHERE s.commune = ?1 AND s.token_hash = ?2 AND s.expires_at > ?3 AND s.waits = ?4 AND u.disabled_at IS NULL
