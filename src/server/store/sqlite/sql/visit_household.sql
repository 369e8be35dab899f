SELECT household FROM visits WHERE commune = ?1 AND id = ?2
