INSERT INTO enrolment_codes (commune, hash, villages, person, made_by, made_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
