SELECT json_extract(record, '$.year') FROM plan WHERE one = 1;
