SELECT record FROM visits WHERE id = ?1;
