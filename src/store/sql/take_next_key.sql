INSERT INTO device_key (one, secret)
SELECT 1, secret FROM next_key WHERE one = 1
ON CONFLICT (one) DO UPDATE SET secret = excluded.secret;
