//! POST /v1/batches.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use rstest::rstest;
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::ids::VisitId;
use so_thon::domain::visit::Visit;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::protocol::signed::Signed;
use so_thon::server::store::VisitsQuery;
use uuid::Uuid;

use crate::support::{
    Phone, Scene, household, nth_household, outcomes, question, reclassify, refusal, village, visit, visit_with_income,
};

#[tokio::test]
async fn a_visit_moves_its_villages_figures_and_the_receipt_proves_it() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let poor = crate::support::register()
        .into_iter()
        .find(|household| household.village == village(1) && household.class_start == Class::Poor)
        .unwrap();
    let before = scene.store.progress().await.unwrap();
    let entry = phone.visit(&visit_with_income(&poor, 3_000_000));
    let receipt = scene.send(&phone.batch(vec![entry.clone()])).await;
    assert_eq!(outcomes(&receipt), [Outcome::Accepted]);
    assert_eq!((receipt.up_to_seq, receipt.device), (1, phone.device));
    let after = scene.store.progress().await.unwrap();
    let (was, now) = (&before.villages[0], &after.villages[0]);
    assert_eq!(now.progress.poor.surveyed.net(), was.progress.poor.surveyed.net() - 1);
    assert_eq!(now.progress.reviewed.households, was.progress.reviewed.households + 1);
    assert_eq!(after.commune.poor.surveyed.net(), before.commune.poor.surveyed.net() - 1);
    assert_eq!(receipt.digests.get(&village(1)), Some(&now.digest));
    assert_ne!(now.digest, was.digest);
    assert_eq!(after.villages[1].digest, before.villages[1].digest, "another village stays as it was");
    let lines = scene.store.visits(VisitsQuery { limit: 10, ..Default::default() }).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].current && !lines[0].clock_absurd);
}

#[tokio::test]
async fn a_retried_batch_changes_nothing_and_is_answered_as_duplicate() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entries = vec![phone.visit(&visit(&household(1))), phone.visit(&visit(&nth_household(1, 1)))];
    let first = scene.send(&phone.batch(entries.clone())).await;
    let second = scene.send(&phone.batch(entries)).await;
    assert_eq!(outcomes(&second), [Outcome::Duplicate, Outcome::Duplicate]);
    assert_eq!((second.up_to_seq, &second.digests), (2, &first.digests));
    assert_eq!(scene.store.counts().await.unwrap().visits, 2);
}

#[tokio::test]
async fn a_retried_refusal_still_says_why() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entry = phone.visit(&visit(&household(2)));
    let first = scene.send(&phone.batch(vec![entry.clone()])).await;
    let second = scene.send(&phone.batch(vec![entry])).await;
    assert_eq!(refusal(&first), (Code::OtherVillage, "village".to_owned()));
    assert_eq!(outcomes(&second), outcomes(&first));
}

#[tokio::test]
async fn the_same_number_with_other_bytes_is_a_fork_and_changes_nothing() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entry = phone.visit(&visit(&household(1)));
    let before = scene.send(&phone.batch(vec![entry])).await;
    let mut restored = Phone { seq: 0, prev_hash: so_thon::protocol::entry::FIRST_PREV_HASH.to_owned(), ..phone };
    let other = restored.visit(&visit(&nth_household(1, 1)));
    let receipt = scene.send(&restored.batch(vec![other])).await;
    assert_eq!(refusal(&receipt).0, Code::Fork);
    assert_eq!(receipt.digests, before.digests);
}

#[tokio::test]
async fn a_gap_names_the_number_that_is_waited_for_and_takes_nothing() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let first = phone.visit(&visit(&household(1)));
    let lost = phone.visit(&visit(&nth_household(1, 1)));
    let third = phone.visit(&visit(&nth_household(1, 2)));
    scene.send(&phone.batch(vec![first])).await;
    let (status, body) = scene.refused(&phone.batch(vec![third.clone()])).await;
    assert_eq!((status, body.code, body.expected_seq), (409, Code::Gap, Some(2)));
    let receipt = scene.send(&phone.batch(vec![lost, third])).await;
    assert_eq!(outcomes(&receipt), [Outcome::Accepted, Outcome::Accepted]);
}

