SELECT d.id, d.round, d.head, (SELECT count(*) FROM meeting_voices AS v WHERE v.meeting = d.id)
FROM meeting_drafts AS d
WHERE d.village = ?1 AND d.discarded IS NULL
ORDER BY d.id;
