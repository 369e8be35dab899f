UPDATE imports SET choices = ?3 WHERE commune = ?1 AND id = ?2