#[tokio::test]
async fn one_bad_entry_never_blocks_the_others_and_stays_readable() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let good = phone.visit(&visit(&household(1)));
    let bad = phone.entry("visit", Uuid::now_v7().to_string(), 0, "{\"half\":".to_owned());
    let unknown = phone.entry("of_the_future", Uuid::now_v7().to_string(), 0, "{}".to_owned());
    let last = phone.visit(&visit(&nth_household(1, 1)));
    let receipt = scene.send(&phone.batch(vec![good, bad, unknown, last])).await;
    let refused = |code| Outcome::Refused { code, field: String::new() };
    assert_eq!(
        outcomes(&receipt),
        [Outcome::Accepted, refused(Code::BadBody), refused(Code::UnknownKind), Outcome::Accepted]
    );
    assert_eq!(receipt.up_to_seq, 4);
    let attention = scene.store.attention(10).await.unwrap();
    assert_eq!(attention.len(), 2);
    assert!(attention.iter().any(|line| line.body == "{\"half\":" && line.person == "Ông Hoàng Văn Thắng"));
}

#[tokio::test]
async fn an_entry_whose_hash_does_not_fit_is_refused_and_the_log_goes_on() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut changed = phone.visit(&visit(&household(1)));
    changed.body.push(' ');
    let next = phone.visit(&visit(&nth_household(1, 1)));
    let receipt = scene.send(&phone.batch(vec![changed, next])).await;
    assert_eq!(refusal(&receipt).0, Code::BadHash);
    assert_eq!(receipt.outcomes[1].outcome, Outcome::Accepted);
}

fn answers_left_out(visit: &mut Visit) {
    visit.answers.household.clear();
    reclassify(visit);
}

fn income_told_differently(visit: &mut Visit) {
    visit.answers.set(None, question("income_basis"), Some(Answer::Choice("b1".to_owned())));
    visit.answers.set(None, question("b1_points"), Some(Answer::Integer(120)));
}

#[rstest]
#[case::of_a_questionnaire_never_released(|visit: &mut Visit| visit.questionnaire_version = 99, Code::UnknownQuestionnaire)]
#[case::of_another_questionnaire(|visit: &mut Visit| visit.questionnaire = "other".to_owned(), Code::UnknownQuestionnaire)]
#[case::under_another_law(|visit: &mut Visit| visit.standard = "nd351-2025".to_owned(), Code::UnknownStandard)]
#[case::with_another_result(|visit: &mut Visit| visit.classification.class = Class::Poor, Code::ClassificationDiffers)]
#[case::with_other_points(|visit: &mut Visit| visit.classification.b2_max += 10, Code::ClassificationDiffers)]
#[case::with_a_result_of_other_answers(income_told_differently, Code::ClassificationDiffers)]
#[case::with_open_questions(answers_left_out, Code::Incomplete)]
#[case::to_nobody(|visit: &mut Visit| visit.household = crate::support::other_household_id(), Code::UnknownHousehold)]
#[case::in_another_village(|visit: &mut Visit| visit.village = village(2), Code::OtherVillage)]
#[tokio::test]
async fn a_visit_is_refused(#[case] spoil: fn(&mut Visit), #[case] code: Code) {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut spoilt = visit(&household(1));
    spoil(&mut spoilt);
    let entry = phone.visit(&spoilt);
    let receipt = scene.send(&phone.batch(vec![entry])).await;
    assert_eq!(refusal(&receipt).0, code);
    assert_eq!(scene.store.counts().await.unwrap().visits, 0);
    assert_eq!(scene.store.attention(10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_incomplete_visit_names_the_question_to_open() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut spoilt = visit(&household(1));
    let (open, _) = spoilt.answers.household.pop_first().unwrap();
    reclassify(&mut spoilt);
    let entry = phone.visit(&spoilt);
    let receipt = scene.send(&phone.batch(vec![entry])).await;
    assert_eq!(refusal(&receipt), (Code::Incomplete, open.0));
}

#[tokio::test]
async fn the_scope_cannot_be_widened_by_claiming_another_village() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    // A household of village 2, said to be of village 1.
    let mut claimed = visit(&household(2));
    claimed.village = village(1);
    let mut moved = household(2);
    moved.village = village(1);
    moved.address = "nhà khác".to_owned();
    let entries = vec![phone.visit(&claimed), phone.edit(&moved, 1)];
    let receipt = scene.send(&phone.batch(entries)).await;
    for outcome in outcomes(&receipt) {
        assert!(matches!(outcome, Outcome::Refused { code: Code::OtherVillage, .. }), "{outcome:?}");
    }
    assert_eq!(scene.store.household(household(2).id).await.unwrap().unwrap().household, household(2));
}

#[tokio::test]
async fn a_visit_may_only_take_the_place_of_visits_to_its_own_household() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let first = visit(&household(1));
    let mut second = visit(&nth_household(1, 1));
    second.supersedes = vec![first.id];
    let entries = vec![phone.visit(&first), phone.visit(&second)];
    let receipt = scene.send(&phone.batch(entries)).await;
    assert_eq!(receipt.outcomes[1].outcome, Outcome::Refused { code: Code::BadBody, field: "supersedes".to_owned() });
}

