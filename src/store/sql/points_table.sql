SELECT record FROM points_tables WHERE id = ?1 AND version = ?2;
