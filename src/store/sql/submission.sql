SELECT record FROM submissions WHERE id = ?1;
