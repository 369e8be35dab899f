UPDATE enrolment_codes SET used_by = ?3 WHERE commune = ?1 AND id = ?2 AND used_by IS NULL
