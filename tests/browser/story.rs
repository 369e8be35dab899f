//! The whole way of one visit and its meeting in a real browser, with the network really cut and the browser really killed.

use anyhow::Context;
use thirtyfour::prelude::*;

use crate::cable::Cable;
use crate::chromium::{Browser, Driver};
use crate::commune::Commune;
use crate::minutes;

/// What to say where nothing else is known.
#[derive(Clone, Copy)]
pub struct Says {
    /// Points of B1.
    pub b1: &'static str,
    /// The answer to choose where a question has it; else its first.
    pub answer: &'static str,
}

/// Nobody knows, and income is above the line.
pub const UNKNOWN: Says = Says { b1: "150", answer: "Không rõ" };

/// Answers whatever is open on the page of the form, repeating with one tap what was known last time.
pub async fn answer_page(browser: &Browser) -> anyhow::Result<()> {
    let repeat = browser.driver.find(By::XPath("//button[contains(., 'Cả phần vẫn như lần trước')]")).await;
    if let Ok(repeat) = repeat {
        repeat.scroll_into_view().await?;
        repeat.click().await?;
        browser.settled().await?;
    }
    answer_page_as(browser, UNKNOWN).await
}

/// Answers whatever is open on the page of the form.
pub async fn answer_page_as(browser: &Browser, says: Says) -> anyhow::Result<()> {
    // Each answer may open further questions, so look again; a page has far fewer.
    for _ in 0..120 {
        let Some(open) = first_open(browser).await? else { return Ok(()) };
        match open {
            Open::Choice(group, "f-income_basis") => {
                press_in(&group, "Chép điểm B1").await?;
            }
            Open::Choice(group, _) => press_in(&group, says.answer).await?,
            Open::Typed(id) => {
                let text = match id.as_str() {
                    "f-b1_points" => says.b1.to_owned(),
                    "f-next_visit" => next_month(),
                    _ => "45".to_owned(),
                };
                browser.type_into(&format!("#{id}"), &text).await?
            }
            Open::Press(button) => {
                button.scroll_into_view().await?;
                button.click().await?;
            }
        }
        browser.settled().await?;
    }
    anyhow::bail!("the page does not come to an end")
}

