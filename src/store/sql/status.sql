SELECT
    (SELECT count(*) FROM entries WHERE state = 'waiting'),
    (SELECT count(*) FROM entries WHERE attention = 1),
    (SELECT count(*) FROM drafts WHERE discarded IS NULL),
    (SELECT count(*) FROM households WHERE present = 1),
    last_at,
    last_agreed,
    stopped
FROM sync_state
WHERE one = 1;
