SELECT household, questionnaire, visited_on, json_extract(record, '$.finalised'), id
FROM submissions
WHERE village = ?1 AND refused = 0 AND visited_on < ?2
ORDER BY visited_on;
