SELECT household, questionnaire
FROM submissions
WHERE village = ?1 AND refused = 0 AND visited_on >= ?2 AND visited_on < ?3;
