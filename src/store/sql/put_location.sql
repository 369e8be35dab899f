UPDATE drafts SET location = ?2 WHERE id = ?1;
