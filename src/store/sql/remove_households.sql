DELETE FROM households
WHERE pull < ?1
  AND held = 0
  AND NOT EXISTS (SELECT 1 FROM drafts AS d WHERE d.household = households.id)
  AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.household = households.id AND e.attention = 1)
  AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.household = households.id AND e.state = 'waiting');
