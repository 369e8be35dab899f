SELECT record
FROM households
WHERE village = ?1 AND waits = 1
ORDER BY number, id;
