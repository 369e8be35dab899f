SELECT id, villages, person, made_by, made_at, expires_at, used_by FROM enrolment_codes
WHERE commune = ?1 ORDER BY id DESC LIMIT 500
