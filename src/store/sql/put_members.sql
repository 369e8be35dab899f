UPDATE drafts SET members = ?2 WHERE id = ?1;
