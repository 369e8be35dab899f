SELECT
    e.seq, e.id, e.kind, e.record, e.household, e.state, e.code, e.field, e.device_time, h.head, h.number, e.body
FROM entries AS e
LEFT JOIN households AS h ON h.id = e.household
WHERE e.state = 'waiting' OR e.attention = 1
ORDER BY e.chain, e.seq;
