SELECT file FROM imports WHERE commune = ?1 AND id = ?2
