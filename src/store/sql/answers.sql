SELECT member, question, answer FROM draft_answers WHERE draft = ?1;
