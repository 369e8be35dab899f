SELECT id FROM meeting_drafts WHERE village = ?1 AND round = ?2 AND discarded IS NULL;
