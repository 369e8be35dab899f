SELECT
    (SELECT count(*) FROM photo_parts WHERE commune = ?1 AND device = ?2)
    + (
        SELECT count(*) FROM photos AS p
        WHERE p.commune = ?1
          AND p.device = ?2
          AND NOT EXISTS (
              SELECT 1 FROM records AS r, json_each(r.body, '$.minutes') AS named
              WHERE r.commune = p.commune AND r.kind = 'meeting' AND named.value = p.id
          )
    )
