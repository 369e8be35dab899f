DELETE FROM sessions WHERE commune = ?1 AND token_hash = ?2
