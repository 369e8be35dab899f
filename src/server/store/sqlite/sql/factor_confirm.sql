UPDATE users SET factor_since = ?3 WHERE commune = ?1 AND name = ?2 AND factor_secret IS NOT NULL
