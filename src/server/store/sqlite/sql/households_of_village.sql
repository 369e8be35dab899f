SELECT version, record FROM households WHERE commune = ?1 AND village = ?2
