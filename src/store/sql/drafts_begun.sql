SELECT household, id
FROM drafts
WHERE discarded IS NULL
ORDER BY household, updated DESC, id;
