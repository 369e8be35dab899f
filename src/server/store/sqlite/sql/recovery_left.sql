SELECT count(*) FROM recovery_codes WHERE commune = ?1 AND user = ?2
