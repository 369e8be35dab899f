INSERT INTO draft_answers (draft, member, question, answer)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (draft, member, question) DO UPDATE SET answer = excluded.answer;
