INSERT INTO refusals (commune, route, device, code, at) VALUES (?1, ?2, ?3, ?4, ?5)
