UPDATE households SET held = 0
WHERE pull < ?1
  AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.household = households.id AND e.state = 'waiting');
