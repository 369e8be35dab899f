SELECT
    household, questionnaire, questionnaire_version, standard, year, visited_on, members, last_answers,
    kept_warnings, correction_of, section, started, updated, elapsed, reason, reasons, class_before, location, points
FROM drafts
WHERE id = ?1;
