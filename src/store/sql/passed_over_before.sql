SELECT passed_over_by IS NOT NULL AND passed_over_by <> ?1 FROM sync_state WHERE one = 1;
