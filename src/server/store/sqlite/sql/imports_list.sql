SELECT id, by, at, name, choices FROM imports WHERE commune = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY at DESC, id DESC
