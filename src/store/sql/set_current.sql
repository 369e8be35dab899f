UPDATE households SET
    current_visit = ?2,
    surveyed = ?3,
    visited_on = (SELECT v.visited_on FROM visits AS v WHERE v.id = ?2),
    missing_b1 = coalesce((SELECT v.missing_b1 FROM visits AS v WHERE v.id = ?2), 0)
WHERE id = ?1;