#[tokio::test]
async fn a_visit_sent_again_by_a_newly_enrolled_phone_is_the_same_visit() {
    let scene = Scene::new().await;
    let mut old = scene.phone(1, &[1]).await;
    let mut new = scene.phone(2, &[1]).await;
    let one = visit(&household(1));
    let entry = old.visit(&one);
    scene.send(&old.batch(vec![entry])).await;
    let again = new.visit(&one);
    assert_eq!(outcomes(&scene.send(&new.batch(vec![again])).await), [Outcome::Duplicate]);
    let mut changed = one.clone();
    changed.elapsed_ms += 1;
    let changed = new.visit(&changed);
    assert_eq!(refusal(&scene.send(&new.batch(vec![changed])).await).0, Code::VisitExists);
    assert_eq!(scene.store.counts().await.unwrap().visits, 1);
}

#[tokio::test]
async fn a_clock_wrong_by_a_year_is_kept_and_flagged_not_refused() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut entry = phone.visit(&visit(&household(1)));
    entry.device_time += chrono::TimeDelta::days(365);
    entry.hash = entry.compute_hash();
    assert_eq!(outcomes(&scene.send(&phone.batch(vec![entry])).await), [Outcome::Accepted]);
    let lines = scene.store.visits(VisitsQuery { limit: 1, ..Default::default() }).await.unwrap();
    assert!(lines[0].clock_absurd);
}

#[tokio::test]
async fn edits_to_different_fields_are_merged_and_to_the_same_field_kept_as_a_conflict() {
    let scene = Scene::new().await;
    let mut one = scene.phone(1, &[1]).await;
    let mut other = scene.phone(2, &[1]).await;
    let start = household(1);
    let mut with_phone = start.clone();
    with_phone.phone = "0912345678".to_owned();
    let mut with_address = start.clone();
    with_address.address = "nhà cuối thôn".to_owned();
    with_address.phone = "0987654321".to_owned();
    let entry = one.edit(&with_phone, 1);
    assert_eq!(outcomes(&scene.send(&one.batch(vec![entry])).await), [Outcome::Accepted]);
    let entry = other.edit(&with_address, 1);
    let receipt = scene.send(&other.batch(vec![entry])).await;
    let Outcome::Conflict { fields } = &receipt.outcomes[0].outcome else { panic!("{receipt:?}") };
    assert_eq!(fields.len(), 1);
    assert_eq!((fields[0].field.as_str(), fields[0].commune.as_str()), ("phone", Some("0912345678")));
    let held = scene.store.household(start.id).await.unwrap().unwrap();
    assert_eq!((held.version, held.household.phone.as_str()), (3, "0912345678"));
    assert_eq!(held.household.address, "nhà cuối thôn");
    assert_eq!(scene.store.attention(10).await.unwrap().len(), 1, "the office sees the conflict");
}

