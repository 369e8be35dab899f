DELETE FROM households WHERE commune = ?1 AND id = ?2
