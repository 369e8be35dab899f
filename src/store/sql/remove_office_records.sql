DELETE FROM office_records
WHERE pull < ?1
  AND NOT EXISTS (
      SELECT 1 FROM entries AS e WHERE e.record = office_records.id AND (e.state = 'waiting' OR e.attention = 1)
  );
