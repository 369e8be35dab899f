SELECT DISTINCT r.village
FROM records AS r, json_each(r.body, '$.minutes') AS named
WHERE r.commune = ?1 AND r.kind = 'meeting' AND named.value = ?2
ORDER BY r.village