#[tokio::test]
async fn an_edit_of_another_field_is_merged() {
    let scene = Scene::new().await;
    let mut one = scene.phone(1, &[1]).await;
    let mut other = scene.phone(2, &[1]).await;
    let mut with_phone = household(1);
    with_phone.phone = "0912345678".to_owned();
    let mut with_address = household(1);
    with_address.address = "nhà cuối thôn".to_owned();
    let entry = one.edit(&with_phone, 1);
    scene.send(&one.batch(vec![entry])).await;
    let entry = other.edit(&with_address, 1);
    assert_eq!(outcomes(&scene.send(&other.batch(vec![entry])).await), [Outcome::Merged]);
}

#[tokio::test]
async fn two_edits_made_with_no_coverage_do_not_fight_each_other() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut first = household(1);
    first.phone = "0911111111".to_owned();
    let mut second = first.clone();
    second.phone = "0922222222".to_owned();
    let entries = vec![phone.edit(&first, 1), phone.edit(&second, 1)];
    let receipt = scene.send(&phone.batch(entries)).await;
    assert_eq!(outcomes(&receipt), [Outcome::Accepted, Outcome::Merged]);
    let held = scene.store.household(first.id).await.unwrap().unwrap();
    assert_eq!(held.household.phone, "0922222222");
}

#[tokio::test]
async fn an_edit_of_a_version_that_never_was_is_refused() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut edited = household(1);
    edited.phone = "0912345678".to_owned();
    let entry = phone.edit(&edited, 7);
    assert_eq!(refusal(&scene.send(&phone.batch(vec![entry])).await).0, Code::UnknownBaseVersion);
}

#[tokio::test]
async fn a_new_household_joins_its_village_without_a_recognised_class() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut new = household(1);
    new.id = crate::support::other_household_id();
    new.number = "999".to_owned();
    new.class_official = Class::Poor;
    let mut elsewhere = new.clone();
    elsewhere.id = crate::support::other_household_id();
    elsewhere.village = village(2);
    let entries = vec![phone.edit(&new, 0), phone.edit(&elsewhere, 0), phone.visit(&visit(&new))];
    let receipt = scene.send(&phone.batch(entries)).await;
    let told = outcomes(&receipt);
    assert_eq!((&told[0], &told[2]), (&Outcome::Merged, &Outcome::Accepted));
    assert!(matches!(told[1], Outcome::Refused { code: Code::OtherVillage, .. }));
    let held = scene.store.household(new.id).await.unwrap().unwrap();
    assert_eq!((held.version, held.household.class_official), (1, Class::NotPoor));
}

#[tokio::test]
async fn a_phone_cannot_recognise_a_class() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let mut edited = household(1);
    edited.class_official = Class::NotPoor;
    edited.class_start = Class::NotPoor;
    edited.phone = "0912345678".to_owned();
    let entry = phone.edit(&edited, 1);
    scene.send(&phone.batch(vec![entry])).await;
    let held = scene.store.household(edited.id).await.unwrap().unwrap().household;
    assert_eq!((held.class_start, held.class_official), (household(1).class_start, household(1).class_official));
    assert_eq!(held.phone, "0912345678");
}

#[tokio::test]
async fn a_batch_signed_by_another_key_is_refused() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let thief = scene.phone(2, &[2]).await;
    let entry = phone.visit(&visit(&household(1)));
    let batch = phone.plain_batch(vec![entry]);
    let (status, body) = scene.refused(&Signed::seal(&batch, &thief.key).unwrap()).await;
    assert_eq!((status, body.code), (401, Code::BadSignature));
    let mut changed = Signed::seal(&batch, &phone.key).unwrap();
    changed.payload = changed.payload.replace("0.1.0", "0.1.1");
    assert_eq!(scene.refused(&changed).await.1.code, Code::BadSignature);
    assert_eq!(scene.store.counts().await.unwrap().visits, 0);
    assert_eq!(scene.store.refusals(10).await.unwrap().len(), 2, "the office sees that someone tried");
}

