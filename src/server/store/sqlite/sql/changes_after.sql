SELECT change, kind, record FROM changes
WHERE commune = ?1 AND village = ?2 AND change > ?3
ORDER BY change LIMIT ?4
