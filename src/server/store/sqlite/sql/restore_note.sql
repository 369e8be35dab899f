INSERT OR REPLACE INTO main.restores (commune, at, by, as_of, version_floor) VALUES (?1, ?2, ?3, ?4, ?5)
