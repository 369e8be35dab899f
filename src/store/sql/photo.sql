SELECT media_type, bytes FROM photos WHERE id = ?1;
