UPDATE meeting_drafts SET updated = ?2 WHERE id = ?1 AND discarded IS NULL;
