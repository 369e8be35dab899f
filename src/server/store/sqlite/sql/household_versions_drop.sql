DELETE FROM household_versions WHERE commune = ?1 AND id = ?2
