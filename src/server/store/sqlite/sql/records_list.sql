SELECT kind, id, version, village, household, round, body, by, at FROM records
WHERE commune = ?1 AND kind = ?2
  AND (?3 IS NULL OR village = ?3)
  AND (?4 IS NULL OR household = ?4)
  AND (?5 IS NULL OR round = ?5)
ORDER BY at DESC, id DESC LIMIT ?6
