SELECT id || '@' || version
FROM points_tables
WHERE area = ?1
ORDER BY imported_on DESC, version DESC, id
LIMIT 1;
