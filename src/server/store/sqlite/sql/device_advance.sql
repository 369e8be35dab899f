UPDATE devices SET last_seq = ?3, last_hash = ?4, app = ?5, last_seen = ?6 WHERE commune = ?1 AND id = ?2
