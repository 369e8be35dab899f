//! Every page of the office that a link leads to, under the accessibility engine, at the width of an old screen and of
//! a narrow one, in both languages: no finding, and no page wider than its screen.
//!
//! The walk follows links, so a new page is walked as soon as something leads there. Of pages that differ only by the
//! household, village, visit or day one is walked. The demonstration has no visits yet: what the office makes of them
//! is walked where the story of a year has made it. `SO_THON_SCREENS=1` keeps a picture of each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::extensions::cdp::ChromeDevTools;
use thirtyfour::prelude::*;

use crate::accessibility::{RULES, engine};
use crate::chromium::{Browser, Driver};
use crate::commune::Commune;

/// An old office screen, and half of a newer one.
pub const WIDTHS: [(u32, u32); 2] = [(1366, 768), (768, 1024)];
/// Pages of one kind that are walked.
const OF_A_KIND: usize = 1;
/// Pages in all: a walk that finds no end is a fault of the pages.
const MOST: usize = 220;

/// What kind of page an address is: ids, numbers and what is asked after `?` stand for any.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let any = |part: &str| {
        let id = part.len() == 36 && part.matches('-').count() == 4;
        let code = part.starts_with("01954.") || part.starts_with("20");
        if id || code { "*".to_owned() } else { part.to_owned() }
    };
    let parts: Vec<&str> = path.split('/').collect();
    let last = parts.len().saturating_sub(1);
    // The fifteen reports are fifteen pages; what belongs to one of them is one page for all.
    let numbered = |at: usize, part: &str| at < last && !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let path: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| if numbered(at, part) { "*".to_owned() } else { any(part) })
        .collect();
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty() && *name != "lang").collect();
    format!("{}?{}", path.join("/"), names.join("&"))
}

/// Addresses that give a file, not a page, or end the session.
fn is_page(path: &str) -> bool {
    let clean = path.split('?').next().unwrap_or_default();
    let file = [".csv", ".xlsx", ".json", ".jsonl", ".geojson", ".db", ".css", ".png"];
    path.starts_with('/')
        && !clean.starts_with("/app")
        && !clean.starts_with("/v1")
        && !clean.starts_with("/odata")
        && !clean.starts_with("/attachments")
        && !clean.ends_with("/download")
        && !clean.ends_with("/xlsx")
        && !clean.starts_with("/sign-out")
        && !file.iter().any(|end| clean.ends_with(end))
}

/// Pages under the engine, one after the other, and what it found.
pub struct Walk<'a> {
    name: &'a str,
    browser: &'a Browser,
    engine: String,
    findings: Vec<String>,
    walked: Vec<String>,
    /// The page is looked at on the way; its picture has a name of its own.
    open: bool,
}

impl<'a> Walk<'a> {
    pub fn new(name: &'a str, browser: &'a Browser) -> anyhow::Result<Self> {
        Ok(Self { name, browser, engine: engine()?, findings: Vec::new(), walked: Vec::new(), open: false })
    }

    /// Looks at one page at both widths, and gives the window its own size back.
    pub async fn at(&mut self, base: &str, path: &str) -> anyhow::Result<()> {
        self.open = true;
        self.page(base, path, "vi", &WIDTHS).await?;
        self.open = false;
        let tools = ChromeDevTools::new(self.browser.driver.handle.clone());
        tools.execute_cdp("Emulation.clearDeviceMetricsOverride").await?;
        Ok(())
    }

    /// Follows links from the first page on, to one page of each kind that `wanted` names.
    pub async fn follow(
        &mut self,
        base: &str,
        languages: &[(&str, &[(u32, u32)])],
        wanted: impl Fn(&str) -> bool,
    ) -> anyhow::Result<()> {
        let mut waiting: VecDeque<String> = VecDeque::from(["/".to_owned()]);
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut pages = 0;
        while let Some(path) = waiting.pop_front() {
            let seen = kinds.entry(kind(&path)).or_default();
            if *seen >= OF_A_KIND || pages >= MOST {
                continue;
            }
            *seen += 1;
            pages += 1;
            for (lang, sizes) in languages {
                self.page(base, &path, lang, sizes).await?;
            }
            waiting.extend(self.links().await?.into_iter().filter(|link| is_page(link) && wanted(link)));
        }
        anyhow::ensure!(pages < MOST, "the walk finds no end: {:#?}", self.walked);
        Ok(())
    }

