SELECT (SELECT count(*) FROM household_versions WHERE commune = ?1 AND id = ?2 AND version > ?3),
       (SELECT count(*) FROM visits WHERE commune = ?1 AND household = ?2)
     + (SELECT count(*) FROM submissions WHERE commune = ?1 AND household = ?2)
     + (SELECT count(*) FROM records WHERE commune = ?1 AND household = ?2)
