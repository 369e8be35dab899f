DELETE FROM points_tables
WHERE pull < ?1
  AND NOT EXISTS (SELECT 1 FROM drafts AS d WHERE d.points = points_tables.id || '@' || points_tables.version);
