DELETE FROM sessions WHERE commune = ?1 AND expires_at <= ?2
