SELECT household FROM id_numbers WHERE number = ?1;
