UPDATE meeting_drafts SET head = ?2, updated = ?3 WHERE id = ?1 AND discarded IS NULL;
