SELECT id, hash, villages, person, expires_at, used_by FROM enrolment_codes
WHERE commune = ?1 ORDER BY id DESC LIMIT ?2
