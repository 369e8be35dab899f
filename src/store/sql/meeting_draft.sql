SELECT village, round, repeats, head, started, updated FROM meeting_drafts WHERE id = ?1;
