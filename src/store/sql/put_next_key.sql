INSERT INTO next_key (one, code, secret)
VALUES (1, ?1, ?2)
ON CONFLICT (one) DO NOTHING;
