SELECT
    EXISTS (SELECT 1 FROM visits AS v WHERE v.household = ?1)
    OR EXISTS (SELECT 1 FROM drafts AS d WHERE d.household = ?1 AND d.discarded IS NULL);
