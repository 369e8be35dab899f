UPDATE communes SET last_change = ?2 WHERE code = ?1
