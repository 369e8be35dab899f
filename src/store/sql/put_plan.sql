INSERT INTO plan (one, record)
VALUES (1, ?1)
ON CONFLICT (one) DO UPDATE SET record = excluded.record;
