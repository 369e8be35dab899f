UPDATE entries SET outcome = ?5, fate = ?6 WHERE commune = ?1 AND device = ?2 AND seq = ?3 AND id = ?4
