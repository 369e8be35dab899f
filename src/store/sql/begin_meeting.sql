INSERT INTO meeting_drafts (id, village, round, repeats, head, started, updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6);
