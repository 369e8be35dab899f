SELECT id, received_at FROM visits WHERE commune = ?1
