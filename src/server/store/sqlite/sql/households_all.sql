SELECT version, record FROM households WHERE commune = ?1 AND (?2 IS NULL OR village = ?2)
