SELECT household, questionnaire FROM drafts WHERE id = ?1;
