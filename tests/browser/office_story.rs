//! The whole way of a year in a real browser: a commune from nothing, its plan and register, three visits from the
//! app, one sent back and corrected, the village meeting, the posting, the chairman's decision, and the reports, whose
//! figures agree with each other.

use anyhow::Context;
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use thirtyfour::prelude::*;

use crate::chromium::{Browser, Driver};
use crate::commune::Commune;
use crate::office::{WIDTHS, Walk};
use crate::story::{SECTIONS, Says, UNKNOWN, answer_page_as};

const PASSWORD: &str = "ruộng bậc thang mùa nước đổ";

/// Three households of one village, made up; two poor and one near-poor at the start.
const LIST: &str = "\
Thôn,Số hộ,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,Dân tộc,Phân loại
Phiêng Lềng,001,Đặng Thị Thử,Chủ hộ,Nữ,02/03/1961,Dao,Hộ nghèo
Phiêng Lềng,001,Đặng Văn Nghiệm,Con,Nam,11/05/1990,Dao,
Phiêng Lềng,002,Ma Văn Kiểm,Chủ hộ,Nam,20/10/1977,Tày,Hộ nghèo
Phiêng Lềng,003,Hoàng Thị Mẫu,Chủ hộ,Nữ,15/01/1982,Nùng,Cận nghèo
";

/// Where the pages are that a year fills.
const MADE: [&str; 13] = [
    "/calendar",
    "/conflicts",
    "/decisions",
    "/devices",
    "/households",
    "/journal",
    "/meetings",
    "/person",
    "/postings",
    "/procedure",
    "/review",
    "/submissions",
    "/visits",
];

/// Someone of the office at a browser as wide as an old screen.
struct Desk {
    browser: Browser,
    base: String,
}

