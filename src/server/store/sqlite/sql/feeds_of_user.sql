SELECT id, label, made_at, last_used FROM feed_tokens WHERE commune = ?1 AND user = ?2 ORDER BY id DESC
