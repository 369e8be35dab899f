INSERT INTO communes (code, name, province, phone, signing_seed, epoch, synthetic, founded_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
