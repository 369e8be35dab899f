DELETE FROM photo_parts WHERE commune = ?1 AND at < ?2
