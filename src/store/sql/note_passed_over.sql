UPDATE sync_state SET passed_over_by = ?1 WHERE one = 1;
