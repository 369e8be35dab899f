SELECT version, record FROM households WHERE village = ?1 AND held = 1;
