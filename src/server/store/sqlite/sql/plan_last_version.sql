SELECT coalesce(max(version), 0) FROM plans WHERE commune = ?1
