UPDATE devices SET revoked_at = ?3 WHERE commune = ?1 AND id = ?2 AND revoked_at IS NULL
