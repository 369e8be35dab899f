//! What is typed into a real field arrives whole, however it is composed and however fast it comes.

use thirtyfour::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::chromium::{Browser, Driver};
use crate::commune::Commune;

/// Every vowel with every mark, as long as a name may be.
const NAME: &str = "Nguyễn Phước Bảo Quỳnh Hường Ẩn Ẫm Ậu Ếch Ệ Ổi Ỗ Ộc Ứng Ữ Ự Ỳ Ỷ Ỹ Ỵ Đặng Thị Mùi";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_name_typed_in_parts_arrives_whole_and_is_kept_composed() -> anyhow::Result<()> {
    let commune = Commune::demo()?;
    let driver = Driver::start()?;
    let profile = tempfile::tempdir()?;
    let browser = Browser::open(&driver, profile.path()).await?;
    browser.driver.goto(format!("{}#code={}", commune.url("/app/"), commune.code)).await?;
    browser.press("Nhận sổ của thôn").await?;
    browser.see("Cần thăm").await?;

    browser.press("Hộ dân").await?;
    browser.press("Thêm hộ").await?;
    browser.press_at(By::Css("label:has(> input[name=how])"), "how they came").await?;
    browser.press("Sổ trước ghi thiếu").await?;
    browser.press_at(By::Css(".action-bar .primary"), "to the head").await?;
    let in_parts: String = NAME.nfd().collect();
    for typed in [NAME, in_parts.as_str()] {
        browser.type_into("#field-name", typed).await?;
        browser.settled().await?;
        let kept = browser.find("#field-name").await?.prop("value").await?.unwrap_or_default();
        assert_eq!(kept, typed, "the field keeps what was typed, letter by letter");
    }
    browser.press_at(By::Css("label:has(> input[name=sex])"), "a sex").await?;
    browser.type_into("#field-birth", "1969").await?;
    browser.press_at(By::Css("label:has(> input[name=group])"), "an ethnic group").await?;
    browser.press_at(By::Css(".action-bar .primary"), "to the place").await?;
    browser.find("#field-address").await?;
    browser.press_at(By::Css(".action-bar .primary"), "keep the household").await?;
    browser.find("a[href$='/changes']").await?;
    let shown = browser.see("Mùi").await?;
    assert!(shown.contains(NAME), "the name is shown composed:\n{shown}");
    browser.close().await
}
