SELECT id, meeting, taken, length(bytes), sent, state, code
FROM photos
WHERE ?1 IS NULL OR meeting = ?1
ORDER BY taken, id;
