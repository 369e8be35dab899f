-- A reading below the last one means that the app was started again: nothing is counted then.
UPDATE drafts SET
    updated = ?2,
    elapsed = elapsed + max(?3 - counted_to, 0),
    counted_to = ?3
WHERE id = ?1 AND discarded IS NULL;
