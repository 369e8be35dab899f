DELETE FROM next_key;
