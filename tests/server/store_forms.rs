//! The part of the store's contract about submissions, points tables, splits and corrections.

use chrono::NaiveDate;
use so_thon::domain::act::{Act, Done};
use so_thon::domain::class::Class;
use so_thon::domain::classification::Area;
use so_thon::domain::household::{Arrival, Household};
use so_thon::domain::ids::{ActId, HouseholdId, SubmissionId};
use so_thon::domain::points::{PointsItem, PointsRow, PointsTable};
use so_thon::domain::questionnaire::Purpose;
use so_thon::domain::submission::Submission;
use so_thon::protocol::entry::{Entry, KIND_SUBMISSION};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::server::store::*;
use uuid::Uuid;

use crate::store_contract::{checked, filled, phone, taken};
use crate::support::{Phone, household, noon, nth_household, village, visit};

/// A made-up table: two items, none of them of any law.
pub fn table(id: &str, points: i32) -> PointsTable {
    let row = |code: &str, points| PointsRow {
        code: code.to_owned(),
        condition: format!("điều kiện thử {code}"),
        points,
        people: None,
    };
    let item = |code: &str, points| PointsItem {
        code: code.to_owned(),
        group: "Nhóm thử".to_owned(),
        item: format!("Mục thử {code}"),
        rows: vec![row("1", points), row("2", 0)],
    };
    PointsTable {
        id: id.to_owned(),
        version: 0,
        source: "bảng bịa để thử".to_owned(),
        region: "vùng thử".to_owned(),
        area: Area::Rural,
        imported_on: NaiveDate::from_ymd_opt(2026, 11, 12).unwrap(),
        imported_by: "hanh".to_owned(),
        items: vec![item("01", points), item("02", 5)],
    }
}

pub fn submission(household: &Household) -> Submission {
    Submission {
        id: SubmissionId(Uuid::now_v7()),
        household: household.id,
        village: household.village.clone(),
        questionnaire: "review-request".to_owned(),
        questionnaire_version: 1,
        year: 2026,
        visited_on: noon().date_naive(),
        members: household.members.clone(),
        answers: Default::default(),
        started: noon(),
        finalised: noon(),
        elapsed_ms: 1000,
        location: None,
        correction_of: None,
        reason: String::new(),
        kept_warnings: Default::default(),
    }
}

fn entry(phone: &mut Phone, submission: &Submission) -> Entry {
    phone.entry(KIND_SUBMISSION, submission.id.to_string(), 0, serde_json::to_string(submission).unwrap())
}

/// A batch whose submissions are complete, whatever their questionnaire asks.
fn complete(phone: &Phone, entries: Vec<Entry>) -> CheckedBatch {
    let mut batch = checked(phone, entries);
    for entry in &mut batch.entries {
        if let Ok(submission) = serde_json::from_str(&entry.body) {
            entry.content = Content::Submission(Box::new(submission), Purpose::Request);
        }
    }
    batch
}

async fn requests(store: &SharedStore, waiting: bool) -> Vec<SubmissionLine> {
    store.submissions(SubmissionsQuery { waiting, limit: 10, ..SubmissionsQuery::default() }).await.unwrap()
}

