SELECT r.kind, r.id, v.version, r.village, r.household, r.round, v.body, v.by, v.at
FROM record_versions v JOIN records r ON r.commune = v.commune AND r.kind = v.kind AND r.id = v.id
WHERE v.commune = ?1 AND v.kind = ?2 AND v.id = ?3 ORDER BY v.version DESC
