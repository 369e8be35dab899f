DELETE FROM draft_answers WHERE draft = ?1 AND member = ?2 AND question = ?3;
