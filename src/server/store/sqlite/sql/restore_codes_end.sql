UPDATE main.enrolment_codes SET expires_at = min(expires_at, ?1) WHERE used_by IS NULL
