UPDATE users SET factor_secret = ?3, factor_since = NULL, factor_step = 0 WHERE commune = ?1 AND name = ?2
