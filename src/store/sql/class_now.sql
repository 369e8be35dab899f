SELECT surveyed FROM households WHERE id = ?1;
