SELECT record FROM household_versions WHERE commune = ?1 AND id = ?2 AND made_at >= ?3 ORDER BY version
