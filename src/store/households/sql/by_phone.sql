SELECT id FROM households WHERE phone = ?1 AND phone <> '';
