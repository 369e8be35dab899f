UPDATE entries SET attention = 0 WHERE id = ?1;
