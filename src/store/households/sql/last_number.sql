SELECT coalesce(max(CAST(number AS INTEGER)), 0) FROM households WHERE village = ?1;
