SELECT EXISTS (SELECT 1 FROM entries WHERE record = ?1 AND state = 'waiting');
