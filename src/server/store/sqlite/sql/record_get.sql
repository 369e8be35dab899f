SELECT kind, id, version, village, household, round, body, by, at FROM records WHERE commune = ?1 AND kind = ?2 AND id = ?3
