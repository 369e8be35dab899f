SELECT record FROM points_tables WHERE commune = ?1 AND id = ?2 ORDER BY version DESC LIMIT 1
