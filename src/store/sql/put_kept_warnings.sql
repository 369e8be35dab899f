UPDATE drafts SET kept_warnings = ?2 WHERE id = ?1;