pub async fn a_submission_is_taken_once_and_moves_no_figure(store: SharedStore) {
    filled(&store).await;
    let before = store.progress().await.unwrap();
    let mut phone = phone(&store, 1, &[1]).await;
    let request = submission(&household(1));
    let sent = entry(&mut phone, &request);
    let batch = complete(&phone, vec![sent]);
    assert_eq!(taken(store.ingest(batch.clone()).await.unwrap()), (vec![Outcome::Accepted], 1));
    assert_eq!(taken(store.ingest(batch).await.unwrap()), (vec![Outcome::Duplicate], 1));
    let mut other = request.clone();
    other.reason = "khác".to_owned();
    let entries = vec![entry(&mut phone, &request), entry(&mut phone, &other)];
    let (outcomes, _) = taken(store.ingest(complete(&phone, entries)).await.unwrap());
    assert_eq!(outcomes, [Outcome::Duplicate, Outcome::Refused { code: Code::VisitExists, field: "id".to_owned() }]);

    let after = store.progress().await.unwrap();
    assert_eq!((after.villages[0].digest.clone(), after.commune), (before.villages[0].digest.clone(), before.commune));
    let query =
        ChangesQuery { villages: vec![village(1)], device: None, after: 0, limit: 10_000, max_bytes: usize::MAX };
    let records = store.changes(query).await.unwrap().records;
    let Some(ChangedRecord::Submission { json }) = records.last() else { panic!("no submission in the feed") };
    assert_eq!(serde_json::from_str::<Submission>(json).unwrap(), request);
    let view = store.submission(request.id).await.unwrap().unwrap();
    assert_eq!((view.submission, view.household.id), (request, household(1).id));
    assert!(store.submission(SubmissionId(Uuid::now_v7())).await.unwrap().is_none());
}

pub async fn a_request_waits_until_the_household_is_visited(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    let (one, two) = (household(1), nth_household(1, 1));
    let seen = phone.visit(&visit(&one));
    store.ingest(checked(&phone, vec![seen])).await.unwrap();
    let first = submission(&one);
    let second = submission(&two);
    let entries = vec![entry(&mut phone, &first), entry(&mut phone, &second)];
    store.ingest(complete(&phone, entries)).await.unwrap();
    let ids = |lines: Vec<SubmissionLine>| lines.iter().map(|line| line.id).collect::<Vec<_>>();
    assert_eq!(ids(requests(&store, true).await), [second.id, first.id], "a visit before it answers no request");

    let review = phone.visit(&visit(&one));
    store.ingest(checked(&phone, vec![review])).await.unwrap();
    assert_eq!(ids(requests(&store, true).await), [second.id]);

    let mut corrected = submission(&two);
    corrected.correction_of = Some(second.id);
    corrected.reason = "ghi nhầm".to_owned();
    let entries = vec![entry(&mut phone, &corrected)];
    store.ingest(complete(&phone, entries)).await.unwrap();
    assert_eq!(ids(requests(&store, true).await), [corrected.id]);
    let all = requests(&store, false).await;
    assert_eq!(ids(all.clone()), [corrected.id, second.id, first.id]);
    assert!(all[1].corrected && all[0].correction_of == Some(second.id));
    assert_eq!(ids(store.household(two.id).await.unwrap().unwrap().submissions), [corrected.id, second.id]);
}

pub async fn a_submission_of_elsewhere_is_refused(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1, 2]).await;
    let first = submission(&household(1));
    let mut stranger = submission(&household(1));
    stranger.household = HouseholdId(Uuid::now_v7());
    let mut moved = submission(&household(1));
    moved.village = village(2);
    let mut other_household = submission(&nth_household(1, 1));
    other_household.correction_of = Some(first.id);
    let entries = vec![
        entry(&mut phone, &first),
        entry(&mut phone, &submission(&household(3))),
        entry(&mut phone, &stranger),
        entry(&mut phone, &moved),
        entry(&mut phone, &other_household),
    ];
    let (outcomes, _) = taken(store.ingest(complete(&phone, entries)).await.unwrap());
    let refused = |code, field: &str| Outcome::Refused { code, field: field.to_owned() };
    let expected = [
        Outcome::Accepted,
        refused(Code::OtherVillage, "village"),
        refused(Code::UnknownHousehold, "household"),
        refused(Code::OtherVillage, "village"),
        refused(Code::BadBody, "correction_of"),
    ];
    assert_eq!(outcomes, expected);
}

