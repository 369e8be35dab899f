SELECT chain, seq FROM entries WHERE record = ?1 ORDER BY chain, seq LIMIT 1;