#[tokio::test]
async fn a_revoked_phone_is_told_so_and_nothing_of_it_is_taken() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entry = phone.visit(&visit(&household(1)));
    assert!(
        scene
            .store
            .revoke_device(phone.device, so_thon::server::store::By::user("canbo", crate::support::noon()))
            .await
            .unwrap()
    );
    let (status, body) = scene.refused(&phone.batch(vec![entry])).await;
    assert_eq!((status, body.code), (403, Code::Revoked));
    let (status, body): (u16, serde_json::Value) = scene.get(&phone, "/v1/changes").await;
    assert_eq!((status, body["code"].as_str()), (403, Some("revoked")));
}

#[tokio::test]
async fn a_phone_that_never_enrolled_is_unknown() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    phone.device = so_thon::domain::ids::DeviceId(Uuid::now_v7());
    let entry = phone.visit(&visit(&household(1)));
    let (status, body) = scene.refused(&phone.batch(vec![entry])).await;
    assert_eq!((status, body.code), (401, Code::UnknownDevice));
}

#[tokio::test]
async fn a_version_of_the_future_is_named_before_anything_else_is_read() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let future = serde_json::json!({ "protocol": 9, "device": phone.device, "sealed": true });
    let (status, body) = scene.refused(&Signed::seal(&future, &phone.key).unwrap()).await;
    assert_eq!((status, body.code), (400, Code::UnknownVersion));
}

#[tokio::test]
async fn a_batch_of_no_entries_or_with_a_hole_is_malformed_and_one_of_too_many_too_large() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let (_, body) = scene.refused(&phone.batch(Vec::new())).await;
    assert_eq!(body.code, Code::Malformed);
    let mut entries: Vec<_> = (0..201).map(|_| phone.entry("meeting", String::new(), 0, "{}".to_owned())).collect();
    let (status, body) = scene.refused(&phone.batch(entries.clone())).await;
    assert_eq!((status, body.code), (413, Code::TooLarge));
    entries.truncate(3);
    entries.remove(1);
    assert_eq!(scene.refused(&phone.batch(entries)).await.1.code, Code::Malformed);
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[tokio::test]
async fn a_packed_batch_is_taken() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entry = phone.visit(&visit(&household(1)));
    let bytes = packed(&serde_json::to_vec(&phone.batch(vec![entry])).unwrap());
    let answer = scene
        .http
        .post(scene.url("/v1/batches"))
        .header("content-encoding", "gzip")
        .header("content-type", "application/json")
        .body(bytes)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
}

#[rstest]
#[case::not_json(None, b"[]".to_vec(), 400, Code::Malformed)]
#[case::not_gzip(Some("gzip"), b"{}".to_vec(), 400, Code::Malformed)]
#[case::half_a_gzip(Some("gzip"), packed(&[b' '; 1000])[..20].to_vec(), 400, Code::Malformed)]
#[case::unknown_packing(Some("br"), b"{}".to_vec(), 400, Code::Malformed)]
#[case::a_bomb(Some("gzip"), packed(&vec![b' '; 64 * 1024 * 1024]), 413, Code::TooLarge)]
#[case::too_large(None, vec![b' '; 4 * 1024 * 1024 + 1], 413, Code::TooLarge)]
#[case::far_too_large(None, vec![b' '; 6 * 1024 * 1024], 413, Code::TooLarge)]
#[tokio::test]
async fn junk_is_answered_with_a_code(
    #[case] encoding: Option<&str>,
    #[case] bytes: Vec<u8>,
    #[case] status: u16,
    #[case] code: Code,
) {
    let scene = Scene::new().await;
    let (got, body) = scene.post_bytes("/v1/batches", encoding, bytes).await;
    assert_eq!((got, body.code), (status, code));
}

#[tokio::test]
async fn no_text_of_an_internal_error_leaves_the_commune() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entry = phone.entry("visit", VisitId(Uuid::now_v7()).to_string(), 0, "{\"id\":1}".to_owned());
    let (_, answer) = scene.post("/v1/batches", &phone.batch(vec![entry])).await;
    assert!(!answer.to_string().contains("expected"), "{answer}");
}
