INSERT INTO photo_parts (commune, device, id, size, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (commune, device, id) DO UPDATE SET size = excluded.size, bytes = excluded.bytes, at = excluded.at
