SELECT count(*) FROM entries WHERE state = 'waiting';
