SELECT secret FROM next_key WHERE one = 1;
