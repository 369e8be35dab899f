SELECT record, version, base, held, pull FROM households WHERE id = ?1;
