INSERT INTO id_numbers (number, household) VALUES (?1, ?2) ON CONFLICT DO NOTHING;
