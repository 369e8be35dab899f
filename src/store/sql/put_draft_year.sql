UPDATE drafts SET year = ?2, standard = ?3, supersedes = ?4, class_before = ?5 WHERE id = ?1;
