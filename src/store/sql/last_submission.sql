SELECT record
FROM submissions
WHERE household = ?1 AND questionnaire = ?2
ORDER BY refused, visited_on DESC, id DESC
LIMIT 1;
