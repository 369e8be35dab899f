-- One that the commune did not take is tried again when it is chosen again.
INSERT INTO photos (id, meeting, media_type, bytes, taken, state) VALUES (?1, ?2, ?3, ?4, ?5, 'waiting')
ON CONFLICT (id) DO UPDATE SET state = 'waiting', code = NULL, sent = 0 WHERE state = 'refused';
