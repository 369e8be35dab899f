//! Every screen, in both languages and themes and all text sizes, under an accessibility engine (axe-core) and under
//! what it does not ask: targets, focus, contrast, and that nothing is cut off or beside a screen of 320 pixels.
//!
//! `SO_THON_SCREENS=1` also keeps a picture of every screen in each language, width and text size, to be looked at.
//! `SO_THON_SCREEN=name` walks only the screens whose name begins so.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use so_thon::domain::class::Class;
use so_thon::domain::ids::{HouseholdId, ObjectionId, PostingId, QuestionId, VillageId, VisitId};
use so_thon::domain::period::Period;
use so_thon::domain::posting::{Objection, ObjectionOutcome, Posting, PostingLine};
use so_thon::domain::procedure::{OwnValue, ProcedureChanges};
use so_thon::domain::review::{Comment, Review, Verdict};
use so_thon::domain::round::Round;
use thirtyfour::extensions::cdp::ChromeDevTools;
use thirtyfour::prelude::*;
use uuid::Uuid;

use crate::cable::Cable;
use crate::chromium::{Browser, Driver};
use crate::commune::{Commune, Later};
use crate::screens::{Act, BEFORE, BOOK, CLOSED, CLOSED_SHOWS, Screen};
use crate::story::{SECTIONS, answer_page};

/// The narrowest phone, and as high as such phones are without the browser's own bars.
const NARROW: (u32, u32) = (320, 640);
const WIDTHS: [(u32, u32); 2] = [NARROW, (412, 846)];
const TEXT_SIZES: [&str; 3] = ["100", "150", "200"];
const LANGUAGES: [&str; 2] = ["vi", "en"];

/// WCAG 2.0 to 2.2, A and AA, and what is good practice; of AAA the contrast of text. Rules that axe-core leaves off
/// unless asked: the size of targets, AAA contrast, and a visible word that the spoken name must have in it.
pub const RULES: &str = r#"{
    "runOnly": { "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    "rules": {
        "color-contrast-enhanced": { "enabled": true },
        "target-size": { "enabled": true },
        "label-content-name-mismatch": { "enabled": true }
    }
}"#;
const COLOURS: &str = r#"{ "runOnly": { "type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"] } }"#;

/// The engine's text, of the version in `platforms/a11y`.
pub fn engine() -> anyhow::Result<String> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .context("a folder for caches")?;
    let file = cache.join("so-thon/a11y/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .with_context(|| format!("no accessibility engine at {}: run `make setup-test` first", file.display()))
}

/// A browser on the app, and what was found on its screens.
struct Walk {
    browser: Browser,
    app: String,
    engine: String,
    /// What `{draft}` and the like stand for.
    places: BTreeMap<&'static str, String>,
    findings: Vec<String>,
    only: Option<String>,
    pictures: bool,
}

impl Walk {
    async fn js(&self, script: &str, args: Vec<Value>) -> anyhow::Result<Value> {
        Ok(self.browser.driver.execute(script, args).await?.json().clone())
    }

    async fn size(&self, (width, height): (u32, u32)) -> anyhow::Result<()> {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        let tools = ChromeDevTools::new(self.browser.driver.handle.clone());
        tools.execute_cdp_with_params("Emulation.setDeviceMetricsOverride", params).await?;
        Ok(())
    }

    /// Text size or theme, as the settings would set it.
    async fn dress(&self, what: &str, value: &str) -> anyhow::Result<()> {
        self.js(
            "document.querySelector('.app').setAttribute(arguments[0], arguments[1])",
            vec![json!(what), json!(value)],
        )
        .await?;
        Ok(())
    }

    async fn speak(&self, lang: &str) -> anyhow::Result<()> {
        self.go("/settings").await?;
        self.browser
            .press_at(By::Css(format!("label:has(> input[name=language][value={lang}])")), "the language")
            .await?;
        self.wait_for(&format!("html[lang={lang}]")).await
    }

