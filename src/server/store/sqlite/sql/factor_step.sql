UPDATE users SET factor_step = ?3 WHERE commune = ?1 AND name = ?2 AND factor_step < ?3
