SELECT token_hash, opened_at, expires_at, about FROM sessions WHERE commune = ?1 AND user = ?2 AND waits = 0 AND expires_at > ?3 ORDER BY opened_at DESC, token_hash
