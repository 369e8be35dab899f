SELECT e.body FROM visits v
JOIN entries e ON e.commune = v.commune AND e.device = v.device AND e.seq = v.seq
WHERE v.commune = ?1 AND v.id = ?2
