-- Of each household and form the last one; a visit on its day or later has answered it.
SELECT s.id, s.household, s.questionnaire
FROM submissions AS s
WHERE s.refused = 0
  AND (?1 IS NULL OR s.village = ?1)
  AND NOT EXISTS (
      SELECT 1 FROM submissions AS later
      WHERE later.household = s.household
        AND later.questionnaire = s.questionnaire
        AND later.refused = 0
        AND (later.correction_of = s.id OR (later.visited_on, later.id) > (s.visited_on, s.id))
  )
  AND NOT EXISTS (
      SELECT 1 FROM visits AS v
      WHERE v.household = s.household AND v.refused = 0 AND v.visited_on >= s.visited_on
  )
ORDER BY s.visited_on, s.id;
