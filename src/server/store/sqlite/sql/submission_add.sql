INSERT INTO submissions (commune, id, household, questionnaire, purpose, visited_on, correction_of, reason, device, seq,
                         clock_absurd, received_at, change)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
