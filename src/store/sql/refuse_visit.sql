UPDATE visits SET refused = ?2 WHERE id = ?1 RETURNING household, village;
