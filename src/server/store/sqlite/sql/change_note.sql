INSERT INTO changes (commune, kind, record, village, change) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (commune, kind, record) DO UPDATE SET village = excluded.village, change = excluded.change
