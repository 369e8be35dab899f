SELECT seq, hash FROM journal WHERE commune = ?1 AND book = ?2 ORDER BY seq DESC LIMIT 1
