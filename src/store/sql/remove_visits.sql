DELETE FROM visits
WHERE pull < ?1
  AND refused = 0
  AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.record = visits.id AND e.state = 'waiting');
