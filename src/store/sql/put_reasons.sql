UPDATE drafts SET reasons = ?2 WHERE id = ?1;
