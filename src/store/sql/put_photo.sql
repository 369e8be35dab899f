INSERT INTO photos (id, meeting, media_type, bytes, taken, state) VALUES (?1, ?2, ?3, ?4, ?5, 'waiting')
ON CONFLICT (id) DO NOTHING;
