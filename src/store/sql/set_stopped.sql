UPDATE sync_state SET stopped = ?1 WHERE one = 1;
