INSERT INTO recovery_codes (commune, user, hash) VALUES (?1, ?2, ?3)
