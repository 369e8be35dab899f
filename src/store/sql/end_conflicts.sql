DELETE FROM conflicts WHERE entry = ?1;
