SELECT record FROM office_records
WHERE kind = ?1 AND (?2 IS NULL OR village = ?2) AND (?3 IS NULL OR household = ?3) ORDER BY id
