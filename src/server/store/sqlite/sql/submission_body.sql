SELECT e.body FROM submissions s
JOIN entries e ON e.commune = s.commune AND e.device = s.device AND e.seq = s.seq
WHERE s.commune = ?1 AND s.id = ?2
