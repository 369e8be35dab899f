DELETE FROM recovery_codes WHERE commune = ?1 AND user = ?2 AND (?3 IS NULL OR hash = ?3)
