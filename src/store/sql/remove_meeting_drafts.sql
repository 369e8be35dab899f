DELETE FROM meeting_drafts WHERE village = ?1 AND round = ?2;
