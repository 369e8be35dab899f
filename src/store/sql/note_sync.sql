UPDATE sync_state SET last_at = ?1, last_agreed = ?2 WHERE one = 1;
