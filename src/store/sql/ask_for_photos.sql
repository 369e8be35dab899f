UPDATE photos SET state = 'waiting' WHERE state = 'sent';
