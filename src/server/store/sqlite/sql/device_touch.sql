UPDATE devices SET last_seen = ?3 WHERE commune = ?1 AND id = ?2
