SELECT record, imported_at FROM points_tables WHERE commune = ?1 ORDER BY id, version DESC
