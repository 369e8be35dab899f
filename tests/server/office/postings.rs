//! Postings and objections: only what posting needs, working days, what an objection holds up.

use so_thon::domain::household::Household;
use so_thon::domain::ids::VillageId;
use so_thon::server::store::{RecordKind, RecordsQuery};

use super::desk::{Office, phieng_leng};
use super::rounds::{VILLAGE, accept, form, meet, november, place, post, put, send, visited};

#[tokio::test]
async fn a_posting_hangs_its_working_days_and_shows_only_what_it_needs() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 2, 1).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15), (&visits[1].0, 3)]).await?;
    let page = browser.get(&format!("/postings/new?round=2026&village={VILLAGE}")).await?;
    assert_eq!(page.all("section[aria-labelledby=who-title] tbody tr").len(), 1, "who did not carry is not posted");
    assert!(page.one("main").contains("16/11/2026"), "Thursday, Friday, Monday: {}", page.one("main"));
    let fields = form(&page, "/postings", &[]);
    let posting = place(&send(&mut browser, "/postings", &fields).await?);
    assert_eq!(place(&send(&mut browser, "/postings", &fields).await?), posting, "a form sent twice is one posting");
    assert_eq!(office.store.records(RecordsQuery::all(RecordKind::Posting)).await?.len(), 1);
    let page = browser.get(&posting).await?.one("main");
    assert!(page.contains("còn 3 ngày làm việc") && page.contains("trụ sở UBND xã Ngân Sơn"), "{page}");

    let print = browser.get(&format!("{posting}/print")).await?.one(".steps-paper");
    assert!(print.contains(visits[0].0.head_name()) && print.contains("đến hết ngày 16/11/2026"), "{print}");
    for member in &visits[0].0.members {
        assert!(member.id_number.is_empty() || !print.contains(&member.id_number));
    }
    assert!(
        !print.contains("B1")
            && !print.contains("thiếu hụt")
            && !print.contains(&visits[0].0.phone.clone().max("?".into()))
    );

    office.clock.set(november(17));
    let mut browser = office.signed_in("hanh").await?;
    assert!(browser.get(&posting).await?.one("main").contains("Đã hết thời gian niêm yết"));
    Ok(())
}

#[tokio::test]
async fn who_bears_anothers_name_hangs_with_a_number() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 2, 0).await?;
    let mut namesake = office.poor_of(&phieng_leng()).pop().expect("a household");
    visits[0].0.head_name().clone_into(&mut namesake.members[0].name);
    put(&office, namesake).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    let meeting = place(&meet(&mut browser, &[(&visits[0].0, 15), (&visits[1].0, 15)]).await?);
    let (household, other) = (&visits[0].0, &visits[1].0);
    let minutes = browser.get(&format!("{meeting}/minutes")).await?.one(".steps-paper");
    let named = format!("{} · {}", household.number, household.head_name());
    assert!(minutes.contains(&named), "minutes say the number of everybody: {minutes}");
    let posting = place(&post(&mut browser).await?);
    let list = browser.get(&format!("{posting}/print")).await?.one(".steps-paper");
    assert!(list.contains(&format!("{} (hộ số {})", household.head_name(), household.number)), "{list}");
    assert!(
        list.contains(other.head_name()) && !list.contains(&format!("hộ số {}", other.number)),
        "no more than it takes"
    );
    let translated = browser.get(&format!("{posting}/print?lang=en")).await?.one(".steps-paper");
    assert!(translated.contains("the paper that is signed is the Vietnamese one"), "{translated}");
    Ok(())
}

#[tokio::test]
async fn who_moved_away_after_the_posting_can_still_be_objected_to() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15)]).await?;
    let posting = place(&post(&mut browser).await?);
    let moved = Household { village: VillageId::new("01954.08"), ..visits[0].0.clone() };
    put(&office, moved.clone()).await?;
    let action = format!("{posting}/objections");
    let id = moved.id.to_string();
    let typed = [("household", id.as_str()), ("name", "Ma Văn Thọ"), ("text", "Không đúng.")];
    let page = browser.get(&posting).await?;
    assert!(page.one("#f-household").contains(moved.head_name()), "who hangs is offered");
    place(&send(&mut browser, &action, &form(&page, &action, &typed)).await?);
    assert!(browser.get(&posting).await?.one("main").contains(moved.head_name()));
    office.clock.set(november(17));
    let mut chairman = office.signed_in("chutich").await?;
    let ready = chairman.get("/decisions?round=2026").await?.one("main");
    assert!(ready.contains("0 hộ đủ điều kiện"), "and nothing is decided before it is answered: {ready}");
    Ok(())
}

#[tokio::test]
async fn a_list_that_changed_under_the_form_is_shown_again() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 2, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15)]).await?;
    let page = browser.get(&format!("/postings/new?round=2026&village={VILLAGE}")).await?;
    meet(&mut browser, &[(&visits[1].0, 15)]).await?;
    let page = send(&mut browser, "/postings", &form(&page, "/postings", &[("places", "nhà ông Sình")])).await?;
    assert_eq!(page.status, 422);
    assert!(page.one("#trouble").contains("Danh sách vừa thay đổi"));
    assert_eq!(page.all("section[aria-labelledby=who-title] tbody tr").len(), 2, "as it is now");
    assert!(page.one("#f-places").contains("nhà ông Sình"), "what was typed stays");
    Ok(())
}

