DELETE FROM conflicts WHERE entry = ?1 AND field = ?2;
