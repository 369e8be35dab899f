DELETE FROM next_key WHERE code <> ?1;
