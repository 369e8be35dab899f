SELECT last_change FROM communes WHERE code = ?1
