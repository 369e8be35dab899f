SELECT
    s.id, s.questionnaire, s.visited_on, s.correction_of, s.refused,
    EXISTS (SELECT 1 FROM entries AS e WHERE e.record = s.id AND e.state = 'waiting')
FROM submissions AS s
WHERE s.household = ?1
ORDER BY s.id DESC;