impl Desk {
    async fn open(driver: &Driver, profile: &std::path::Path, base: String) -> anyhow::Result<Self> {
        let browser = Browser::open(driver, profile).await?;
        browser.driver.set_window_rect(0, 0, 1366, 900).await?;
        Ok(Self { browser, base })
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The page that is open.
    async fn path(&self) -> anyhow::Result<String> {
        let url = self.browser.driver.current_url().await?;
        Ok(url.as_str().strip_prefix(&self.base).context("a page of the office")?.to_owned())
    }

    async fn go(&self, path: &str) -> anyhow::Result<()> {
        Ok(self.browser.driver.goto(self.url(path)).await?)
    }

    /// Puts a value into a field by its name, whatever kind of field it is.
    async fn put(&self, name: &str, value: &str) -> anyhow::Result<()> {
        let put = "const field = [...document.getElementsByName(arguments[0])].find((one) => one.type !== 'hidden');
            if (!field) return false;
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return field.value === arguments[1];";
        let done = self.browser.driver.execute(put, vec![name.into(), value.into()]).await?;
        if done.json() != &serde_json::Value::Bool(true) {
            let shown = self.browser.driver.find(By::Tag("main")).await?.text().await?;
            anyhow::bail!("no field {name} takes {value:?} on a page that shows:\n{shown}");
        }
        Ok(())
    }

    /// Presses what shows `text`, and waits for the next page.
    async fn press(&self, text: &str) -> anyhow::Result<()> {
        self.mark().await?;
        self.browser.press(text).await?;
        self.browser.find("html:not([data-left])").await.map(|_| ())
    }

    /// Presses the button of a form, and waits for the next page.
    async fn submit(&self, css: &str) -> anyhow::Result<()> {
        self.mark().await?;
        self.browser.press_at(By::Css(css), css).await?;
        self.browser.find("html:not([data-left])").await.map(|_| ())
    }

    /// Marks the page, so that the next one is told from it.
    async fn mark(&self) -> anyhow::Result<()> {
        self.browser.driver.execute("document.documentElement.dataset.left = ''", Vec::new()).await?;
        Ok(())
    }

    async fn sign_in(&self, name: &str, password: &str) -> anyhow::Result<()> {
        self.go("/sign-in").await?;
        self.put("name", name).await?;
        self.put("password", password).await?;
        self.submit("main button[type=submit]").await
    }

    /// The first sign-in of someone whose password was made by another.
    async fn first_sign_in(&self, name: &str, password: &str) -> anyhow::Result<()> {
        self.sign_in(name, password).await?;
        self.browser.see("Chọn mật khẩu của riêng mình").await?;
        self.put("current", password).await?;
        self.put("new", PASSWORD).await?;
        self.put("again", PASSWORD).await?;
        self.press("Đổi mật khẩu").await?;
        self.browser.see("Tiến độ").await?;
        Ok(())
    }

    /// Signs out in another tab, while the page of this one stays open.
    async fn sign_out_elsewhere(&self) -> anyhow::Result<()> {
        let driver = &self.browser.driver;
        let here = driver.window().await?;
        let other = driver.new_tab().await?;
        driver.switch_to_window(other).await?;
        self.go("/account").await?;
        self.press("Đăng xuất").await?;
        driver.close_window().await?;
        Ok(driver.switch_to_window(here).await?)
    }

    /// The administrator opens an account and reads its first password.
    async fn add_user(&self, name: &str, full_name: &str, role: &str) -> anyhow::Result<String> {
        self.go("/users").await?;
        self.put("full-name", full_name).await?;
        self.put("name", name).await?;
        self.put("role", role).await?;
        self.press("Thêm và tạo mật khẩu").await?;
        self.browser.see("Chỉ hiện một lần").await?;
        let password = self.browser.find("dd.secret").await?.text().await?;
        Ok(password.trim().to_owned())
    }
}

/// One visit on the phone, from the household's page to the end.
async fn visit(phone: &Browser, head: &str, says: Says) -> anyhow::Result<()> {
    phone.press(head).await?;
    phone.press("Bắt đầu ghi phiếu").await?;
    phone.press("Đủ người rồi, hỏi tiếp").await?;
    phone.see("Sức khoẻ và học hành").await?;
    answer_page_as(phone, says).await?;
    for section in SECTIONS {
        phone.press("Phần tiếp").await?;
        phone.see(section).await?;
        answer_page_as(phone, says).await?;
    }
    phone.press("Xem kết quả").await?;
    phone.press("Chốt phiếu").await?;
    phone.see("Đã chốt phiếu").await?;
    phone.press("Về trang hôm nay").await
}

/// Waits until the commune has everything.
async fn send(phone: &Browser) -> anyhow::Result<()> {
    phone.press("Gửi đi").await?;
    phone.see("Không có gì chờ gửi").await?;
    phone.press("Hôm nay").await
}

/// The rows of a sheet of a report as text.
async fn report(desk: &Desk, number: u8) -> anyhow::Result<Vec<Vec<String>>> {
    desk.go(&format!("/reports/{number}?year=2026")).await?;
    desk.browser.see("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").await?;
    let cookies = desk.browser.driver.get_all_cookies().await?;
    let cookies: Vec<String> = cookies.iter().map(|one| format!("{}={}", one.name, one.value)).collect();
    let url = desk.url(&format!("/reports/{number}/xlsx?year=2026"));
    let client = reqwest::Client::builder().no_proxy().build()?;
    let answer = client.get(url).header("cookie", cookies.join("; ")).send().await?.error_for_status()?;
    let bytes = answer.bytes().await?;
    if let Some(folder) = std::env::var_os("SO_THON_SHEETS") {
        std::fs::create_dir_all(&folder)?;
        std::fs::write(std::path::Path::new(&folder).join(format!("bieu-{number:02}.xlsx")), &bytes)?;
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes.to_vec()))?;
    let name = book.sheet_names().first().cloned().context("a sheet")?;
    let range = book.worksheet_range(&name)?;
    Ok(range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect())
}

