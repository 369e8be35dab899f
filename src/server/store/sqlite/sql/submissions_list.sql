-- A request waits until a visit to its household is taken after it, or another request takes its place.
SELECT place, id, questionnaire, purpose, visited_on, received_at, clock_absurd, person, village_name, household, correction_of,
       reason, corrected, waiting
FROM (
    SELECT s.place, s.id, s.questionnaire, s.purpose, s.visited_on, s.received_at, s.clock_absurd, d.person,
           g.name AS village_name, h.record AS household, s.correction_of, s.reason,
           EXISTS (SELECT 1 FROM submissions n
                   WHERE n.commune = s.commune AND n.household = s.household AND n.correction_of = s.id) AS corrected,
           s.purpose IN ('request', 'leave_request')
               AND NOT EXISTS (SELECT 1 FROM submissions n
                               WHERE n.commune = s.commune AND n.household = s.household AND n.correction_of = s.id)
               AND NOT EXISTS (SELECT 1 FROM visits v
                               JOIN changes c ON c.commune = v.commune AND c.kind = 'visit' AND c.record = v.id
                               WHERE v.commune = s.commune AND v.household = s.household AND c.change > s.change)
               AS waiting
    FROM submissions s
    JOIN households h ON h.commune = s.commune AND h.id = s.household
    JOIN villages g ON g.commune = h.commune AND g.id = h.village
    JOIN devices d ON d.commune = s.commune AND d.id = s.device
    WHERE s.commune = ?1 AND s.place < ?2 AND (?3 IS NULL OR h.village = ?3) AND (?4 IS NULL OR s.household = ?4)
          AND (?5 IS NULL OR s.id = ?5)
          AND (?8 IS NULL OR h.village IN (SELECT value FROM json_each(?8)))
)
WHERE ?6 = 0 OR waiting
ORDER BY place DESC LIMIT ?7
