INSERT INTO drafts (
    id, household, questionnaire, questionnaire_version, standard, year, visited_on, members, last_answers,
    supersedes, kept_warnings, correction_of, section, started, updated, elapsed, counted_to,
    reason, class_before, points
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '[]', ?11, 0, ?12, ?12, 0, ?13, ?14, ?15, ?16);
