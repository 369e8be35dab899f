SELECT count(*) FROM users WHERE commune = ?1 AND name <> ?2 AND role = 'admin' AND disabled_at IS NULL
