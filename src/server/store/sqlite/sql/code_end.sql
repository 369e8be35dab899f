UPDATE enrolment_codes SET expires_at = ?3
WHERE commune = ?1 AND id = ?2 AND used_by IS NULL AND expires_at > ?3
