SELECT
    v.id, v.visited_on, v.class, v.correction_of, v.refused,
    EXISTS (SELECT 1 FROM entries AS e WHERE e.record = v.id AND e.state = 'waiting'),
    coalesce(json_extract(v.record, '$.reason'), '')
FROM visits AS v
WHERE v.household = ?1
ORDER BY v.id DESC;
