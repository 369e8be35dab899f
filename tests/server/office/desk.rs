//! An office to visit: a founded commune with the real plan and the synthetic register, people who sign in, and a phone
//! that really enrols and sends.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use ed25519_dalek::SigningKey;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use scraper::{Html, Selector};
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::Household;
use so_thon::domain::ids::{
    BatchId, CommuneCode, DeviceId, EntryId, MemberId, QuestionId, SubmissionId, VillageId, VisitId,
};
use so_thon::domain::plan::{Plan, about, check, load, propose, read};
use so_thon::domain::questionnaire::Kind;
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options, warning_key};
use so_thon::domain::questionnaire::read::{builtin_latest, builtin_version};
use so_thon::domain::standard;
use so_thon::domain::submission::Submission;
use so_thon::domain::text::title_case;
use so_thon::domain::visit::Visit;
use so_thon::protocol::batch::Batch;
use so_thon::protocol::enrol::{EnrolAnswer, EnrolRequest, VillageInfo};
use so_thon::protocol::entry::{Entry, FIRST_PREV_HASH, HouseholdEdit, KIND_HOUSEHOLD, KIND_SUBMISSION, KIND_VISIT};
use so_thon::protocol::receipt::{Outcome, Receipt};
use so_thon::protocol::signed::Signed;
use so_thon::server::auth::{Role, hash_password};
use so_thon::server::clock::{Clock, FixedClock};
use so_thon::server::config::Limits;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, Commune as Record, Founding, SharedStore, User};
use so_thon::server::{Config, RunningServer, spawn};
use uuid::Uuid;

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
        Self::founded("xã Ngân Sơn", [7; 32], Limits::default().session).await
    }

    /// Where sessions rest an hour at most, as they do outside of tests that set the clock.
    pub async fn watchful() -> anyhow::Result<Self> {
        Self::founded("xã Ngân Sơn", [7; 32], Limits::default().idle).await
    }

    /// Another commune of the same villages.
    pub async fn open_as(name: &str, seed: [u8; 32]) -> anyhow::Result<Self> {
        Self::founded(name, seed, Limits::default().session).await
    }

    async fn founded(name: &str, seed: [u8; 32], idle: std::time::Duration) -> anyhow::Result<Self> {
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
            limits: Limits { idle, ..Limits::default() },
            ..Config::loopback(Arc::clone(&store))
        };
        let server = spawn(config).await?;
        Ok(Self { server, store, clock, register, plan, _folder: folder })
    }

    /// Whoever has the files in hand, now.
    pub fn by(&self) -> By {
        By::command_line(self.clock.now())
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
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("content-type", "multipart/form-data; boundary=so-thon")
            .header("origin", &self.base)
            .body(body);
        self.send(request).await
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

/// A phone that speaks the protocol and nothing more.
pub struct Phone {
    pub device: DeviceId,
    http: reqwest::Client,
    base: String,
    key: SigningKey,
    seq: u64,
    prev_hash: String,
}

impl Phone {
    /// Trades the digits of a code for an identity.
    pub async fn enrol(office: &Office, digits: &str, seed: u8) -> anyhow::Result<Self> {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let http = reqwest::Client::builder().no_proxy().build()?;
        let base = office.server.url();
        let request = EnrolRequest {
            protocol: so_thon::protocol::VERSION,
            code: digits.to_owned(),
            device_name: "Chromium trên Android".to_owned(),
            app: "0.1.0".to_owned(),
        };
        let response = http.post(format!("{base}/v1/enrolments")).json(&Signed::seal(&request, &key)?).send().await?;
        ensure!(response.status().is_success(), "{}", response.text().await?);
        let answer: EnrolAnswer = response.json().await?;
        Ok(Self { device: answer.device, http, base, key, seq: 0, prev_hash: FIRST_PREV_HASH.to_owned() })
    }

    /// Sends a finalised visit; the commune must take it.
    pub async fn send(&mut self, visit: &Visit) -> anyhow::Result<()> {
        let outcome = self.try_send(visit).await?.context("no answer")?;
        ensure!(outcome == Outcome::Accepted, "{outcome:?}");
        Ok(())
    }

    /// Sends a finalised submission; the commune must take it.
    pub async fn submit(&mut self, submission: &Submission) -> anyhow::Result<()> {
        let body = serde_json::to_string(submission)?;
        let outcome = self.entry(KIND_SUBMISSION, submission.id.to_string(), 0, body, submission.finalised).await?;
        ensure!(outcome == Some(Outcome::Accepted), "{outcome:?}");
        Ok(())
    }

    /// Sends a household as the phone has it; the commune must take it.
    pub async fn edit(&mut self, household: &Household, base_version: u64) -> anyhow::Result<()> {
        let outcome = self.try_edit(household, base_version).await?;
        ensure!(outcome == Some(Outcome::Accepted), "{outcome:?}");
        Ok(())
    }

    /// Sends a household; `None` when the batch itself was turned away.
    pub async fn try_edit(&mut self, household: &Household, base_version: u64) -> anyhow::Result<Option<Outcome>> {
        let edit =
            HouseholdEdit { household: household.clone(), act: "act".to_owned(), reason: String::new(), visit: None };
        let (record, body) = (household.id.to_string(), serde_json::to_string(&edit)?);
        self.entry(KIND_HOUSEHOLD, record, base_version, body, noon()).await
    }

    /// Sends a visit; `None` when the batch itself was turned away.
    pub async fn try_send(&mut self, visit: &Visit) -> anyhow::Result<Option<Outcome>> {
        let body = serde_json::to_string(visit)?;
        self.entry(KIND_VISIT, visit.id.to_string(), 0, body, visit.finalised).await
    }

    async fn entry(
        &mut self,
        kind: &str,
        record: String,
        base_version: u64,
        body: String,
        device_time: DateTime<Utc>,
    ) -> anyhow::Result<Option<Outcome>> {
        let mut entry = Entry {
            seq: self.seq + 1,
            id: EntryId(Uuid::now_v7()),
            kind: kind.to_owned(),
            record,
            base_version,
            body,
            device_time,
            elapsed_ms: 1000,
            prev_hash: self.prev_hash.clone(),
            hash: String::new(),
        };
        entry.hash = entry.compute_hash();
        let hash = entry.hash.clone();
        let batch = Batch {
            protocol: so_thon::protocol::VERSION,
            id: BatchId(Uuid::now_v7()),
            device: self.device,
            app: "0.1.0".to_owned(),
            entries: vec![entry],
        };
        let response =
            self.http.post(format!("{}/v1/batches", self.base)).json(&Signed::seal(&batch, &self.key)?).send().await?;
        if !response.status().is_success() {
            return Ok(None);
        }
        let signed: Signed = response.json().await?;
        let receipt: Receipt = serde_json::from_str(&signed.payload)?;
        self.seq += 1;
        self.prev_hash = hash;
        Ok(receipt.outcomes.into_iter().next().map(|line| line.outcome))
    }
}

/// A whole visit: what the register knew, "không rõ" for the rest, B1 as said, and `changed` above all.
pub fn visit(household: &Household, b1: i64, changed: &[(&str, Answer)], at: DateTime<Utc>) -> Visit {
    let questionnaire = builtin_version("yearly-review", 1).expect("the questionnaire");
    let standard = standard::builtin_by_id("nd07-2021").expect("the standard");
    let visited_on = (at + TimeDelta::hours(7)).date_naive();
    let mut answers = Answers::default();
    answers.set(None, QuestionId::new("income_basis"), Some(Answer::Choice("b1".to_owned())));
    answers.set(None, QuestionId::new("b1_points"), Some(Answer::Integer(b1)));
    for (question, answer) in changed {
        answers.set(None, QuestionId::new(*question), Some(answer.clone()));
    }
    let mut kept = std::collections::BTreeSet::new();
    for _ in 0..800 {
        let ctx = FormContext {
            questionnaire: &questionnaire,
            members: &household.members,
            answers: &answers,
            visited_on,
            kept_warnings: &kept,
            points: None,
        };
        let Some(open) = open_items(&ctx).into_iter().next() else { break };
        match open.what {
            OpenKind::Unanswered => {
                let known = known(household, changed, open.member, &open.question);
                answers.set(open.member, open.question, Some(known));
            }
            OpenKind::Warning(check) => {
                kept.insert(warning_key(open.member, &open.question, &check));
            }
            OpenKind::Error(check) => panic!("{check} at {}", open.question),
        }
    }
    let classification = classify(&standard, Area::Rural, &household.members, &answers, visited_on);
    Visit {
        reasons: Default::default(),
        id: VisitId(Uuid::now_v7()),
        household: household.id,
        village: household.village.clone(),
        questionnaire: questionnaire.id,
        questionnaire_version: questionnaire.version,
        standard: standard.id,
        year: 2026,
        visited_on,
        members: household.members.clone(),
        answers,
        classification,
        started: at - TimeDelta::minutes(26),
        finalised: at,
        elapsed_ms: 26 * 60_000,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        kept_warnings: kept,
    }
}

fn known(household: &Household, changed: &[(&str, Answer)], member: Option<MemberId>, question: &QuestionId) -> Answer {
    let said = changed.iter().find(|(other, _)| *other == question.as_str()).map(|(_, answer)| answer.clone());
    said.or_else(|| household.facts.get(member, question).cloned()).unwrap_or(Answer::Unknown)
}

/// The digits on a page that shows a code just made.
pub fn digits(page: &Page) -> String {
    page.one(".digits").chars().filter(char::is_ascii_digit).collect()
}

/// A finalised form that classifies nothing: "không rõ" where it is offered, the first option or "Không" elsewhere.
pub fn submission(household: &Household, questionnaire: &str, at: DateTime<Utc>) -> Submission {
    let questionnaire = builtin_latest(questionnaire).expect("the questionnaire");
    let visited_on = (at + TimeDelta::hours(7)).date_naive();
    let mut answers = Answers::default();
    let mut kept = std::collections::BTreeSet::new();
    for _ in 0..800 {
        let snapshot = answers.clone();
        let ctx = FormContext {
            questionnaire: &questionnaire,
            members: &household.members,
            answers: &snapshot,
            visited_on,
            kept_warnings: &kept,
            points: None,
        };
        let Some(open) = open_items(&ctx).into_iter().next() else { break };
        let question =
            questionnaire.sections.iter().flat_map(|section| &section.questions).find(|one| one.id == open.question);
        match (open.what, question) {
            (OpenKind::Unanswered, Some(question)) => {
                let first = options(&ctx, open.member, question).first().map(|choice| choice.id.clone());
                let answer = match question.kind {
                    _ if question.unknown => Answer::Unknown,
                    Kind::YesNo => Answer::Bool(false),
                    Kind::Single | Kind::Picture => Answer::Choice(first.expect("an option")),
                    Kind::Multiple => Answer::Choices(first.into_iter().collect()),
                    Kind::Integer => Answer::Integer(question.min.unwrap_or(0)),
                    Kind::Decimal => Answer::Hundredths(question.min.unwrap_or(100)),
                    Kind::Date => Answer::Date(Birth::Year(2000)),
                    Kind::Day => Answer::Date(Birth::Date(visited_on)),
                    Kind::Note => Answer::Text("Xin xã xem xét".to_owned()),
                };
                answers.set(open.member, open.question, Some(answer));
            }
            (OpenKind::Warning(check), _) => {
                kept.insert(warning_key(open.member, &open.question, &check));
            }
            (what, _) => panic!("{what:?} at {}", open.question),
        }
    }
    Submission {
        id: SubmissionId(Uuid::now_v7()),
        household: household.id,
        village: household.village.clone(),
        questionnaire: questionnaire.id,
        questionnaire_version: questionnaire.version,
        year: 2026,
        visited_on,
        members: household.members.clone(),
        answers,
        started: at,
        finalised: at,
        elapsed_ms: 60_000,
        location: None,
        correction_of: None,
        reason: String::new(),
        kept_warnings: kept,
    }
}

/// A phone that holds Phiêng Lềng, enrolled through the office's own page.
pub async fn enrolled(office: &Office, browser: &mut Browser, seed: u8) -> anyhow::Result<Phone> {
    let csrf = browser.get("/devices").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", "day")];
    let page = browser.post("/devices/codes", &form).await?;
    Phone::enrol(office, &digits(&page), seed).await
}
