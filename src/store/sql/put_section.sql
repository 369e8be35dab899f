UPDATE drafts SET section = ?2 WHERE id = ?1;
