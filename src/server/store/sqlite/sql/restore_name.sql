UPDATE main.communes SET epoch = ?1, last_change = ?2
