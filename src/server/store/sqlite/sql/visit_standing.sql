SELECT v.village, v.correction, d.person, v.received_at, v.clock_absurd
FROM visits v
JOIN devices d ON d.commune = v.commune AND d.id = v.device
WHERE v.commune = ?1 AND v.id = ?2
