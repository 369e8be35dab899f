SELECT field, commune, phone FROM conflicts WHERE entry = ?1 ORDER BY field;
