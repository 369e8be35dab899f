DELETE FROM photo_parts WHERE commune = ?1 AND device = ?2 AND id = ?3
