SELECT e.body, d.person, v.received_at, v.clock_absurd
FROM visits v
JOIN entries e ON e.commune = v.commune AND e.device = v.device AND e.seq = v.seq
JOIN devices d ON d.commune = v.commune AND d.id = v.device
WHERE v.commune = ?1 AND v.id = ?2
