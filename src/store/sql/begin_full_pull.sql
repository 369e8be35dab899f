UPDATE sync_state SET cursor = NULL, full_pull = 1, pull = pull + 1 WHERE one = 1;
