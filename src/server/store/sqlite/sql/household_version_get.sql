SELECT record FROM household_versions WHERE commune = ?1 AND id = ?2 AND version = ?3
