SELECT length(bytes) FROM photos WHERE commune = ?1 AND id = ?2
