SELECT state FROM entries WHERE record = ?1 ORDER BY chain DESC, seq DESC LIMIT 1;
