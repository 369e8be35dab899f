SELECT secret FROM device_key WHERE one = 1;
