UPDATE meeting_drafts
SET discarded = (SELECT coalesce(max(discarded), 0) + 1 FROM meeting_drafts)
WHERE id = ?1 AND discarded IS NULL;