#[tokio::test]
async fn an_objection_is_taken_down_settled_once_and_answered_in_writing() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15)]).await?;
    let posting = place(&post(&mut browser).await?);
    let action = format!("{posting}/objections");

    let mut head = office.signed_in("truongthon").await?;
    let page = head.get(&posting).await?;
    let household = visits[0].0.id.to_string();
    let empty =
        send(&mut head, &action, &form(&page, &action, &[("household", &household), ("name", "Ma Văn Thọ")])).await?;
    assert_eq!(empty.status, 422);
    assert!(empty.one("#trouble").contains("nội dung phản ánh"));
    assert_eq!(empty.attribute("#f-name", "value").as_deref(), Some("Ma Văn Thọ"));
    let fields = form(&empty, &action, &[("text", "Nhà ấy có xe tải.")]);
    place(&send(&mut head, &action, &fields).await?);
    place(&send(&mut head, &action, &fields).await?);
    let kept = office.store.records(RecordsQuery::all(RecordKind::Objection)).await?;
    assert_eq!(kept.len(), 1, "sent twice, it is one");

    let objection = format!("/objections/{}", kept[0].key.id);
    assert!(browser.get("/postings?round=2026").await?.one(".steps-open").contains("1 ý kiến phản ánh chưa trả lời"));
    assert!(head.get(&objection).await?.all("form[action$=settle]").is_empty(), "the office settles");
    let settle = format!("{objection}/settle");
    let page = browser.get(&objection).await?;
    let mut other = office.signed_in("chutich").await?;
    let stale = form(&other.get(&objection).await?, &settle, &[("outcome", "upheld"), ("answer", "Có xe thật.")]);
    let fields = form(&page, &settle, &[("outcome", "dismissed"), ("answer", "Xe của con trai đã ra ở riêng.")]);
    place(&send(&mut browser, &settle, &fields).await?);
    place(&send(&mut browser, &settle, &fields).await?);
    let told = send(&mut other, &settle, &stale).await?;
    assert_eq!(told.status, 409);
    assert!(told.one("#trouble").contains("Nguyễn Thị Hạnh") && told.one("#trouble").contains("Có xe thật."));
    // A slip in the answer is no dead end: whoever opens it as it stands may put another in its place.
    let page = browser.get(&objection).await?;
    let again =
        form(&page, &settle, &[("outcome", "dismissed"), ("answer", "Xe của con trai đã ra ở riêng năm 2024.")]);
    place(&send(&mut browser, &settle, &again).await?);
    let answer = browser.get(&format!("{objection}/answer")).await?.one(".steps-paper");
    assert!(answer.contains("ra ở riêng năm 2024"), "{answer}");
    assert!(answer.contains("giữ nguyên kết quả") && answer.contains("Xe của con trai"), "{answer}");
    Ok(())
}

#[tokio::test]
async fn upheld_means_scored_again_and_withdrawn_means_posted_again() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 2, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15), (&visits[1].0, 15)]).await?;
    let posting = place(&post(&mut browser).await?);
    let action = format!("{posting}/objections");
    let household = visits[0].0.id.to_string();
    let typed = [("household", household.as_str()), ("name", "Ma Văn Thọ"), ("text", "Không đúng.")];
    let page = browser.get(&posting).await?;
    send(&mut browser, &action, &form(&page, &action, &typed)).await?;
    let kept = office.store.records(RecordsQuery::all(RecordKind::Objection)).await?;
    let objection = format!("/objections/{}", kept[0].key.id);
    let settle = format!("{objection}/settle");
    let page = browser.get(&objection).await?;
    let fields = form(&page, &settle, &[("outcome", "upheld"), ("answer", "Đúng.")]);
    send(&mut browser, &settle, &fields).await?;
    let village = browser.get(&format!("/meetings?round=2026&village={VILLAGE}")).await?.one("main");
    assert!(village.contains("Phản ánh đúng. Cần rà soát lại"), "{village}");

    let withdraw = format!("{posting}/withdraw");
    let page = browser.get(&posting).await?;
    assert_eq!(send(&mut browser, &withdraw, &form(&page, &withdraw, &[])).await?.status, 422, "a reason is asked");
    let fields = form(&page, &withdraw, &[("withdraw", "ghi nhầm tên thôn")]);
    place(&send(&mut browser, &withdraw, &fields).await?);
    let new = browser.get(&format!("/postings/new?round=2026&village={VILLAGE}")).await?;
    let rows = new.all("section[aria-labelledby=who-title] tbody tr");
    assert!(rows.len() == 1 && rows[0].contains(visits[1].0.head_name()), "{rows:?}");
    Ok(())
}

#[tokio::test]
async fn nobody_posts_without_the_right_or_sees_another_village() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    meet(&mut browser, &[(&visits[0].0, 15)]).await?;
    let page = browser.get(&format!("/postings/new?round=2026&village={VILLAGE}")).await?;
    for name in ["giamsat", "truongthon"] {
        let mut other = office.signed_in(name).await?;
        assert_eq!(other.get(&format!("/postings/new?round=2026&village={VILLAGE}")).await?.status, 403, "{name}");
        let csrf = other.get("/postings").await?.csrf();
        let fields = form(&page, "/postings", &[("csrf", &csrf)]);
        assert_eq!(send(&mut other, "/postings", &fields).await?.status, 403, "{name}");
    }
    assert!(office.store.records(RecordsQuery::all(RecordKind::Posting)).await?.is_empty());
    Ok(())
}
