//! Corrections: a finalised visit is corrected by a new one that names it, with a reason. Nothing is edited in place.

use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{QuestionId, VisitId};
use so_thon::domain::questionnaire::form::OpenKind;
use so_thon::protocol::changes::Record;
use so_thon::store::{Draft, StoreError};
use uuid::Uuid;

use crate::phone::{Phone, ask, household_id, other_visit};

impl Phone {
    pub fn correct(&mut self, visit: VisitId, reason: &str) -> Result<Draft, StoreError> {
        let now = self.now();
        ask!(self, OpenCorrection { visit, reason: reason.to_owned(), now })
    }
}

#[test]
fn a_correction_begins_with_what_the_visit_said_and_names_it() {
    let mut phone = Phone::ready();
    let wrong = phone.visit(1);
    let draft = phone.correct(wrong.id, "ghi nhầm  mái nhà").unwrap();
    assert_eq!((draft.correction_of, draft.reason.as_str()), (Some(wrong.id), "ghi nhầm mái nhà"));
    assert_eq!((&draft.answers, &draft.last, &draft.members), (&wrong.answers, &wrong.answers, &wrong.members));
    assert_eq!((draft.visited_on, draft.year), (wrong.visited_on, wrong.year));
    assert_eq!(draft.class_before, wrong.classification.class);
    phone.answer(draft.id, None, "roof", Answer::Unknown).unwrap();
    let corrected = phone.finalise(draft.id).unwrap();
    assert_eq!((corrected.correction_of, corrected.reason.as_str()), (Some(wrong.id), "ghi nhầm mái nhà"));
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    let told: Vec<_> = detail.visits.iter().map(|line| (line.id, line.correction_of, line.reason.as_str())).collect();
    assert!(told.contains(&(corrected.id, Some(wrong.id), "ghi nhầm mái nhà")));
    assert!(told.contains(&(wrong.id, None, "")));
    assert_eq!(detail.current.unwrap().id, corrected.id);
    assert_eq!(ask!(phone, Visit { id: wrong.id }).unwrap(), wrong, "nothing is edited in place");
}

#[test]
fn a_correction_needs_a_visit_and_a_reason() {
    let mut phone = Phone::ready();
    let wrong = phone.visit(1);
    assert_eq!(phone.correct(wrong.id, " \n "), Err(StoreError::Invalid { what: "no_reason".to_owned() }));
    let unknown = VisitId(Uuid::from_u128(3));
    assert_eq!(phone.correct(unknown, "ghi nhầm"), Err(StoreError::NotFound("visit".to_owned())));
    assert_eq!(phone.status().drafts, 0);
}

#[test]
fn a_correction_keeps_the_questionnaire_of_the_visit_that_it_corrects() {
    let mut phone = Phone::ready();
    // Made by another phone under the first questionnaire.
    phone.pull(vec![Record::Visit { visit: Box::new(other_visit(500, 1)) }]);
    let draft = phone.correct(VisitId(Uuid::from_u128(500)), "thiếu người").unwrap();
    assert_eq!(draft.questionnaire, ("yearly-review".to_owned(), 1));
    phone.fill(draft.id);
    assert_eq!(phone.finalise(draft.id).unwrap().questionnaire_version, 1);
    // A new visit is bound to the newest one.
    assert!(phone.open_draft(1).questionnaire.1 > 1);
}

#[test]
fn a_form_begun_becomes_the_correction_and_keeps_its_answers() {
    let mut phone = Phone::ready();
    let wrong = phone.visit(1);
    let begun = phone.open_draft(1).id;
    phone.answer(begun, None, "roof", Answer::Unknown).unwrap();
    let draft = phone.correct(wrong.id, "ghi nhầm").unwrap();
    assert_eq!((draft.id, draft.correction_of), (begun, Some(wrong.id)));
    assert_eq!(draft.answers.get(None, &QuestionId::new("roof")), Some(&Answer::Unknown));
    ask!(phone, DiscardDraft { draft: begun }).unwrap();

    let empty = phone.open_draft(1);
    assert_eq!(empty.answers, Answers::default());
    let draft = phone.correct(wrong.id, "ghi nhầm").unwrap();
    assert_eq!(draft.answers, wrong.answers, "one without answers begins with those to be corrected");
}

#[test]
fn reasons_and_place_are_kept_with_the_draft_and_go_along_with_the_visit() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    let now = phone.now();
    let key = "roof".to_owned();
    ask!(phone, SaveReason { draft, key: key.clone(), reason: "lợp  lại mái".to_owned(), now }).unwrap();
    let now = phone.now();
    ask!(phone, SaveReason { draft, key: "wall".to_owned(), reason: "xây lại".to_owned(), now }).unwrap();
    let now = phone.now();
    ask!(phone, SaveReason { draft, key: "wall".to_owned(), reason: "  ".to_owned(), now }).unwrap();
    let place = Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: None };
    let now = phone.now();
    ask!(phone, SetLocation { draft, location: Some(place), now }).unwrap();
    phone.fill(draft);
    let visit = phone.finalise(draft).unwrap();
    assert_eq!(visit.location, Some(place));
    assert_eq!(visit.reasons.into_iter().collect::<Vec<_>>(), [(key, "lợp lại mái".to_owned())]);
    assert_eq!(phone.open_draft(1).class_before, visit.classification.class);
    assert_eq!(phone.open_draft(2).class_before, Class::NearPoor, "not visited yet: the official class");
}

#[test]
fn an_answer_that_moves_the_class_needs_its_reason() {
    let mut phone = Phone::ready();
    let first = phone.visit(1);
    let draft = phone.open_draft(1).id;
    for (member, answers) in &first.answers.members {
        for (question, answer) in answers {
            phone.answer(draft, Some(*member), question.as_str(), answer.clone()).unwrap();
        }
    }
    for (question, answer) in &first.answers.household {
        phone.answer(draft, None, question.as_str(), answer.clone()).unwrap();
    }
    let b1 = match first.classification.class {
        Class::NotPoor => 60,
        _ => 400,
    };
    phone.answer(draft, None, "income_basis", Answer::Choice("b1".to_owned())).unwrap();
    phone.answer(draft, None, "b1_points", Answer::Integer(b1)).unwrap();
    phone.fill(draft);
    let now = phone.now();
    let Err(StoreError::Open(open)) = ask!(phone, Finalise { draft, now }) else { panic!("no reason was asked") };
    let asked: Vec<(&str, &OpenKind)> = open.iter().map(|item| (item.question.as_str(), &item.what)).collect();
    assert_eq!(asked, [("b1_points", &OpenKind::Error("no_reason".to_owned()))]);
    let now = phone.now();
    let reason = "bán được trâu".to_owned();
    ask!(phone, SaveReason { draft, key: "b1_points".to_owned(), reason: reason.clone(), now }).unwrap();
    let now = phone.now();
    let visit = ask!(phone, Finalise { draft, now }).unwrap();
    assert_ne!(visit.classification.class, first.classification.class);
    assert_eq!(visit.reasons["b1_points"], reason);
}
