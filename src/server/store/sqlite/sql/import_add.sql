INSERT INTO imports (commune, id, by, at, name, file, choices) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (commune, id) DO NOTHING
