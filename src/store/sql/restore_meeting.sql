UPDATE meeting_drafts SET discarded = NULL WHERE id = ?1;
