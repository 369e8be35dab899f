UPDATE villages SET name = ?3 WHERE commune = ?1 AND id = ?2
