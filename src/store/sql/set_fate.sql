UPDATE entries SET state = ?2, code = ?3, field = ?4, attention = ?5 WHERE id = ?1;
