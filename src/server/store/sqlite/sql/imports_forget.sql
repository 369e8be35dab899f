DELETE FROM imports WHERE commune = ?1 AND (at < ?2 OR id NOT IN (
    SELECT id FROM imports WHERE commune = ?1 ORDER BY at DESC, id DESC LIMIT ?3))
