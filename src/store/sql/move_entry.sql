UPDATE entries SET chain = ?3, seq = ?4, prev_hash = ?5, hash = ?6
WHERE chain = ?1 AND seq = ?2;
