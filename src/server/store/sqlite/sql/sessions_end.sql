DELETE FROM sessions WHERE commune = ?1 AND user = ?2 AND (?3 IS NULL OR token_hash <> ?3)
