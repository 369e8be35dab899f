SELECT id, household, class, year, deprived, supersedes
FROM visits
WHERE year = ?1 AND refused = 0
