SELECT seq, at, actor, action, subject, village, detail, prev_hash, hash FROM journal
WHERE commune = ?1 AND book = ?2 AND seq < ?3
  AND (?4 = '[]' OR subject IN (SELECT value FROM json_each(?4)))
  AND (?5 IS NULL OR actor = ?5)
  AND (?6 IS NULL OR village = ?6)
  AND (?10 IS NULL OR village IN (SELECT value FROM json_each(?10)))
  AND at >= ?7 AND at < ?8
ORDER BY seq DESC LIMIT ?9
