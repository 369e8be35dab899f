SELECT record FROM points_tables WHERE commune = ?1 AND id || '@' || version = CAST(?2 AS TEXT)
