DELETE FROM feed_tokens WHERE commune = ?1 AND user = ?2 AND (?3 IS NULL OR id = ?3)