    /// Says what was walked; fails with every finding.
    pub fn end(self) {
        println!("{}: {} pages walked: {:#?}", self.name, self.walked.len(), self.walked);
        assert!(self.findings.is_empty(), "{} findings:\n{}", self.findings.len(), self.findings.join("\n"));
    }

    async fn page(&mut self, base: &str, path: &str, lang: &str, sizes: &[(u32, u32)]) -> anyhow::Result<()> {
        let joint = if path.contains('?') { '&' } else { '?' };
        for size in sizes {
            self.size(*size).await?;
            self.browser.driver.goto(format!("{base}{path}{joint}lang={lang}")).await?;
            self.look(path, lang, size.0).await?;
            self.picture(path, lang, size.0).await?;
        }
        if !self.walked.iter().any(|walked| walked == path) {
            self.walked.push(path.to_owned());
        }
        Ok(())
    }

    async fn js(&self, script: &str) -> anyhow::Result<Value> {
        Ok(self.browser.driver.execute(script, Vec::new()).await?.json().clone())
    }

    async fn size(&self, (width, height): (u32, u32)) -> anyhow::Result<()> {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let tools = ChromeDevTools::new(self.browser.driver.handle.clone());
        tools.execute_cdp_with_params("Emulation.setDeviceMetricsOverride", params).await?;
        Ok(())
    }

    async fn look(&mut self, path: &str, lang: &str, width: u32) -> anyhow::Result<()> {
        let wide =
            self.js("return [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]").await?;
        if let (Some(page), Some(screen)) = (wide[0].as_u64(), wide[1].as_u64())
            && page > screen
        {
            self.findings.push(format!("{path} ({lang}, {width}): {page} px of page on {screen} px of screen"));
        }
        let run = format!(
            "const done = arguments[arguments.length - 1];
             axe.run(document, {RULES}).then(
                 (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) =>
                     `${{rule.id}} (${{rule.impact}}): ${{node.html.slice(0, 160)}} – `
                         + node.any.concat(node.all, node.none).map((check) => check.message).join(' ')))),
                 (error) => done([String(error)]),
             );"
        );
        self.js(&self.engine.clone()).await?;
        let found = self.browser.driver.execute_async(&run, Vec::new()).await?.json().clone();
        for one in found.as_array().into_iter().flatten().take(6) {
            self.findings.push(format!("{path} ({lang}, {width}): {}", one.as_str().unwrap_or_default()));
        }
        Ok(())
    }

    async fn links(&self) -> anyhow::Result<Vec<String>> {
        let links = self
            .js("return [...document.querySelectorAll('a[href]')]
                .filter((a) => a.origin === location.origin && !a.hasAttribute('download'))
                .map((a) => a.pathname + a.search)")
            .await?;
        Ok(links.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    async fn picture(&self, path: &str, lang: &str, width: u32) -> anyhow::Result<()> {
        if std::env::var_os("SO_THON_SCREENS").is_none() {
            return Ok(());
        }
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens/office").join(self.name).join(lang);
        std::fs::create_dir_all(&folder)?;
        let way = if self.open { "on-the-way-" } else { "" };
        let name: String = kind(path).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let height = self.js("return document.scrollingElement.scrollHeight").await?.as_u64().unwrap_or(768);
        self.size((width, u32::try_from(height.clamp(400, 6000))?)).await?;
        self.browser.driver.screenshot(&folder.join(format!("{way}{}-{width}.png", name.trim_matches('-')))).await?;
        Ok(())
    }
}

async fn walk(role: &str) -> anyhow::Result<()> {
    let commune = Commune::demo()?;
    let driver = Driver::start()?;
    let profile = tempfile::tempdir()?;
    let browser = Browser::open(&driver, profile.path()).await?;
    let account = commune.people.iter().find(|(user, _)| user == role).expect("someone of the role");
    browser.driver.goto(commune.url("/sign-in")).await?;
    browser.type_into("#name", &account.0).await?;
    browser.type_into("#password", &account.1).await?;
    browser.press_at(By::Css("button[type=submit]"), "sign in").await?;
    browser.see("Tiến độ").await?;
    let mut walk = Walk::new(role, &browser)?;
    walk.follow(&commune.url(""), &[("en", &WIDTHS[..1]), ("vi", &WIDTHS)], |_| true).await?;
    walk.end();
    browser.close().await
}

/// The administrator sees every place of the office.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_office_that_a_link_leads_to_is_clean() -> anyhow::Result<()> {
    walk("quantri").await
}
