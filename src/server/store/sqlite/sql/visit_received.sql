SELECT visited_on, received_at FROM visits WHERE commune = ?1 AND id = ?2
