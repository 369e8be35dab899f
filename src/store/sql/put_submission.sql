INSERT INTO submissions (id, household, village, questionnaire, visited_on, correction_of, pull, record)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    household = excluded.household,
    village = excluded.village,
    questionnaire = excluded.questionnaire,
    visited_on = excluded.visited_on,
    correction_of = excluded.correction_of,
    refused = 0,
    pull = excluded.pull,
    record = excluded.record;
