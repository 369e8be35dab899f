INSERT INTO receipts (batch, received_at, up_to_seq, entries, refused, signed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (batch) DO NOTHING;
