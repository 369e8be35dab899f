SELECT u.name, u.full_name, u.role, u.password_hash, u.made_at, u.villages, u.must_change, u.disabled_at,
       u.factor_secret, u.factor_since, f.id
FROM feed_tokens f JOIN users u ON u.commune = f.commune AND u.name = f.user
WHERE f.commune = ?1 AND f.hash = ?2 AND u.disabled_at IS NULL
