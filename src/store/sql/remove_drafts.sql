DELETE FROM drafts WHERE household = ?1 AND questionnaire = ?2;
