UPDATE drafts SET correction_of = ?2, reason = ?3 WHERE id = ?1;
