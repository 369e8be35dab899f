UPDATE users SET full_name = ?3, role = ?4, villages = ?5 WHERE commune = ?1 AND name = ?2
