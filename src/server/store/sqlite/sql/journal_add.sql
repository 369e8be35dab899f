INSERT INTO journal (commune, book, seq, at, actor, action, subject, village, detail, prev_hash, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
