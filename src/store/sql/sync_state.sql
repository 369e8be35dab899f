SELECT cursor, full_pull, stopped FROM sync_state WHERE one = 1;
