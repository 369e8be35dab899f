SELECT result FROM visits WHERE commune = ?1 AND household = ?2
