SELECT batch, received_at, entries, refused, agreed, signed
FROM receipts
ORDER BY received_at DESC, batch DESC
LIMIT ?1;
