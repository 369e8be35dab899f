SELECT v.record, d.person, v.made_at
FROM household_versions v
LEFT JOIN devices d ON d.commune = v.commune AND d.id = v.device
WHERE v.commune = ?1 AND v.id = ?2
ORDER BY v.version
