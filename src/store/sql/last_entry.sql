SELECT seq, hash FROM entries WHERE chain = ?1 ORDER BY seq DESC LIMIT 1;
