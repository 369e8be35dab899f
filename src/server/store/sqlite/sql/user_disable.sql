UPDATE users SET disabled_at = ?3 WHERE commune = ?1 AND name = ?2
