SELECT id FROM drafts WHERE household = ?1 AND questionnaire = ?2 AND discarded IS NULL;
