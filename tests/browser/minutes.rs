//! A village meeting in a real browser: held, finalised, and the signed page photographed, from the file that a person
//! chooses to the picture that the office opens.

use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use so_thon::protocol::attachment::{self, PART_BYTES};
use thirtyfour::prelude::*;

use crate::chromium::Browser;
use crate::commune::Commune;

/// Draws a picture as large as a phone's camera takes, grained as paper is, and gives its JPEG in base64.
const DRAW: &str = "
    const done = arguments[arguments.length - 1];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 3200];
    const page = canvas.getContext('2d');
    for (let y = 0; y < 3200; y += 8) for (let x = 0; x < 2400; x += 8) {
        const grey = 200 + (x * 7919 + y * 104729) % 56;
        page.fillStyle = `rgb(${grey} ${grey} ${grey - 20})`;
        page.fillRect(x, y, 8, 8);
    }
    page.fillStyle = 'black';
    page.font = '96px serif';
    for (let line = 1; line < 24; line += 1) page.fillText(`Biên bản họp thôn, dòng ${line}`, 120, line * 130);
    done(canvas.toDataURL('image/jpeg', 0.9).split(',')[1]);
";

/// Holds the yearly meeting about everybody who waits, all forty agreeing, and finalises its minutes.
pub async fn hold(browser: &Browser) -> anyhow::Result<()> {
    browser.press("Hôm nay").await?;
    browser.press("Họp thôn và niêm yết").await?;
    browser.press("Mở cuộc họp").await?;
    browser.press("Ghi người dự").await?;
    for (field, text) in
        [("#attend-count", "40"), ("#attend-place", "nhà văn hóa thôn"), ("#attend-secretary", "Triệu Thị Đào")]
    {
        browser.find(field).await?;
        browser.type_into(field, text).await?;
    }
    browser.press("Xong").await?;
    browser.see("40 người dự").await?;
    browser.press("Lấy ý kiến").await?;
    browser.press("Tất cả nhất trí").await?;
    browser.see("40/40 người nhất trí: đạt.").await?;
    browser.press("Xem lại").await?;
    browser.press("Chốt biên bản").await?;
    browser.see("Ảnh biên bản đã ký").await?;
    Ok(())
}

/// Chooses a picture of the signed page as a person does, and waits until the commune has it.
pub async fn photograph(browser: &Browser) -> anyhow::Result<()> {
    let drawn = browser.driver.execute_async(DRAW, Vec::new()).await?.json().clone();
    let jpeg = STANDARD.decode(drawn.as_str().context("a picture")?)?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("IMG_2026.jpg");
    std::fs::write(&file, &jpeg)?;
    browser.find("#photo").await?.send_keys(file.display().to_string()).await?;
    browser.see("Ảnh 1").await?;
    // What is no picture is said, and takes nothing away.
    std::fs::write(&file, "không phải ảnh")?;
    browser.find("#photo").await?.send_keys(file.display().to_string()).await?;
    browser.see("Máy không đọc được ảnh này").await?;
    browser.see("Ảnh 1").await?;
    browser.see("xã đã có ảnh").await?;
    browser.shoot("minutes-photographed").await;
    Ok(())
}

/// The picture in the office of whoever is signed in: whole, and as its name says.
pub async fn seen_at_the_office(browser: &Browser, commune: &Commune) -> anyhow::Result<()> {
    browser.driver.goto(commune.url("/meetings")).await?;
    browser.press_at(By::Css("main a[href^='/meetings/0']"), "the meeting").await?;
    let link = browser.find("a[href^='/attachments/']").await?;
    let address = link.attr("href").await?.context("an address")?;
    let mut cookies = Vec::new();
    for cookie in browser.driver.get_all_cookies().await? {
        cookies.push(format!("{}={}", cookie.name, cookie.value));
    }
    link.click().await?;
    browser.shoot("minutes-at-the-office").await;
    // The page of a picture runs no script, so its bytes are asked for as the browser did.
    let asked = reqwest::Client::builder().no_proxy().build()?.get(commune.url(&address));
    let picture = asked.header("cookie", cookies.join("; ")).send().await?.error_for_status()?.bytes().await?;
    ensure!(address.ends_with(&attachment::name(&picture).to_string()), "it is whole");
    ensure!(picture.len() > PART_BYTES, "more than one part was sent: {}", picture.len());
    Ok(())
}
