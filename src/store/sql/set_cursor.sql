UPDATE sync_state SET cursor = ?1, full_pull = ?2 WHERE one = 1;
