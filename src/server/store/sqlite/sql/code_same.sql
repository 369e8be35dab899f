SELECT id, made_at, expires_at, used_by FROM enrolment_codes
WHERE commune = ?1 AND hash = ?2 AND villages = ?3 AND person = ?4 AND made_by = ?5
ORDER BY id DESC LIMIT 1
