SELECT v.record
FROM visits AS v
LEFT JOIN households AS h ON h.id = v.household
WHERE v.household = ?1
ORDER BY v.refused, v.year DESC, (v.id = h.current_visit) DESC, v.id DESC
LIMIT 1;
