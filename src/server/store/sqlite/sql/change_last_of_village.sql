SELECT coalesce(max(change), 0) FROM changes WHERE commune = ?1 AND village = ?2
