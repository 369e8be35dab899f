UPDATE drafts
SET discarded = (SELECT coalesce(max(d.discarded), 0) + 1 FROM drafts AS d)
WHERE id = ?1
RETURNING household;
