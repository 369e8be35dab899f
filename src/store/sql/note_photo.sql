UPDATE photos SET
    sent = min(?2, length(bytes)),
    state = CASE WHEN ?3 IS NOT NULL THEN 'refused' WHEN ?2 >= length(bytes) THEN 'sent' ELSE 'waiting' END,
    code = ?3
WHERE id = ?1;
