UPDATE entries SET attention = 0 WHERE record = ?1;
