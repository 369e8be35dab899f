SELECT printf('%03d', 1 + (SELECT max(CAST(number AS INTEGER)) FROM households WHERE commune = ?1 AND village = ?2))
WHERE EXISTS (SELECT 1 FROM households WHERE commune = ?1 AND village = ?2 AND number = ?3)
