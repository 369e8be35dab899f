//! An office to visit: a founded commune with the real plan and the synthetic register, and people who sign in with a
//! browser. The phones that send to it are in [`super::phone`].

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::ensure;
use chrono::{DateTime, TimeZone, Utc};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use scraper::{Html, Selector};
use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::ids::{CommuneCode, VillageId};
use so_thon::domain::plan::{Plan, about, check, load, propose, read};
use so_thon::domain::text::title_case;
use so_thon::protocol::enrol::VillageInfo;
use so_thon::server::auth::{Role, hash_password};
use so_thon::server::clock::{Clock, FixedClock};
use so_thon::server::config::Limits;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, Commune as Record, Founding, SharedStore, User};
use so_thon::server::{Config, RunningServer, spawn};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub use super::phone::{Phone, enrolled, submission, visit};

pub const PASSWORD: &str = "mua-xuan-2026";
const ANNEX: &str = include_str!("../../../assets/plans/ngan-son-2026.csv");
const ABOUT: &str = include_str!("../../../assets/plans/ngan-son-2026.toml");

/// Noon in Ngân Sơn on 12 November 2026.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 12, 5, 0, 0).single().expect("a moment")
}

/// Phiêng Lềng: 31 poor households at the start.
pub fn phieng_leng() -> VillageId {
    VillageId::new("01954.07")
}

pub struct Office {
    pub server: RunningServer,
    pub store: SharedStore,
    pub clock: FixedClock,
    pub register: Vec<Household>,
    pub plan: Plan,
    _folder: tempfile::TempDir,
}

impl Office {
    /// With the real plan as a proposal, the synthetic register, and someone of each role.
    pub async fn open() -> anyhow::Result<Self> {
        let office = Self::empty().await?;
        let code = CommuneCode::new("01954");
        let annex = read::annex(ANNEX.as_bytes(), &code)?;
        let findings = check::findings(&annex, &about::read(ABOUT)?.stated);
        office.store.load_plan(office.plan.clone(), Some(annex), findings, office.by()).await?;
        office.store.put_households(office.register.clone(), office.by()).await?;
        Ok(office)
    }

    /// Founded, with its people, but without plan and register.
    pub async fn empty() -> anyhow::Result<Self> {
        Self::founded("xã Ngân Sơn", [7; 32], unhurried()).await
    }

    /// Where a usual request is given no time at all.
    pub async fn hurried() -> anyhow::Result<Self> {
        let limits = Limits { request_time: std::time::Duration::ZERO, ..unhurried() };
        Self::founded("xã Ngân Sơn", [7; 32], limits).await
    }

    /// Where sessions rest an hour at most, as they do outside of tests that set the clock.
    pub async fn watchful() -> anyhow::Result<Self> {
        Self::founded("xã Ngân Sơn", [7; 32], Limits::default()).await
    }

    /// Another commune of the same villages.
    pub async fn open_as(name: &str, seed: [u8; 32]) -> anyhow::Result<Self> {
        Self::founded(name, seed, unhurried()).await
    }

