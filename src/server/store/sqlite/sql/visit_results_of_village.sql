SELECT v.result FROM households h
JOIN visits v ON v.commune = h.commune AND v.household = h.id
WHERE h.commune = ?1 AND h.village = ?2
