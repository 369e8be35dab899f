INSERT INTO progress (village, record, digest) VALUES (?1, ?2, ?3);
