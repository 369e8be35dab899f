DELETE FROM photos
WHERE commune = ?1
  AND at < ?2
  AND NOT EXISTS (
      SELECT 1 FROM records AS r, json_each(r.body, '$.minutes') AS named
      WHERE r.commune = photos.commune AND r.kind = 'meeting' AND named.value = photos.id
  )
