SELECT pull, full_pull FROM sync_state WHERE one = 1;
