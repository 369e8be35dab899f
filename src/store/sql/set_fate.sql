-- What was refused before and taken off the list by someone stays off it when it is refused again.
UPDATE entries
SET state = ?2,
    code = ?3,
    field = ?4,
    attention = CASE WHEN ?3 IS NOT NULL AND code = ?3 AND attention = 0 THEN 0 ELSE ?5 END
WHERE id = ?1;
