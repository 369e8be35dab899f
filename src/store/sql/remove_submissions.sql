DELETE FROM submissions
WHERE pull < ?1
  AND refused = 0
  AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.record = submissions.id AND e.state = 'waiting');