    async fn founded(name: &str, seed: [u8; 32], limits: Limits) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let code = CommuneCode::new("01954");
        let annex = read::annex(ANNEX.as_bytes(), &code)?;
        let about = about::read(ABOUT)?;
        let findings = check::findings(&annex, &about.stated);
        let draft = load(&annex, 2026, &code, about.stated, &findings);
        let register = so_thon::register::synthetic(1, &draft, &code);
        let mut near: BTreeMap<VillageId, u32> = BTreeMap::new();
        for household in register.iter().filter(|one| one.class_start == Class::NearPoor) {
            *near.entry(household.village.clone()).or_default() += 1;
        }
        let plan = propose::proposal(&propose::with_near_baselines(&draft, &near));
        let store: SharedStore =
            Arc::new(SqliteStore::found(&folder.path().join("commune.db"), &founding(&plan, name, seed))?);
        let clock = FixedClock::new(noon());
        let hash = hash_password(PASSWORD)?;
        for (name, full_name, role, villages) in [
            ("hanh", "Nguyễn Thị Hạnh", Role::Officer, Vec::new()),
            ("giamsat", "Ma Văn Thọ", Role::Supervisor, Vec::new()),
            ("chutich", "Triệu Văn Kiên", Role::Chairman, Vec::new()),
            ("quantri", "Đinh Thị Lan", Role::Admin, Vec::new()),
            ("truongthon", "Hoàng Văn Thắng", Role::VillageHead, vec![phieng_leng()]),
        ] {
            let user = User {
                name: name.to_owned(),
                full_name: full_name.to_owned(),
                role,
                villages,
                password_hash: hash.clone(),
                made_at: clock.now(),
                account: Default::default(),
            };
            ensure!(store.add_user(user, By::command_line(clock.now())).await?, "{name} is there already");
        }
        let config = Config {
            clock: Arc::new(clock.clone()),
            folder: Some(folder.path().to_owned()),
            limits,
            ..Config::loopback(Arc::clone(&store))
        };
        let server = spawn(config).await?;
        Ok(Self { server, store, clock, register, plan, _folder: folder })
    }

    /// Whoever has the files in hand, now.
    pub fn by(&self) -> By {
        By::command_line(self.clock.now())
    }

    /// Someone signed in without the pages that it takes.
    pub async fn let_in(&self, name: &str) -> anyhow::Result<Browser> {
        let cookie = so_thon::server::auth::open(&self.server.state, name.to_owned(), "", false).await?;
        let mut browser = self.browser();
        browser.set_cookie(cookie.name(), cookie.value());
        Ok(browser)
    }

    /// The commune's folder.
    pub fn folder(&self) -> &std::path::Path {
        self._folder.path()
    }

    /// The database.
    pub fn database(&self) -> std::path::PathBuf {
        self._folder.path().join("commune.db")
    }

    /// By the commune's clock.
    pub fn clock_now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Someone at a browser, signed in.
    pub async fn signed_in(&self, name: &str) -> anyhow::Result<Browser> {
        let mut browser = self.browser();
        let page = browser.post("/sign-in", &[("name", name), ("password", PASSWORD)]).await?;
        ensure!(page.status == 303 && page.location.as_deref() == Some("/"), "{page:?}");
        Ok(browser)
    }

    /// Someone at a browser.
    pub fn browser(&self) -> Browser {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build();
        Browser { http: http.expect("a client"), base: self.server.url(), cookies: BTreeMap::new() }
    }

    /// The households of a village that were poor at the start.
    pub fn poor_of(&self, village: &VillageId) -> Vec<Household> {
        let poor = |one: &&Household| one.village == *village && one.class_start == Class::Poor;
        self.register.iter().filter(poor).cloned().collect()
    }
}

/// The usual limits, where the clock may be moved on without anyone being signed out.
fn unhurried() -> Limits {
    Limits { idle: Limits::default().session, ..Limits::default() }
}

fn founding(plan: &Plan, name: &str, signing_seed: [u8; 32]) -> Founding {
    let village = |line: &so_thon::domain::plan::VillageTarget| VillageInfo {
        id: line.village.clone(),
        name: title_case(&line.name),
    };
    Founding {
        commune: Record {
            code: plan.commune.clone(),
            name: name.to_owned(),
            province: "tỉnh Thái Nguyên".to_owned(),
            phone: String::new(),
            signing_seed,
            epoch: "office".to_owned(),
            synthetic: true,
        },
        villages: plan.villages.iter().map(village).collect(),
        at: noon(),
    }
}

/// Someone at a browser: cookies are kept, redirections are not followed.
pub struct Browser {
    http: reqwest::Client,
    base: String,
    cookies: BTreeMap<String, String>,
}

/// A request of which half was sent.
pub struct Slow {
    line: TcpStream,
    rest: Vec<u8>,
}

