SELECT id, household, correction_of FROM drafts WHERE questionnaire = ?1 AND year < ?2;