    /// To an address without a reload, as a link would.
    async fn go(&self, at: &str) -> anyhow::Result<()> {
        let mut at = at.to_owned();
        for (name, value) in &self.places {
            at = at.replace(&format!("{{{name}}}"), value);
        }
        if at.contains('{') {
            bail!("nothing was made that {at} stands for");
        }
        let go = "for (const to of ['/app/nowhere', arguments[0]]) {
            history.pushState([0, 0], '', to);
            dispatchEvent(new PopStateEvent('popstate', { state: [0, 0] }));
        }";
        self.js(go, vec![json!(format!("/app{at}"))]).await?;
        Ok(())
    }

    async fn wait_for(&self, css: &str) -> anyhow::Result<()> {
        self.browser.find(css).await.map(|_| ())
    }

    async fn open(&self, screen: &Screen) -> anyhow::Result<()> {
        self.go("/nowhere").await?;
        self.wait_for(".app a[href$='/app/'], .app .code-field, .app .page.empty").await?;
        self.go(screen.at).await?;
        for act in screen.acts {
            match act {
                Act::Press(css) => self.browser.press_at(By::Css(*css), css).await?,
                Act::Type(css, text) => self.browser.type_into(css, text).await?,
            }
        }
        self.wait_for(screen.shows).await?;
        self.browser.settled().await
    }

    fn note(&mut self, screen: &Screen, how: &str, found: &Value) {
        for one in found.as_array().into_iter().flatten() {
            let text = |key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default();
            self.findings.push(format!(
                "{} ({how}): {}: {} – {}",
                screen.name,
                text("rule"),
                text("node"),
                text("help")
            ));
        }
    }

    async fn axe(&mut self, screen: &Screen, how: &str, rules: &str) -> anyhow::Result<()> {
        let run = format!(
            "const done = arguments[arguments.length - 1];
             axe.run(document, {rules}).then(
                 (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) => ({{
                     rule: `${{rule.id}} (${{rule.impact}})`,
                     node: node.html.slice(0, 160),
                     help: node.any.concat(node.all, node.none).map((check) => check.message).join(' '),
                 }})))),
                 (error) => done([{{ rule: 'axe', node: '', help: String(error) }}]),
             );"
        );
        let found = self.browser.driver.execute_async(&run, Vec::new()).await?.json().clone();
        self.note(screen, how, &found);
        Ok(())
    }

    async fn eyes(&mut self, screen: &Screen, how: &str, ask: &str) -> anyhow::Result<()> {
        let found = self.js(&format!("return window.eyes.{ask}()"), Vec::new()).await?;
        self.note(screen, how, &found);
        Ok(())
    }

    async fn look(&mut self, screen: &Screen, lang: &str) -> anyhow::Result<()> {
        self.open(screen).await?;
        if self.js("return !window.axe", Vec::new()).await? == json!(true) {
            self.js(&self.engine, Vec::new()).await?;
            self.js(include_str!("eyes.js"), Vec::new()).await?;
        }
        self.dress("data-theme", "light").await?;
        let spoken = self.js("return [document.documentElement.lang, document.querySelector('.app').lang]", Vec::new());
        if spoken.await? != json!([lang, lang]) {
            self.findings.push(format!("{}: the page does not say that it is in {lang}", screen.name));
        }
        self.axe(screen, lang, RULES).await?;
        self.eyes(screen, lang, "everything").await?;
        self.dress("data-theme", "dark").await?;
        self.axe(screen, &format!("{lang}, dark"), COLOURS).await?;
        self.eyes(screen, &format!("{lang}, dark"), "contrast").await?;
        self.dress("data-theme", "light").await?;
        for text in ["150", "200"] {
            self.dress("data-text", text).await?;
            self.eyes(screen, &format!("{lang}, {text} %"), "shape").await?;
        }
        self.dress("data-text", "100").await?;
        if self.pictures {
            self.picture(screen, lang).await?;
        }
        // Last, since it scrolls and leaves fields. A key first: then a browser shows focus that a script sets.
        self.browser.driver.action_chain().send_keys(Key::Tab).perform().await?;
        self.eyes(screen, lang, "focus").await
    }

    async fn picture(&self, screen: &Screen, lang: &str) -> anyhow::Result<()> {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens/all").join(lang);
        std::fs::create_dir_all(&folder)?;
        for size in WIDTHS {
            self.size(size).await?;
            for text in TEXT_SIZES {
                self.dress("data-text", text).await?;
                let file = folder.join(format!("{}-{}-{text}.png", screen.name, size.0));
                self.browser.driver.screenshot(&file).await?;
            }
            self.dress("data-text", "100").await?;
        }
        self.size(NARROW).await
    }

    async fn walk(&mut self, screens: &[Screen], lang: &str) -> anyhow::Result<()> {
        for screen in screens {
            if self.only.as_ref().is_some_and(|only| !screen.name.starts_with(only.as_str())) {
                continue;
            }
            if let Err(error) = self.look(screen, lang).await {
                self.findings.push(format!("{} ({lang}): not reached: {error:#}", screen.name));
            }
        }
        Ok(())
    }

    /// The last part but one of the address on the screen: `/visits/ID/members`.
    async fn id_in_address(&self, before: &str) -> anyhow::Result<String> {
        let url = self.browser.driver.current_url().await?;
        let path = url.path().to_owned();
        let (_, rest) = path.split_once(before).with_context(|| format!("{before} in {path}"))?;
        Ok(rest.split('/').next().unwrap_or_default().to_owned())
    }

    async fn href_id(&self, css: &str, before: &str) -> anyhow::Result<String> {
        let href = self.browser.find(css).await?.attr("href").await?.unwrap_or_default();
        let (_, rest) = href.split_once(before).with_context(|| format!("{before} in {href}"))?;
        Ok(rest.split(['/', '?']).next().unwrap_or_default().to_owned())
    }

    /// A household that has people to spare: the walk takes some off the list.
    async fn large_household(&self) -> anyhow::Result<String> {
        self.go("/households").await?;
        self.wait_for(".long-list a.row").await?;
        let rows =
            self.js("return [...document.querySelectorAll('.long-list a.row')].map((row) => row.pathname)", vec![]);
        for path in rows.await?.as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.go(path.trim_start_matches("/app")).await?;
            self.browser.settled().await?;
            let begun = self.browser.driver.find(By::Css(".badge.not, a[href$=reasons]")).await.is_ok();
            if !begun && self.browser.driver.find_all(By::Css(".people tr")).await?.len() > 4 {
                return self.id_in_address("/households/").await;
            }
        }
        bail!("no household of more than four people")
    }

    /// A form without a class, finished for the household that was visited.
    async fn follow_up(&self) -> anyhow::Result<String> {
        self.go("/households/{visited}").await?;
        self.browser.press("Thăm nắm tình hình").await?;
        self.wait_for("#visit-next").await?;
        while self.browser.driver.find(By::Css("#visit-next")).await.is_ok() {
            answer_page(&self.browser).await?;
            self.browser.press_at(By::Css("#visit-next"), "next").await?;
            self.browser.settled().await?;
        }
        self.browser.press("Chốt phiếu").await?;
        self.wait_for(".done-page").await?;
        self.id_in_address("/forms/").await
    }

    /// A meeting about the household that was visited, begun with forty people where a button opens it.
    async fn meeting(&self, at: &str, button: &str) -> anyhow::Result<String> {
        self.go(at).await?;
        self.browser.press_at(By::Css(button), "open the meeting").await?;
        self.wait_for("a[href$=people]").await?;
        let meeting = self.id_in_address("/begun/").await?;
        self.go(&format!("/meetings/begun/{meeting}/people")).await?;
        for (field, text) in
            [("#attend-count", "40"), ("#attend-place", "nhà văn hóa"), ("#attend-secretary", "Bà Đào")]
        {
            self.wait_for(field).await?;
            self.browser.type_into(field, text).await?;
        }
        self.browser.settled().await?;
        Ok(meeting)
    }

    /// The same finished, with nobody agreeing: the household is scored again, or the minutes are corrected.
    async fn held(&self) -> anyhow::Result<String> {
        let meeting = self.meeting("/meetings", ".meeting-open .button").await?;
        self.go(&format!("/meetings/begun/{meeting}/voices/{{visited}}")).await?;
        self.wait_for("#voice-agree").await?;
        self.browser.type_into("#voice-agree", "0").await?;
        self.browser.type_into("#voice-disagree", "40").await?;
        self.go(&format!("/meetings/begun/{meeting}/summary")).await?;
        self.browser.press_at(By::Css(".action-bar button.primary"), "finish the minutes").await?;
        self.wait_for(".photo-input").await?;
        Ok(meeting)
    }

    /// What the office made of the village: its own share, the visit sent back, a posting and an objection settled.
    async fn office_made(&mut self, commune: &Later) -> anyhow::Result<()> {
        let place = |name: &str| self.places.get(name).context("a place").map(String::as_str);
        let (household, visit) = (HouseholdId(place("visited")?.parse()?), VisitId(place("visit")?.parse()?));
        let (village, round) = (VillageId::new("01954.07"), Round::yearly(2026));
        let (by, at) = ("Hà Thị Hạnh".to_owned(), chrono::Utc::now());
        let today = at.date_naive();
        let share = OwnValue { value: "60".to_owned(), by: by.clone(), at, reason: String::new() };
        let values = [("meeting_share".to_owned(), share)].into();
        commune.makes(&ProcedureChanges { values, ..ProcedureChanges::default() }).await?;
        let comment = |question: &str, text: &str| Comment {
            question: QuestionId::new(question),
            member: None,
            text: text.to_owned(),
        };
        let review = Review {
            visit,
            household,
            village: village.clone(),
            year: 2026,
            verdict: Verdict::SentBack,
            comments: vec![
                comment("roof", "Mái nhà ghi bền chắc, ảnh năm ngoái là mái lá. Xem lại giúp."),
                comment("area", "Diện tích nhỏ hơn năm trước một nửa, đo lại giúp."),
            ],
            instead: None,
            note: "Phiếu ghi nhanh quá, hỏi lại từng câu giúp.".to_owned(),
            by: by.clone(),
            at,
        };
        commune.makes(&review).await?;
        let posting = Posting {
            id: PostingId(Uuid::now_v7()),
            village: village.clone(),
            round,
            posted_on: today,
            until: today + chrono::Days::new(4),
            working_days: 3,
            places: vec!["Trụ sở UBND xã".to_owned(), "Nhà văn hóa thôn Phiêng Lềng".to_owned()],
            lines: vec![PostingLine {
                household,
                number: "017".to_owned(),
                head: "Hoàng Thị Dín".to_owned(),
                visit,
                before: Class::Poor,
                class: Class::NotPoor,
            }],
            repeats: None,
            withdrawn: None,
            by: by.clone(),
        };
        commune.makes(&posting).await?;
        let text = "Con rể ông mượn để đi làm, không ở cùng hộ.".to_owned();
        let objection = Objection {
            id: ObjectionId(Uuid::now_v7()),
            posting: posting.id,
            village,
            round,
            household,
            name: "Hoàng Văn Tú".to_owned(),
            contact: String::new(),
            text: "Hộ này đã có xe máy mới.".to_owned(),
            received_on: today,
            by: by.clone(),
            outcome: Some(ObjectionOutcome { upheld: false, text, on: today, by }),
        };
        commune.makes(&objection).await?;
        self.places.insert("posting", posting.id.to_string());
        Ok(())
    }

    /// Everything that the commune has is fetched.
    async fn fetch(&self) -> anyhow::Result<()> {
        self.browser.driver.goto(&self.app).await?;
        self.wait_for(".bottom-nav").await?;
        self.go("/meetings").await?;
        self.wait_for("a.row[href*='/postings/']").await
    }

    /// One visit finalised and received, one begun, and without a network one edit that waits.
    async fn live(&mut self, cable: &Cable, commune: &Later) -> anyhow::Result<()> {
        self.go("/").await?;
        self.browser.see("Cần thăm").await?;
        self.browser.press("Hộ nghèo, số").await?;
        self.places.insert("visited", self.id_in_address("/households/").await?);
        self.browser.press("Bắt đầu ghi phiếu").await?;
        self.browser.press("Đủ người rồi, hỏi tiếp").await?;
        let mut sections = SECTIONS.into_iter();
        self.browser.see("Sức khoẻ và học hành").await?;
        loop {
            answer_page(&self.browser).await?;
            let Some(section) = sections.next() else { break };
            self.browser.press("Phần tiếp").await?;
            self.browser.see(section).await?;
        }
        self.browser.press("Xem kết quả").await?;
        self.browser.press("Chốt phiếu").await?;
        self.browser.see("Đã chốt phiếu").await?;
        self.places.insert("visit", self.id_in_address("/visits/").await?);
        self.go("/outbox").await?;
        self.places.insert("receipt", self.href_id("a[href*='/receipts/']", "/receipts/").await?);

        self.office_made(commune).await?;
        self.fetch().await?;

        cable.pull();
        self.places.insert("held", self.held().await?);
        // What was turned down is on the list of minutes that correct those, and of no other meeting.
        self.places.insert("meeting", self.meeting("/meetings/{held}", ".banner.warn .button").await?);
        self.places.insert("drafted", self.large_household().await?);
        self.go("/households/{drafted}").await?;
        self.browser.press("Bắt đầu ghi phiếu").await?;
        self.wait_for(".roster").await?;
        self.places.insert("draft", self.id_in_address("/visits/").await?);
        self.go("/households/{drafted}/people").await?;
        self.places.insert("member", self.href_id("a[href*='/people/']", "/people/").await?);
        self.go("/households/{drafted}/needs/new").await?;
        self.browser.press_at(By::Css("input[name=need]"), "the first need").await?;
        self.browser.press_at(By::Css(".action-bar .primary"), "keep the need").await?;
        self.places.insert("need", self.href_id("a[href*='/needs/']:not([href$=new])", "/needs/").await?);
        self.go("/households/{drafted}/tasks/new").await?;
        self.browser.type_into("#task-what", "Hỏi lại giấy ra viện").await?;
        self.browser.press_at(By::Css(".for-all .button"), "tomorrow").await?;
        self.browser.press_at(By::Css(".action-bar .primary"), "keep the task").await?;
        for (name, words) in [("follow-up", "Thăm nắm tình hình"), ("review-request", "Hộ xin rà soát")] {
            self.go("/households/{drafted}").await?;
            self.browser.press(words).await?;
            self.wait_for("#visit-next").await?;
            self.places.insert(name, self.id_in_address("/visits/").await?);
        }
        self.places.insert("form", self.follow_up().await?);
        self.go("/households/{drafted}/edit").await?;
        self.browser.type_into("#field-address", " gần suối").await?;
        self.browser.press("Lưu").await?;
        self.wait_for(".toast").await?;
        self.go("/outbox").await?;
        self.wait_for(".rows.snug .row").await
    }
}

