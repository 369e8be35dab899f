SELECT field, commune, phone FROM conflicts WHERE household = ?1 ORDER BY field, entry;
