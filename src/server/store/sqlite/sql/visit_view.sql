SELECT e.body, h.record, g.name, d.person, v.received_at, v.clock_absurd
FROM visits v
JOIN entries e ON e.commune = v.commune AND e.device = v.device AND e.seq = v.seq
JOIN households h ON h.commune = v.commune AND h.id = v.household
JOIN villages g ON g.commune = h.commune AND g.id = h.village
JOIN devices d ON d.commune = v.commune AND d.id = v.device
WHERE v.commune = ?1 AND v.id = ?2