impl Slow {
    /// The status of what is answered before the rest is sent.
    pub async fn given_up(mut self) -> anyhow::Result<u16> {
        status(&mut self.line).await
    }

    /// Sends the rest; the status of what is answered to the whole.
    pub async fn finish(mut self) -> anyhow::Result<u16> {
        self.line.write_all(&self.rest).await?;
        status(&mut self.line).await
    }
}

async fn status(line: &mut TcpStream) -> anyhow::Result<u16> {
    let mut answer = [0; "HTTP/1.1 200".len()];
    line.read_exact(&mut answer).await?;
    Ok(std::str::from_utf8(&answer["HTTP/1.1 ".len()..])?.parse()?)
}

const MULTIPART: &str = "multipart/form-data; boundary=so-thon";

fn multipart(fields: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--so-thon\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    body.extend_from_slice(
        b"--so-thon\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bang.csv\"\r\n\
          Content-Type: text/csv\r\n\r\n",
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--so-thon--\r\n");
    body
}

/// What the browser got.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub location: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Page {
    /// The text of every element that fits, white space made one space.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).map(|element| tidy(&element.text().collect::<String>())).collect()
    }

    /// The text of the first element that fits.
    pub fn one(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector} in {}", self.text))
    }

    /// An attribute of the first element that fits.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).next().and_then(|element| element.value().attr(name)).map(str::to_owned)
    }

    /// An attribute of every element that fits.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).filter_map(|element| element.value().attr(name)).map(str::to_owned).collect()
    }

    /// The token that forms of this page carry.
    pub fn csrf(&self) -> String {
        self.attribute("input[name=csrf]", "value").expect("a form with its token")
    }
}

fn tidy(text: &str) -> String {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Browser {
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.get(name).cloned().unwrap_or_default()
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&mut self, path: &str) -> anyhow::Result<Page> {
        let request = self.http.get(format!("{}{path}", self.base));
        self.send(request).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> anyhow::Result<Page> {
        let body = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&");
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", &self.base)
            .body(body);
        self.send(request).await
    }

    /// A file that the office gives.
    pub async fn file(&mut self, path: &str) -> anyhow::Result<Vec<u8>> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.http.get(format!("{}{path}", self.base)).header(COOKIE, cookies.join("; "));
        let response = request.send().await?;
        ensure!(response.status().is_success(), "{path}: {}", response.status());
        Ok(response.bytes().await?.to_vec())
    }

    /// Sends a form with a file, as a browser does without script.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> anyhow::Result<Page> {
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("content-type", MULTIPART)
            .header("origin", &self.base)
            .body(multipart(fields, file));
        self.send(request).await
    }

    /// Begins to send a form with a file over a slow line: half of it stays behind.
    pub async fn begin_upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> anyhow::Result<Slow> {
        let body = multipart(fields, file);
        let at = self.base.trim_start_matches("http://");
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {at}\r\norigin: {}\r\ncookie: {}\r\ncontent-type: {MULTIPART}\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n",
            self.base,
            cookies.join("; "),
            body.len()
        );
        let mut line = TcpStream::connect(at).await?;
        line.write_all(head.as_bytes()).await?;
        let (sent, rest) = body.split_at(body.len() / 2);
        line.write_all(sent).await?;
        Ok(Slow { line, rest: rest.to_vec() })
    }

    /// The same with a header of one's own.
    pub async fn post_from(&mut self, path: &str, form: &[(&str, &str)], origin: &str) -> anyhow::Result<Page> {
        let body = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&");
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", origin)
            .body(body);
        self.send(request).await
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> anyhow::Result<Page> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = request.header(COOKIE, cookies.join("; ")).send().await?;
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        Ok(Page {
            status: response.status().as_u16(),
            location,
            headers: response.headers().clone(),
            text: response.text().await?,
        })
    }
}

fn encoded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    value.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The digits on a page that shows a code just made.
pub fn digits(page: &Page) -> String {
    page.one(".digits").chars().filter(char::is_ascii_digit).collect()
}
