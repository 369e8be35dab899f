DELETE FROM progress WHERE village = ?1;
