SELECT id, name FROM villages WHERE commune = ?1 ORDER BY place, id
