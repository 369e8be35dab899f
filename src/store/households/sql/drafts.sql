SELECT id, started, updated, questionnaire
FROM drafts
WHERE household = ?1 AND discarded IS NULL;
