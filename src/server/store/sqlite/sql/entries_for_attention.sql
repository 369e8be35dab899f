SELECT e.device, d.person, e.seq, e.id, e.kind, e.record, e.outcome, e.body, e.received_at
FROM entries e JOIN devices d ON d.commune = e.commune AND d.id = e.device
WHERE e.commune = ?1 AND e.fate IN ('refused', 'conflict')
ORDER BY e.received_at DESC, e.device, e.seq DESC LIMIT ?2
