SELECT seq, at, actor, action, subject, village, detail, prev_hash, hash FROM journal
WHERE commune = ?1 AND book = ?2
ORDER BY seq
