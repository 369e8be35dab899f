//! What the office says reaches the phone and what the phone does about it reaches the office, with figures that agree.

use anyhow::Context;
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::review::Verdict;
use so_thon::server::store::{RecordKind, RecordsQuery};
use so_thon::store::{DueWhy, ItemState};

use crate::officer::{Officer, value_of};
use crate::scene::{Commune, Phone, b1, phieng_leng};

#[tokio::test]
async fn sent_back_mended_on_the_phone_and_accepted() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Hoàng Văn Thắng").await?;
    let mut officer = Officer::signed_in(&commune).await?;
    let household = phone.households(Class::Poor).await?[0];
    let first = phone.visit(household, &b1(120)).await?;
    phone.sync_well().await?;

    let text = "Đo lại diện tích nhà.";
    let page = format!("/review?visit={}", first.id);
    let said = [("expected", "0"), ("verdict", "send_back"), ("at-8", "area"), ("note-8", text)];
    officer.post(&page, &format!("/review/{}", first.id), &said).await?;

    // The phone has it as a task that opens the very question.
    assert!(phone.store.sent_back().await?.is_empty(), "nothing is known before there is coverage");
    phone.sync_well().await?;
    let due = phone.store.today(Some(phieng_leng()), None, phone.pocket_now().today).await?.due;
    let asks = |why: &DueWhy| matches!(why, DueWhy::SentBack { .. });
    let line = due
        .iter()
        .find(|line| !line.overdue)
        .filter(|line| asks(&line.why))
        .context("first but for what is overdue")?;
    let DueWhy::SentBack { review } = &line.why else { anyhow::bail!("{line:?}") };
    assert_eq!((line.row.id, review.comments[0].text.as_str()), (household, text));
    let detail = phone.store.household(household).await?;
    assert_eq!(detail.sent_back().map(|review| review.visit), Some(first.id));
    assert_eq!(review.comments[0].place(), "area");

    let draft = phone.store.open_correction(review.to_mend(), "Xã gửi trả".to_owned(), phone.pocket_now()).await?;
    let told = draft.review.as_ref().and_then(|review| review.comment_on(None, &QuestionId::new("area")));
    assert_eq!(told, Some(text), "what the office said stands at the question");
    phone.fill(draft.id, &[("area", Answer::Hundredths(9_900))]).await?;
    let second = phone.finalise(draft.id).await?;
    assert!(
        phone.store.sent_back().await?.is_empty(),
        "finalised: nobody asks any more, without the commune saying so"
    );
    phone.sync_well().await?;
    phone.agrees_with(&commune).await?;

    // Back in the queue with both answers, and accepted.
    let page = officer.get("/review").await?;
    assert!(page.contains("Đã sửa theo nhận xét") && page.contains(text), "{page}");
    let said = [("expected", "0"), ("verdict", "accept")];
    officer.post("/review", &format!("/review/{}", second.id), &said).await?;
    phone.sync_well().await?;
    let detail = phone.store.household(household).await?;
    let accepted = detail.reviews.iter().find(|review| review.visit == second.id).context("the verdict")?;
    assert_eq!(accepted.verdict, Verdict::Accepted);
    phone.agrees_with(&commune).await?;
    Ok(())
}

#[tokio::test]
async fn of_two_phones_visits_the_office_chooses_and_a_phone_finalises_the_chosen_one() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let thang = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let mai = Phone::enrolled(&commune, 2, "Bà Mai").await?;
    let mut officer = Officer::signed_in(&commune).await?;
    let household = thang.households(Class::Poor).await?[0];
    let poor = thang.visit(household, &b1(100)).await?;
    let not_poor = mai.visit(household, &b1(150)).await?;
    thang.sync_well().await?;
    mai.sync_well().await?;
    thang.sync_well().await?;
    assert!(officer.get("/conflicts").await?.contains("Hai máy cùng ghi"));
    let speaks = thang.store.household(household).await?.current.map(|visit| visit.id);
    assert_eq!(speaks, Some(poor.id), "the greater need speaks until it is settled");

    // The office holds the other one to be right: the figures stay as they are until a phone finalises it.
    let version = format!("version-{}", poor.id);
    officer.post("/conflicts", &format!("/conflicts/visits/{}", not_poor.id), &[(version.as_str(), "0")]).await?;
    thang.sync_well().await?;
    let line = thang.store.sent_back().await?.into_iter().next().context("a task")?;
    assert_eq!((line.review.visit, line.review.to_mend()), (poor.id, not_poor.id));
    thang.agrees_with(&commune).await?;
    let draft =
        thang.store.open_correction(line.review.to_mend(), "Xã chọn phiếu".to_owned(), thang.pocket_now()).await?;
    assert_eq!(draft.answers, not_poor.answers);
    let settled = thang.finalise(draft.id).await?;
    thang.sync_well().await?;
    mai.sync_well().await?;
    for phone in [&thang, &mai] {
        let detail = phone.store.household(household).await?;
        assert_eq!(detail.current.map(|visit| visit.id), Some(settled.id));
        assert!(phone.store.sent_back().await?.is_empty());
        phone.agrees_with(&commune).await?;
    }
    let page = officer.get("/conflicts").await?;
    assert!(page.contains("Không có gì xung đột."), "{page}");
    Ok(())
}

#[tokio::test]
async fn a_conflict_settled_at_the_office_is_told_to_the_phone_that_sent_it_and_to_no_other() -> anyhow::Result<()> {
    for (keep, stands) in [("phone", "0912345678"), ("commune", "0987654321")] {
        let commune = Commune::founded().await?;
        let thang = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
        let mai = Phone::enrolled(&commune, 2, "Bà Mai").await?;
        let mut officer = Officer::signed_in(&commune).await?;
        let household = thang.households(Class::Poor).await?[0];
        mai.edit(household, |one| one.phone = "0987654321".to_owned()).await?;
        thang.edit(household, |one| one.phone = "0912345678".to_owned()).await?;
        mai.sync_well().await?;
        thang.sync_well().await?;
        let item = thang.store.outbox().await?.into_iter().next().context("a conflict")?;
        assert!(matches!(item.state, ItemState::Conflict { .. }), "{item:?}");

        let page = officer.get("/conflicts").await?;
        assert!(page.contains("0912345678") && page.contains("0987654321"), "{page}");
        let version = value_of(&page, "version").context("a version")?;
        let said = [("field", "phone"), ("keep", keep), ("version", version.as_str()), ("settled", "0")];
        for _ in 0..2 {
            // The same form twice is one settlement.
            officer.post("/conflicts", &format!("/conflicts/{}", item.entry), &said).await?;
        }
        let kept = commune.store.records(RecordsQuery::all(RecordKind::Settlement)).await?;
        assert_eq!(kept.iter().map(|one| one.version).collect::<Vec<_>>(), [1]);

        thang.sync_well().await?;
        mai.sync_well().await?;
        assert!(thang.store.outbox().await?.is_empty(), "settled: the phone asks nobody any more");
        for phone in [&thang, &mai] {
            assert_eq!(phone.store.household(household).await?.household.phone, stands, "{keep}");
            phone.agrees_with(&commune).await?;
        }
        assert!(officer.get("/conflicts").await?.contains("Không có gì xung đột."));
        // A later edit of that phone starts from what stands.
        thang.edit(household, |one| one.address = "Xóm trên".to_owned()).await?;
        thang.sync_well().await?;
        let now = thang.store.household(household).await?.household;
        assert_eq!((now.phone.as_str(), now.address.as_str()), (stands, "Xóm trên"));
        assert!(thang.store.outbox().await?.is_empty());
    }
    Ok(())
}