enum Open {
    Choice(WebElement, &'static str),
    Typed(String),
    Press(WebElement),
}

/// The sections after the first with questions, by their titles.
pub const SECTIONS: [&str; 8] = [
    "Việc làm",
    "Nhà ở",
    "Nước và nhà tiêu",
    "Thông tin",
    "Đất và sinh kế",
    "Thu nhập",
    "Nguyên nhân và nhóm hộ",
    "Hỏi trước cho chuẩn năm 2027",
];

async fn first_open(browser: &Browser) -> anyhow::Result<Option<Open>> {
    for group in browser.driver.find_all(By::Css("[role=radiogroup]")).await? {
        if group.find(By::Css("input:checked")).await.is_err() {
            let name = group.find(By::Css("input")).await?.attr("name").await?.unwrap_or_default();
            let name = if name == "f-income_basis" { "f-income_basis" } else { "" };
            return Ok(Some(Open::Choice(group, name)));
        }
    }
    for field in browser.driver.find_all(By::Css("input.answer-field")).await? {
        let empty = field.prop("value").await?.unwrap_or_default().is_empty();
        let unknown = field.find(By::XPath("..//input[@type='checkbox']")).await;
        let unknown = match unknown {
            Ok(unknown) => unknown.is_selected().await?,
            Err(_) => false,
        };
        if empty && !unknown {
            return Ok(Some(Open::Typed(field.id().await?.context("a field's id")?)));
        }
    }
    let keep = browser.driver.find(By::XPath("//*[@role='alert']//button[contains(., 'Giữ nguyên')]")).await;
    if let Ok(keep) = keep {
        return Ok(Some(Open::Press(keep)));
    }
    // Why an answer differs from last time: the first of the common reasons.
    for reason in browser.driver.find_all(By::Css(".reason-field")).await? {
        if reason.find(By::Css(".chip[aria-pressed=true]")).await.is_err() {
            return Ok(Some(Open::Press(reason.find(By::Css(".chip")).await?)));
        }
    }
    Ok(None)
}

fn next_month() -> String {
    let day = chrono::Utc::now().date_naive() + chrono::Days::new(30);
    day.format("%d/%m/%Y").to_string()
}

/// Presses the choice that begins with `text` as a whole word; the first one where there is none.
async fn press_in(group: &WebElement, text: &str) -> anyhow::Result<()> {
    let labels = group.find_all(By::Tag("label")).await?;
    let mut chosen = None;
    for label in &labels {
        let shown = label.text().await?;
        let fits = shown.trim() == text || (text != "Không" && shown.contains(text));
        if fits || chosen.is_none() {
            chosen = Some(label);
        }
        if fits {
            break;
        }
    }
    let label = chosen.context("a choice")?;
    label.scroll_into_view().await?;
    label.click().await?;
    Ok(())
}

async fn official_figures(browser: &Browser, commune: &Commune) -> anyhow::Result<String> {
    browser.driver.goto(commune.url("/villages/01954.07")).await?;
    browser.see("Phiêng Lềng").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn enrol_go_offline_visit_lose_the_tab_finalise_sync_meet_and_read_one_figure_on_both_sides() -> anyhow::Result<()>
{
    let commune = Commune::demo()?;
    let cable = Cable::to(commune.addr).await?;
    let driver = Driver::start()?;
    let profile = tempfile::tempdir()?;
    let app = format!("http://{}/app/", cable.addr);

    // Enrol, in coverage.
    let browser = Browser::open(&driver, profile.path()).await?;
    browser.driver.goto(format!("{app}#code={}", commune.code)).await?;
    browser.press("Nhận sổ của thôn").await?;
    browser.see("Cần thăm").await?;
    browser.see("Dữ liệu mẫu").await?;
    browser.shoot("today").await;
    browser.wait_for_offline_copy().await?;

    // Offline: the page itself comes from the phone.
    cable.pull();
    browser.driver.refresh().await?;
    browser.see("Cần thăm").await?;

    // A visit to the first poor household of the list.
    browser.press("Hộ nghèo, số").await?;
    browser.press("Bắt đầu ghi phiếu").await?;
    browser.press("Đủ người rồi, hỏi tiếp").await?;
    browser.see("Sức khoẻ và học hành").await?;
    answer_page(&browser).await?;
    browser.see("Đã lưu").await?;

    // The battery dies in the middle of the form.
    let answered = browser.answers().await?;
    assert!(answered > 0);
    browser.kill()?;
    let browser = Browser::open(&driver, profile.path()).await?;
    browser.driver.goto(&app).await?;
    browser.press("Phiếu đang ghi dở").await?;
    browser.see("Sức khoẻ và học hành").await?;
    browser.settled().await?;
    assert_eq!(browser.answers().await?, answered, "every answer of before is there");

    // To the end, still offline.
    for section in SECTIONS {
        browser.press("Phần tiếp").await?;
        browser.see(section).await?;
        if section == "Nhà ở" {
            browser.shoot("visit").await;
        }
        answer_page(&browser).await?;
    }
    browser.press("Xem kết quả").await?;
    browser.see("Không nghèo").await?;
    browser.shoot("result").await;
    browser.press("Chốt phiếu").await?;
    browser.see("Đã chốt phiếu").await?;
    browser.see("Đang chờ gửi về xã").await?;

    // Back in coverage.
    cable.plug();
    browser.press("Về trang hôm nay").await?;
    browser.press("Gửi đi").await?;
    browser.press("Gửi ngay").await?;
    browser.see("Xã đã nhận 1 mục").await?;
    browser.press("Tiến độ").await?;
    let phone = browser.see("Rà soát giảm 1 hộ, xã chưa công nhận giảm hộ nào. Còn 9 hộ nữa mới đủ 10.").await?;
    assert!(phone.contains("Số khớp với xã"), "{phone}");
    browser.shoot("progress").await;

    // The village meets, and the signed page is photographed.
    minutes::hold(&browser).await?;
    minutes::photograph(&browser).await?;

    // The same figure on the commune's page.
    browser.driver.goto(commune.url("/sign-in")).await?;
    browser.type_into("#name", &commune.user).await?;
    browser.type_into("#password", &commune.password).await?;
    browser.press_at(By::Css("button[type=submit]"), "sign in").await?;
    browser.see("Tiến độ giảm nghèo năm 2026").await?;
    let office = official_figures(&browser, &commune).await?;
    assert!(office.contains("Đã rà soát giảm 1 hộ nghèo, xã công nhận 0"), "{office}");
    minutes::seen_at_the_office(&browser, &commune).await?;
    browser.close().await
}