/// The row that begins with the whole commune's households.
fn commune_row(rows: &[Vec<String>]) -> anyhow::Result<&Vec<String>> {
    let of_commune = |row: &&Vec<String>| row.iter().take(3).any(|cell| cell.contains("Toàn xã"));
    rows.iter().find(of_commune).context("a row of the whole commune")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_an_empty_commune_to_reports_whose_figures_agree() -> anyhow::Result<()> {
    let commune = Commune::founded()?;
    let driver = Driver::start()?;
    let (office_profile, phone_profile, files) = (tempfile::tempdir()?, tempfile::tempdir()?, tempfile::tempdir()?);
    let mut desk = Desk::open(&driver, office_profile.path(), commune.url("")).await?;
    let mut walk = Walk::new("year", &desk.browser)?;

    // The administrator opens accounts for an officer and the chairman.
    desk.sign_in(&commune.user, &commune.password).await?;
    desk.browser.see("Tiến độ").await?;
    let officer = desk.add_user("hanh", "Nguyễn Thị Hạnh", "officer").await?;
    let chairman = desk.add_user("kien", "Triệu Văn Kiên", "chairman").await?;
    desk.press("Đăng xuất").await?;

    // The plan as printed is a draft; its proposed split is taken and confirmed.
    desk.first_sign_in("hanh", &officer).await?;
    desk.go("/plan").await?;
    desk.browser.see("bản nháp").await?;
    // Column 4 is blank in the annex: the officer writes how many were near-poor, and the sums are taken anew.
    desk.go("/plan/edit").await?;
    let near =
        "const fields = [...document.querySelectorAll('input')].filter((one) => /^r\\d+\\.near$/.test(one.name));
        for (const field of fields) field.value = '5';
        return fields.length;";
    let rows = desk.browser.driver.execute(near, Vec::new()).await?;
    assert_eq!(rows.json().as_u64(), Some(27), "every village has a field for its near-poor households");
    desk.browser.press_at(By::Css("input[name=sums]"), "sums").await?;
    desk.submit("button.primary[value=save]").await?;
    desk.browser.find(".flash").await?;
    desk.go("/plan/proposal").await?;
    desk.submit("form.plan-take button[type=submit]").await?;
    desk.browser.find(".flash").await?;
    desk.go("/plan/confirm").await?;
    desk.put("name", "Triệu Văn Kiên").await?;
    desk.put("on", &today().format("%d/%m/%Y").to_string()).await?;
    desk.submit("form.plan-confirm button[type=submit]").await?;
    desk.browser.see("Đã xác nhận").await?;

    // The register comes from a list of people.
    let list = files.path().join("danh-sach.csv");
    std::fs::write(&list, LIST)?;
    desk.go("/register").await?;
    desk.browser.see("Sổ chưa có hộ nào").await?;
    desk.go("/register/import").await?;
    desk.browser.find("input[type=file]").await?.send_keys(list.display().to_string()).await?;
    desk.press("Đọc tệp").await?;
    desk.press("Đọc theo các cột này").await?;
    desk.press("Ghi 3 hộ vào sổ").await?;
    desk.go("/register").await?;
    desk.browser.see("Đặng Thị Thử").await?;
    // Three households are not the annex's 415, and the first page says so before any figure.
    desk.go("/").await?;
    desk.browser.see("sổ hộ có 2, kế hoạch ghi 415").await?;

    // A phone of the village.
    desk.go("/devices").await?;
    desk.put("person", "Hoàng Văn Thắng").await?;
    desk.browser.press_at(By::Css("label:has(input[value='01954.07'])"), "the village").await?;
    desk.submit("form[action='/devices/codes'] button[type=submit]").await?;
    let digits = desk.browser.find(".digits").await?.text().await?;
    let code: String = digits.chars().filter(char::is_ascii_digit).collect();
    let phone = Browser::open(&driver, phone_profile.path()).await?;
    phone.driver.goto(commune.url(&format!("/app/#code={code}"))).await?;
    phone.press("Nhận sổ của thôn").await?;
    phone.see("Cần thăm").await?;

    // Three visits: one stays poor, one is above the line, one falls into poverty.
    let lacking = Says { b1: "120", answer: "Không" };
    visit(&phone, "Đặng Thị Thử", lacking).await?;
    visit(&phone, "Ma Văn Kiểm", UNKNOWN).await?;
    visit(&phone, "Hoàng Thị Mẫu", lacking).await?;
    send(&phone).await?;

    // One goes back with a comment on a question, and is corrected on the phone.
    desk.go("/review").await?;
    desk.browser.see("Chờ duyệt 3").await?;
    for head in ["Ma Văn Kiểm", "Hoàng Thị Mẫu"] {
        desk.press(head).await?;
        walk.at(&desk.base, &desk.path().await?).await?;
        desk.go("/review").await?;
    }
    desk.press("Đặng Thị Thử").await?;
    let said = "Đo lại diện tích nhà giúp, tường và mái cũng xem lại.";
    desk.browser.press_at(By::XPath("(//details[contains(@class,'note')]/summary)[1]"), "a comment").await?;
    let note = desk.browser.find("details.note[open] textarea").await?;
    note.send_keys(said).await?;
    desk.submit("button[value=send_back]").await?;
    desk.browser.see("Đã gửi trả 1").await?;
    phone.driver.refresh().await?;
    phone.see("Xã gửi trả").await?;
    phone.press("Đặng Thị Thử").await?;
    phone.see(said).await?;
    phone.press("Sửa câu này").await?;
    correct(&phone).await?;
    send(&phone).await?;

    // All three are accepted.
    for left in (0..3).rev() {
        desk.go("/review").await?;
        desk.browser.see(&format!("Chờ duyệt {}", left + 1)).await?;
        desk.submit("button[value=accept]").await?;
        desk.browser.see(&format!("Đã duyệt {}", 3 - left)).await?;
    }

    // The village meets; the phone keeps the minutes.
    phone.press("Họp thôn và niêm yết").await?;
    phone.press("Mở cuộc họp").await?;
    phone.press("Ghi người dự").await?;
    phone.type_into("#attend-count", "24").await?;
    phone.type_into("#attend-place", "nhà văn hóa thôn").await?;
    phone.type_into("#attend-chair", "Hoàng Văn Thắng").await?;
    phone.type_into("#attend-secretary", "Ma Thị Thu").await?;
    phone.press("Xong").await?;
    phone.press("Lấy ý kiến").await?;
    for last in [false, false, true] {
        phone.press("Tất cả nhất trí").await?;
        phone.see("24/24 người nhất trí: đạt.").await?;
        phone.press(if last { "Xem lại" } else { "Hộ tiếp" }).await?;
    }
    phone.press("Chốt biên bản").await?;
    phone.see("In biên bản, hai bản").await?;
    phone.see("xã đã có").await?;

    // The office reads them, and may add a picture of the signed page.
    desk.go("/meetings").await?;
    desk.submit("main a[href^='/meetings/01']").await?;
    walk.at(&desk.base, &desk.path().await?).await?;

    // What carried hangs for its working days.
    desk.go("/postings").await?;
    desk.press("Lập bản niêm yết").await?;
    let form = desk.path().await?;
    walk.at(&desk.base, &form).await?;
    desk.go(&form).await?;
    desk.put("places", "Nhà văn hóa thôn Phiêng Lềng\nTrụ sở UBND xã").await?;
    desk.submit("form[action='/postings'] button[type=submit]").await?;
    desk.browser.see("ngày làm việc").await?;

    // Ten days later nobody has objected, and the chairman signs.
    let later = commune.ten_days_later().await?;
    desk.base = later.url();
    desk.sign_in("kien", &chairman).await?;
    desk.put("current", &chairman).await?;
    desk.put("new", PASSWORD).await?;
    desk.put("again", PASSWORD).await?;
    desk.press("Đổi mật khẩu").await?;
    walk.at(&desk.base, "/decisions").await?;
    desk.go("/decisions").await?;
    desk.put("number", "215/QĐ-UBND").await?;

    // The time ran out before the form was sent: it is kept, and sent again after signing in.
    desk.sign_out_elsewhere().await?;
    desk.press("Ký quyết định").await?;
    desk.browser.see("biểu mẫu vừa gửi chưa được ghi").await?;
    desk.put("name", "kien").await?;
    desk.put("password", PASSWORD).await?;
    desk.submit("main button[type=submit]").await?;
    desk.browser.see("Biểu mẫu chưa được ghi").await?;
    let kept = desk.path().await?;
    walk.at(&desk.base, &kept).await?;
    desk.go(&kept).await?;
    desk.press("Gửi lại").await?;
    desk.browser.see("Quyết định số 215/QĐ-UBND").await?;

    // What the year has made is under the accessibility engine too.
    walk.follow(&desk.base, &[("vi", &WIDTHS)], |path| MADE.iter().any(|made| path.starts_with(made))).await?;
    walk.end();

    // The reports say one and the same.
    let one = report(&desk, 1).await?;
    let two = report(&desk, 2).await?;
    let (poor, near) = (&commune_row(&one)?[4], &commune_row(&one)?[6]);
    assert_eq!(poor, "2", "{one:#?}");
    assert_eq!(poor, commune_row(&two)?.last().context("column 9")?, "{two:#?}");
    let heads = |rows: &[Vec<String>], name: &str| rows.iter().flatten().filter(|cell| cell.contains(name)).count();
    let (list_of_poor, list_of_near) = (report(&desk, 14).await?, report(&desk, 15).await?);
    for (name, is_poor) in [("Đặng Thị Thử", 1), ("Hoàng Thị Mẫu", 1), ("Ma Văn Kiểm", 0)] {
        assert_eq!((name, heads(&list_of_poor, name), heads(&list_of_near, name)), (name, is_poor, 0));
    }
    assert_eq!(near, "0");
    for number in [4, 10] {
        let rows = report(&desk, number).await?;
        assert!(commune_row(&rows)?.iter().any(|cell| cell == "2"), "report {number}: {rows:#?}");
    }
    phone.close().await?;
    desk.browser.close().await
}

fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// Through the rest of a correction as it stands.
async fn correct(phone: &Browser) -> anyhow::Result<()> {
    for _ in 0..12 {
        phone.settled().await?;
        answer_page_as(phone, Says { b1: "120", answer: "Không" }).await?;
        if phone.driver.find(By::XPath("//*[contains(., 'Xem kết quả') and (self::a or self::button)]")).await.is_ok()
        {
            phone.press("Xem kết quả").await?;
            phone.press("Chốt phiếu").await?;
            phone.see("Đã chốt phiếu").await?;
            return phone.press("Về trang hôm nay").await;
        }
        let people = phone
            .driver
            .find(By::XPath("//button[contains(., 'Đủ người rồi')] | //a[contains(., 'Đủ người rồi')]"))
            .await;
        phone.press(if people.is_ok() { "Đủ người rồi, hỏi tiếp" } else { "Phần tiếp" }).await?;
    }
    anyhow::bail!("the correction does not come to an end")
}
