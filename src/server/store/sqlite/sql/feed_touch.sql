UPDATE feed_tokens SET last_used = ?3 WHERE commune = ?1 AND id = ?2
