UPDATE drafts SET discarded = NULL WHERE id = ?1;
