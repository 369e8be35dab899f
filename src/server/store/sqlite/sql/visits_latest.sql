SELECT v.place, v.id, v.class, v.visited_on, v.received_at, v.clock_absurd, v.correction, d.person, g.name, h.record,
       v.result, v.scores, CASE WHEN v.correction THEN json_extract(e.body, '$.correction_of') END,
       CASE WHEN v.correction THEN json_extract(e.body, '$.reason') END
FROM visits v
JOIN households h ON h.commune = v.commune AND h.id = v.household
JOIN villages g ON g.commune = h.commune AND g.id = h.village
JOIN entries e ON e.commune = v.commune AND e.device = v.device AND e.seq = v.seq
JOIN devices d ON d.commune = v.commune AND d.id = v.device
WHERE v.commune = ?1 AND v.place < ?2 AND (?3 IS NULL OR h.village = ?3)
      AND (?5 IS NULL OR h.village IN (SELECT value FROM json_each(?5)))
ORDER BY v.place DESC LIMIT ?4
