SELECT substr(bytes, ?2 + 1, ?3), length(bytes) FROM photos WHERE id = ?1;
