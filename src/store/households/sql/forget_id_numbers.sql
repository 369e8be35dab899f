DELETE FROM id_numbers WHERE household = ?1;
