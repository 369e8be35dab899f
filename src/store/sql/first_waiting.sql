SELECT min(seq) FROM entries WHERE state = 'waiting' AND chain = ?1;
