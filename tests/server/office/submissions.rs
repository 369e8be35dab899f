//! Requests and follow-ups received.

use super::desk::{Office, enrolled, phieng_leng, submission, visit};

#[tokio::test]
async fn a_request_waits_on_top_until_the_household_is_visited() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    let before = office.store.progress().await?.commune;
    let request = submission(&poor[0], "review-request", office.clock_now());
    let leave = submission(&poor[1], "leave-request", office.clock_now());
    let follow_up = submission(&poor[2], "follow-up", office.clock_now());
    for one in [&request, &leave, &follow_up] {
        phone.submit(one).await?;
    }
    assert_eq!(office.store.progress().await?.commune, before, "no figure moves");

    let page = browser.get("/visits").await?;
    assert!(page.one(".banner").starts_with("2 giấy đề nghị đang chờ rà soát."), "{}", page.one(".banner"));
    let page = browser.get("/submissions").await?;
    let waiting = page.all("section[aria-labelledby=waiting-title] tbody tr");
    assert!(waiting[0].contains("Mẫu 01") && waiting[1].contains("Mẫu 04"), "the oldest first: {waiting:?}");
    assert_eq!(page.all("section[aria-labelledby=all-title] tbody tr").len(), 3);

    phone.send(&visit(&poor[0], 128, &[], office.clock_now())).await?;
    let page = browser.get("/submissions").await?;
    let waiting = page.all("section[aria-labelledby=waiting-title] tbody tr");
    assert!(waiting.len() == 1 && waiting[0].contains("Mẫu 04"), "{waiting:?}");
    assert!(browser.get("/submissions?village=01954.08").await?.one(".empty").contains("Chưa nhận"));
    Ok(())
}

#[tokio::test]
async fn a_request_shows_its_answers_and_says_that_it_settles_no_class() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let household = office.poor_of(&phieng_leng()).remove(0);
    for questionnaire in ["review-request", "leave-request", "follow-up"] {
        let one = submission(&household, questionnaire, office.clock_now());
        phone.submit(&one).await?;
        let page = browser.get(&format!("/submissions/{}", one.id)).await?;
        assert_eq!(page.status, 200);
        assert!(page.one(".result").contains("Phiếu này không xếp hộ."));
        assert!(!page.all(".answers tbody tr").is_empty());
        let text = page.one("main");
        for key in ["q-", "section-", "office-", "unit-", "relation-"] {
            assert!(!text.contains(key), "{key} has no words in: {text}");
        }
    }
    assert_eq!(browser.get("/submissions/nothing").await?.status, 404);
    Ok(())
}
