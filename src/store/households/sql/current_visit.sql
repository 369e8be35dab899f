SELECT current_visit FROM households WHERE id = ?1;
