SELECT record, digest FROM progress WHERE village = ?1;
