SELECT v.id, v.household, v.class, v.year, v.deprived, v.supersedes
FROM visits AS v
JOIN households AS h ON h.id = v.household
WHERE v.refused = 0 AND h.held = 1
