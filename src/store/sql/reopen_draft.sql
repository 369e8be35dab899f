UPDATE drafts SET counted_to = ?2 WHERE id = ?1;