/// The addresses of `routes.rs`, each as its parts.
fn routes() -> Vec<Vec<&'static str>> {
    include_str!("../../src/app/routes.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("#[route(\"")?.split(['"', '?']).next())
        .map(parts)
        .collect()
}

fn parts(path: &'static str) -> Vec<&'static str> {
    path.split('?').next().unwrap_or(path).split('/').filter(|part| !part.is_empty()).collect()
}

/// Which address a screen is at: the one that names most of its parts.
fn route_of<'a>(routes: &'a [Vec<&'static str>], screen: &Screen) -> &'a [&'static str] {
    let at = parts(screen.at);
    let fits = |route: &&Vec<&str>| {
        let rest = route.last().is_some_and(|part| part.starts_with(":.."));
        (rest || route.len() == at.len())
            && route.iter().zip(&at).all(|(part, is)| part == is || (part.starts_with(':') && *is != "new"))
    };
    let literal = |route: &&Vec<&str>| {
        let named = route.iter().filter(|part| !part.starts_with(':')).count();
        (named, !route.iter().any(|part| part.starts_with(":..")))
    };
    routes.iter().filter(fits).max_by_key(literal).unwrap()
}

/// Each address of the app has a screen in the table, so that a new one is not forgotten.
#[test]
fn every_address_of_the_app_is_walked() {
    let routes = routes();
    let walked: Vec<_> = BOOK.iter().chain(CLOSED).map(|screen| route_of(&routes, screen)).collect();
    let missing: Vec<_> =
        routes.iter().filter(|route| !walked.contains(&route.as_slice())).map(|route| route.join("/")).collect();
    assert!(missing.is_empty(), "these addresses have no line in tests/browser/screens.rs: {missing:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_screen_can_be_read_reached_and_heard() -> anyhow::Result<()> {
    let engine = engine()?;
    let commune = Commune::demo()?.with_its_store().await?;
    let cable = Cable::to(commune.addr()).await?;
    let driver = Driver::start()?;
    let profile = tempfile::tempdir()?;
    let browser = Browser::open(&driver, profile.path()).await?;
    let mut walk = Walk {
        browser,
        app: format!("http://{}/app/", cable.addr),
        engine,
        places: BTreeMap::new(),
        findings: Vec::new(),
        only: std::env::var("SO_THON_SCREEN").ok(),
        pictures: std::env::var_os("SO_THON_SCREENS").is_some(),
    };
    walk.size(NARROW).await?;
    walk.browser.driver.goto(&walk.app).await?;
    walk.wait_for("#enrol-code").await?;
    for lang in LANGUAGES.into_iter().rev() {
        walk.speak(lang).await?;
        walk.walk(BEFORE, lang).await?;
    }

    walk.browser.driver.goto(format!("{}?again#code={}", walk.app, commune.code)).await?;
    walk.browser.press("Nhận sổ của thôn").await?;
    walk.live(&cable, &commune).await?;
    for lang in LANGUAGES {
        walk.speak(lang).await?;
        walk.walk(BOOK, lang).await?;
    }
    // The chairman has decided.
    commune.makes(&Period { round: Round::yearly(2026), locked: true, history: Vec::new() }).await?;
    cable.plug();
    walk.speak("vi").await?;
    walk.fetch().await?;
    walk.go("/").await?;
    walk.wait_for(CLOSED_SHOWS).await?;
    for lang in LANGUAGES {
        walk.speak(lang).await?;
        walk.walk(CLOSED, lang).await?;
    }
    walk.browser.close().await?;
    assert!(walk.findings.is_empty(), "{} findings:\n{}", walk.findings.len(), walk.findings.join("\n"));
    Ok(())
}