pub async fn points_tables_count_up_and_reach_every_phone(store: SharedStore) {
    filled(&store).await;
    let start = store.changes(feed(0)).await.unwrap().next;
    let first = store.add_points(table("thu", 10), By::command_line(noon())).await.unwrap();
    let again = store.add_points(table("thu", 10), By::command_line(noon())).await.unwrap();
    let second = store.add_points(table("thu", 20), By::command_line(noon())).await.unwrap();
    let other = store.add_points(table("khac", 10), By::command_line(noon())).await.unwrap();
    let versions = [&first, &again, &second, &other].map(|added| (added.table.name(), added.new));
    let expected = [("thu@1", true), ("thu@1", false), ("thu@2", true), ("khac@1", true)];
    assert_eq!(versions, expected.map(|(name, new)| (name.to_owned(), new)));
    let names: Vec<String> = store.points().await.unwrap().iter().map(|one| one.table.name()).collect();
    assert_eq!(names, ["khac@1", "thu@2", "thu@1"]);
    let page = store.changes(feed(start)).await.unwrap();
    let sent: Vec<String> = page
        .records
        .iter()
        .map(|record| match record {
            ChangedRecord::Points { json } => serde_json::from_str::<PointsTable>(json).unwrap().name(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(sent, ["thu@1", "thu@2", "khac@1"], "every version: a visit may name an older one");
}

fn feed(after: u64) -> ChangesQuery {
    ChangesQuery { villages: vec![village(1)], device: None, after, limit: 10_000, max_bytes: usize::MAX }
}

pub async fn a_household_that_split_off_has_the_class_of_the_one_it_left(store: SharedStore) {
    filled(&store).await;
    let parent = (0..).map(|nth| nth_household(1, nth)).find(|one| one.class_start == Class::NearPoor).unwrap();
    let mut phone = phone(&store, 1, &[1, 2]).await;
    let split = |from: HouseholdId| {
        let mut household = parent.clone();
        household.id = HouseholdId(Uuid::now_v7());
        household.number = "990".to_owned();
        household.arrival = Arrival::Split { on: noon().date_naive(), from: Some(from) };
        household.acts.insert(
            ActId(Uuid::now_v7()),
            Act { done: Done::SplitFrom { household: from }, on: noon().date_naive(), reason: "ở riêng".to_owned() },
        );
        for member in &mut household.members {
            member.id = so_thon::domain::ids::MemberId(Uuid::now_v7());
        }
        household
    };
    let known = split(parent.id);
    let mut claims_more = split(parent.id);
    claims_more.class_start = Class::Poor;
    let elsewhere = split(household(2).id);
    let nowhere = split(HouseholdId(Uuid::now_v7()));
    let entries = [&known, &claims_more, &elsewhere, &nowhere].map(|one| phone.edit(one, 0));
    let (outcomes, _) = taken(store.ingest(checked(&phone, entries.to_vec())).await.unwrap());
    let refused = |code| Outcome::Refused { code, field: "arrival".to_owned() };
    let expected = [Outcome::Accepted, Outcome::Merged, refused(Code::OtherVillage), refused(Code::UnknownHousehold)];
    assert_eq!(outcomes, expected);
    for one in [&known, &claims_more] {
        let kept = store.household(one.id).await.unwrap().unwrap().household;
        assert_eq!((kept.class_start, kept.class_official), (Class::NearPoor, parent.class_official));
        assert_eq!((kept.official_since, kept.acts), (parent.official_since, one.acts.clone()));
    }
}

pub async fn a_correction_is_listed_with_its_reason(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    let old = visit(&household(1));
    let mut new = visit(&household(1));
    new.correction_of = Some(old.id);
    new.reason = "ghi nhầm".to_owned();
    let entries = vec![phone.visit(&old), phone.visit(&new)];
    store.ingest(checked(&phone, entries)).await.unwrap();
    let lines = store.household(household(1).id).await.unwrap().unwrap().visits;
    let corrections: Vec<_> = lines.iter().map(|line| (line.current, line.correction_of.clone())).collect();
    let correction = Correction { of: old.id, reason: "ghi nhầm".to_owned() };
    assert_eq!(corrections, [(true, Some(correction)), (false, None)]);
}
