SELECT household FROM submissions WHERE commune = ?1 AND id = ?2
