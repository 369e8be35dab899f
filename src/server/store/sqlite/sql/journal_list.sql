SELECT seq, at, actor, action, subject, village, detail, prev_hash, hash FROM journal
WHERE commune = ?1 AND book = ?2 AND seq < ?3
  AND (?4 IS NULL OR subject = ?4)
  AND (?5 IS NULL OR actor = ?5)
ORDER BY seq DESC LIMIT ?6
