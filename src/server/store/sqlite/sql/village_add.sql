INSERT INTO villages (commune, id, name, place) VALUES (?1, ?2, ?3, ?4)
