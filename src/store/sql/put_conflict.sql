INSERT INTO conflicts (entry, household, field, commune, phone) VALUES (?1, ?2, ?3, ?4, ?5);
