DELETE FROM progress WHERE village = (SELECT village FROM households WHERE id = ?1);
