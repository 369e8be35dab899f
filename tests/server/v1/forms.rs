//! POST /v1/batches: forms of every questionnaire, standards of the year, and B1 from a points table.

use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::classification::{Area, Income, classify};
use so_thon::domain::ids::SubmissionId;
use so_thon::domain::standard;
use so_thon::domain::submission::Submission;
use so_thon::domain::visit::Visit;
use so_thon::protocol::entry::{Entry, KIND_SUBMISSION};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use uuid::Uuid;

use crate::store_forms::table;
use crate::support::{Phone, Scene, household, outcomes, question, refusal, visit, visit_of};

fn submission(questionnaire: &str) -> Submission {
    let filled = visit_of(&household(1), questionnaire, 1, Answers::default(), None);
    Submission {
        id: SubmissionId(Uuid::now_v7()),
        questionnaire: questionnaire.to_owned(),
        answers: filled.answers,
        kept_warnings: filled.kept_warnings,
        ..crate::store_forms::submission(&household(1))
    }
}

fn entry(phone: &mut Phone, submission: &Submission) -> Entry {
    phone.entry(KIND_SUBMISSION, submission.id.to_string(), 0, serde_json::to_string(submission).unwrap())
}

#[tokio::test]
async fn forms_that_classify_nothing_are_taken_and_others_are_not() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut entries = Vec::new();
    for questionnaire in ["follow-up", "review-request", "leave-request"] {
        entries.push(entry(&mut phone, &submission(questionnaire)));
    }
    let mut review = submission("follow-up");
    review.questionnaire = "yearly-review".to_owned();
    entries.push(entry(&mut phone, &review));
    let mut open = submission("follow-up");
    open.answers = Answers::default();
    entries.push(entry(&mut phone, &open));
    let mut of_tomorrow = submission("follow-up");
    of_tomorrow.questionnaire_version = 99;
    entries.push(entry(&mut phone, &of_tomorrow));
    let batch = phone.batch(entries);
    let outcomes = outcomes(&scene.send(&batch).await);
    assert_eq!(outcomes[..3], [Outcome::Accepted, Outcome::Accepted, Outcome::Accepted]);
    let unknown = Outcome::Refused { code: Code::UnknownQuestionnaire, field: String::new() };
    assert_eq!((&outcomes[3], &outcomes[5]), (&unknown, &unknown));
    assert!(matches!(&outcomes[4], Outcome::Refused { code: Code::Incomplete, field } if !field.is_empty()));
    let all = scene.pull(&phone, "", 500).await;
    let sent =
        all.records.iter().filter(|record| matches!(record, so_thon::protocol::changes::Record::Submission { .. }));
    assert_eq!(sent.count(), 3);
}

#[tokio::test]
async fn a_form_that_settles_no_class_is_no_visit() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut filled = visit_of(&household(1), "follow-up", 1, Answers::default(), None);
    filled.questionnaire = "follow-up".to_owned();
    let entry = phone.visit(&filled);
    assert_eq!(refusal(&scene.send(&phone.batch(vec![entry])).await).0, Code::UnknownQuestionnaire);
}

#[tokio::test]
async fn visits_of_the_old_and_the_new_questionnaire_are_both_taken() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let old = visit(&household(1));
    let new = visit_of(&household(1), "yearly-review", 2, Answers::default(), None);
    assert_eq!((old.questionnaire_version, new.questionnaire_version), (1, 2));
    let entries = vec![phone.visit(&old), phone.visit(&new)];
    assert_eq!(outcomes(&scene.send(&phone.batch(entries)).await), [Outcome::Accepted, Outcome::Accepted]);
}

#[tokio::test]
async fn the_standard_is_the_one_of_the_plan_year() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let under = |id: &str, year: i32| -> Visit {
        let standard = standard::builtin_by_id(id).unwrap();
        let mut visit = visit_of(&household(1), "yearly-review", 2, Answers::default(), None);
        visit.standard = standard.id.clone();
        visit.year = year;
        visit.classification = classify(&standard, Area::Rural, &visit.members, &visit.answers, visit.visited_on);
        visit
    };
    let cases = [("nd07-2021", 2026), ("nd351-2025", 2027), ("nd351-2025", 2026), ("nd07-2021", 2027)];
    let entries = cases.iter().map(|(id, year)| phone.visit(&under(id, *year))).collect();
    let refused = Outcome::Refused { code: Code::UnknownStandard, field: "standard".to_owned() };
    let expected = [Outcome::Accepted, Outcome::Accepted, refused.clone(), refused];
    assert_eq!(outcomes(&scene.send(&phone.batch(entries)).await), expected);
}

#[tokio::test]
async fn b1_of_a_points_table_is_added_up_again() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let known = scene
        .store
        .add_points(table("thu", 10), so_thon::server::store::By::command_line(chrono::Utc::now()))
        .await
        .unwrap()
        .table;
    let chosen = |rows: [Option<&str>; 2]| {
        let mut answers = Answers::default();
        answers.set(None, question("income_basis"), Some(Answer::Choice("table".to_owned())));
        for (item, row) in known.items.iter().zip(rows) {
            let answer = row.map_or(Answer::Unknown, |row| Answer::Choice(row.to_owned()));
            answers.set(None, item.question(), Some(answer));
        }
        visit_of(&household(1), "yearly-review", 2, answers, Some(&known))
    };
    let right = chosen([Some("1"), Some("1")]);
    assert_eq!(right.classification.income, Income::B1 { points: 15 });
    let open = chosen([Some("1"), None]);
    assert_eq!(open.classification.income, Income::Missing);
    let mut sums_wrong = chosen([Some("1"), Some("1")]);
    sums_wrong.answers.set(None, question("b1_points"), Some(Answer::Integer(200)));
    let mut of_elsewhere = chosen([Some("1"), Some("1")]);
    of_elsewhere.answers.set(None, question("b1_table"), Some(Answer::Text("khac@1".to_owned())));
    let mut no_such_row = chosen([Some("1"), Some("1")]);
    no_such_row.answers.set(None, known.items[0].question(), Some(Answer::Choice("9".to_owned())));
    let entries = [right, open, sums_wrong, of_elsewhere, no_such_row].map(|one| phone.visit(&one));
    let refused = |code, field: &str| Outcome::Refused { code, field: field.to_owned() };
    let expected = [
        Outcome::Accepted,
        Outcome::Accepted,
        refused(Code::PointsDiffer, "b1_points"),
        refused(Code::UnknownPoints, "b1_table"),
        refused(Code::PointsDiffer, "b1_points"),
    ];
    assert_eq!(outcomes(&scene.send(&phone.batch(entries.to_vec())).await), expected);
}
