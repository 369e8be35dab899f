UPDATE devices SET villages = ?3, leaving = ?4 WHERE commune = ?1 AND id = ?2
