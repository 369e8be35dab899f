UPDATE users SET password_hash = ?3, must_change = ?4 WHERE commune = ?1 AND name = ?2
