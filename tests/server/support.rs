//! A commune on port 0 with the real plan and the synthetic register, and phones that speak to it as bytes.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use ed25519_dalek::SigningKey;
use serde::Serialize;
use serde::de::DeserializeOwned;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::Household;
use so_thon::domain::ids::{BatchId, CommuneCode, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use so_thon::domain::plan::{NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, Plan, about, check, load, propose, read};
use so_thon::domain::points::PointsTable;
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options, warning_key, with_points};
use so_thon::domain::questionnaire::{self, Kind};
use so_thon::domain::standard;
use so_thon::domain::text::title_case;
use so_thon::domain::visit::Visit;
use so_thon::protocol::batch::Batch;
use so_thon::protocol::changes::Changes;
use so_thon::protocol::enrol::{EnrolAnswer, EnrolRequest, VillageInfo};
use so_thon::protocol::entry::{Entry, FIRST_PREV_HASH, HouseholdEdit, KIND_HOUSEHOLD, KIND_VISIT};
use so_thon::protocol::error::ErrorBody;
use so_thon::protocol::receipt::{Outcome, Receipt};
use so_thon::protocol::request::{DEVICE, NONCE, PROTOCOL, SIGNATURE, signed_text};
use so_thon::protocol::signed::{Signed, sign};
use so_thon::register::synthetic;
use so_thon::server::clock::FixedClock;
use so_thon::server::config::Limits;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, Commune, Founding, NewCode, SharedStore};
use so_thon::server::{Config, RunningServer, secret, spawn};
use uuid::Uuid;

pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 12, 5, 0, 0).unwrap()
}

pub fn plan() -> Plan {
    let code = CommuneCode::new("01954");
    let annex = read::annex(NGAN_SON_2026_CSV, &code).unwrap();
    let about = about::read(NGAN_SON_2026_TOML).unwrap();
    let findings = check::findings(&annex, &about.stated);
    propose::proposal(&load(&annex, 2026, &code, about.stated, &findings))
}

pub fn founding() -> Founding {
    let villages = plan()
        .villages
        .iter()
        .map(|line| VillageInfo { id: line.village.clone(), name: title_case(&line.name) })
        .collect();
    Founding {
        commune: Commune {
            code: CommuneCode::new("01954"),
            name: "xã Ngân Sơn".to_owned(),
            province: "tỉnh Thái Nguyên".to_owned(),
            phone: String::new(),
            signing_seed: [7; 32],
            epoch: "0011223344556677".to_owned(),
            synthetic: true,
        },
        villages,
        at: noon(),
    }
}

/// The households of the first villages: enough for every test, and quick to put in.
pub fn register() -> Vec<Household> {
    static REGISTER: LazyLock<Vec<Household>> = LazyLock::new(|| {
        let all = synthetic(1, &plan(), &CommuneCode::new("01954"));
        all.into_iter().filter(|household| household.village.as_str() <= "01954.03").collect()
    });
    REGISTER.clone()
}

pub fn village(number: u32) -> VillageId {
    VillageId::of(&CommuneCode::new("01954"), number)
}

pub struct Scene {
    pub server: RunningServer,
    pub store: SharedStore,
    pub clock: FixedClock,
    pub http: reqwest::Client,
    pub folder: tempfile::TempDir,
}

impl Scene {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store: SharedStore = Arc::new(SqliteStore::found(&folder.path().join("commune.db"), &founding()).unwrap());
        let clock = FixedClock::new(noon());
        store.load_plan(plan(), None, Vec::new(), By::command_line(noon())).await.unwrap();
        store.put_households(register(), By::command_line(noon())).await.unwrap();
        let mut config = Config { clock: Arc::new(clock.clone()), ..Config::loopback(Arc::clone(&store)) };
        change(&mut config);
        let server = spawn(config).await.unwrap();
        let http = reqwest::Client::builder().no_gzip().build().unwrap();
        Self { server, store, clock, http, folder }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.url())
    }

    pub fn commune_key(&self) -> String {
        hex::encode(SigningKey::from_bytes(&[7; 32]).verifying_key().as_bytes())
    }

    /// A code as the office makes it, good for 72 hours.
    pub async fn code(&self, villages: &[u32]) -> String {
        let digits = secret::eight_digits().unwrap();
        let now = self.server.state.now();
        self.store
            .add_code(NewCode {
                hash: secret::code_hash(&[7; 32], &digits),
                villages: villages.iter().map(|number| village(*number)).collect(),
                person: "Ông Hoàng Văn Thắng".to_owned(),
                made_by: "canbo".to_owned(),
                made_at: now,
                expires_at: now + TimeDelta::hours(72),
            })
            .await
            .unwrap();
        digits
    }

    /// An enrolled phone that holds these villages.
    pub async fn phone(&self, seed: u8, villages: &[u32]) -> Phone {
        let code = self.code(villages).await;
        let key = SigningKey::from_bytes(&[seed; 32]);
        let (status, answer) = self.enrol(&key, &code).await;
        assert_eq!(status, 200, "{answer}");
        let answer: EnrolAnswer = serde_json::from_value(answer).unwrap();
        Phone { key, device: answer.device, seq: 0, prev_hash: FIRST_PREV_HASH.to_owned() }
    }

    pub async fn enrol(&self, key: &SigningKey, code: &str) -> (u16, serde_json::Value) {
        let request = EnrolRequest {
            protocol: 1,
            code: code.to_owned(),
            device_name: "Điện thoại thử".to_owned(),
            app: "0.1.0".to_owned(),
        };
        self.post("/v1/enrolments", &Signed::seal(&request, key).unwrap()).await
    }

    pub async fn post<T: Serialize>(&self, path: &str, body: &T) -> (u16, serde_json::Value) {
        let answer = self.http.post(self.url(path)).json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Sends bytes as they are, for what no phone would send.
    pub async fn post_bytes(&self, path: &str, encoding: Option<&str>, bytes: Vec<u8>) -> (u16, ErrorBody) {
        let mut request = self.http.post(self.url(path)).header("content-type", "application/json");
        if let Some(encoding) = encoding {
            request = request.header("content-encoding", encoding);
        }
        let answer = request.body(bytes).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Sends a batch that must be taken, and reads its receipt.
    pub async fn send(&self, batch: &Signed) -> Receipt {
        let (status, answer) = self.post("/v1/batches", batch).await;
        assert_eq!(status, 200, "{answer}");
        let receipt: Signed = serde_json::from_value(answer).unwrap();
        receipt.open(&self.commune_key()).unwrap()
    }

    /// Sends a batch that must be turned away as a whole.
    pub async fn refused(&self, batch: &Signed) -> (u16, ErrorBody) {
        let (status, answer) = self.post("/v1/batches", batch).await;
        (status, serde_json::from_value(answer).unwrap())
    }

    /// A request of a phone, signed as it should be.
    pub async fn get<T: DeserializeOwned>(&self, phone: &Phone, path: &str) -> (u16, T) {
        let answer = phone.signed_get(&self.http, &self.server.url(), path).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Every change after a cursor, page by page.
    pub async fn pull(&self, phone: &Phone, after: &str, limit: u32) -> Changes {
        let mut all: Option<Changes> = None;
        let mut cursor = after.to_owned();
        for _ in 0..1000 {
            let (status, page): (u16, Changes) =
                self.get(phone, &format!("/v1/changes?after={cursor}&limit={limit}")).await;
            assert_eq!(status, 200);
            cursor.clone_from(&page.next.0);
            let more = page.more;
            let mut so_far = all.take().unwrap_or(Changes { records: Vec::new(), ..page.clone() });
            so_far.records.extend(page.records);
            so_far.next = page.next;
            so_far.more = more;
            so_far.digests = page.digests;
            all = Some(so_far);
            if !more {
                return all.unwrap();
            }
        }
        panic!("the feed does not end");
    }
}

pub fn quick_limits(change: impl FnOnce(&mut Limits)) -> impl FnOnce(&mut Config) {
    move |config| change(&mut config.limits)
}

/// The phone's side as far as the wire shows it.
pub struct Phone {
    pub key: SigningKey,
    pub device: DeviceId,
    pub seq: u64,
    pub prev_hash: String,
}

impl Phone {
    pub fn signed_get(&self, http: &reqwest::Client, url: &str, path: &str) -> reqwest::RequestBuilder {
        self.signed(http, reqwest::Method::GET, url, path)
    }

    /// A request without a signed body.
    pub fn signed(
        &self,
        http: &reqwest::Client,
        method: reqwest::Method,
        url: &str,
        path: &str,
    ) -> reqwest::RequestBuilder {
        let nonce = Uuid::now_v7().to_string();
        let device = self.device.to_string();
        let signature = sign(&self.key, signed_text(method.as_str(), path, &device, &nonce).as_bytes());
        http.request(method, format!("{url}{path}"))
            .header(DEVICE, device)
            .header(NONCE, nonce)
            .header(SIGNATURE, signature)
            .header(PROTOCOL, "1")
    }

    /// The next entry of its log.
    pub fn entry(&mut self, kind: &str, record: String, base_version: u64, body: String) -> Entry {
        self.seq += 1;
        let mut entry = Entry {
            seq: self.seq,
            id: EntryId(Uuid::now_v7()),
            kind: kind.to_owned(),
            record,
            base_version,
            body,
            device_time: noon(),
            elapsed_ms: 1000 * self.seq,
            prev_hash: self.prev_hash.clone(),
            hash: String::new(),
        };
        entry.hash = entry.compute_hash();
        self.prev_hash.clone_from(&entry.hash);
        entry
    }

    pub fn visit(&mut self, visit: &Visit) -> Entry {
        self.entry(KIND_VISIT, visit.id.to_string(), 0, serde_json::to_string(visit).unwrap())
    }

    pub fn edit(&mut self, household: &Household, base_version: u64) -> Entry {
        let edit =
            HouseholdEdit { household: household.clone(), act: "edit".to_owned(), reason: String::new(), visit: None };
        let record = household.id.to_string();
        self.entry(KIND_HOUSEHOLD, record, base_version, serde_json::to_string(&edit).unwrap())
    }

    pub fn batch(&self, entries: Vec<Entry>) -> Signed {
        Signed::seal(&self.plain_batch(entries), &self.key).unwrap()
    }

    pub fn plain_batch(&self, entries: Vec<Entry>) -> Batch {
        Batch { protocol: 1, id: BatchId(Uuid::now_v7()), device: self.device, app: "0.1.0".to_owned(), entries }
    }
}

/// The first household of a village.
pub fn household(number: u32) -> Household {
    nth_household(number, 0)
}

pub fn nth_household(number: u32, nth: usize) -> Household {
    register().into_iter().filter(|household| household.village == village(number)).nth(nth).unwrap()
}

/// A complete visit with every question answered, mostly by "không rõ".
pub fn visit(household: &Household) -> Visit {
    visit_of(household, "yearly-review", 1, Answers::default(), None)
}

/// The same in a version of a questionnaire, with some answers given, and perhaps with a points table.
pub fn visit_of(
    household: &Household,
    id: &str,
    version: u32,
    mut answers: Answers,
    points: Option<&PointsTable>,
) -> Visit {
    let questionnaire = questionnaire::read::builtin_version(id, version).unwrap();
    let standard = standard::builtin().into_iter().next().unwrap();
    let visited_on = noon().date_naive();
    let mut kept = std::collections::BTreeSet::new();
    for _ in 0..2000 {
        let snapshot = answers.clone();
        let context = FormContext {
            questionnaire: &questionnaire,
            members: &household.members,
            answers: &snapshot,
            visited_on,
            kept_warnings: &kept,
            points,
        };
        let Some(open) = open_items(&context).into_iter().next() else {
            let answers = with_points(&context);
            let classification = classify(&standard, Area::Rural, &household.members, &answers, visited_on);
            return Visit {
                reasons: Default::default(),
                id: VisitId(Uuid::now_v7()),
                household: household.id,
                village: household.village.clone(),
                questionnaire: questionnaire.id.clone(),
                questionnaire_version: questionnaire.version,
                standard: standard.id.clone(),
                year: 2026,
                visited_on,
                members: household.members.clone(),
                answers,
                classification,
                started: noon(),
                finalised: noon(),
                elapsed_ms: 60_000,
                location: None,
                supersedes: Vec::new(),
                correction_of: None,
                reason: String::new(),
                kept_warnings: kept,
            };
        };
        let question =
            questionnaire.sections.iter().flat_map(|section| &section.questions).find(|one| one.id == open.question);
        match (&open.what, question) {
            (OpenKind::Unanswered, Some(question)) => {
                let offered: Vec<String> =
                    options(&context, open.member, question).iter().map(|choice| choice.id.clone()).collect();
                let answer = if question.unknown {
                    Answer::Unknown
                } else {
                    match question.kind {
                        Kind::YesNo => Answer::Bool(false),
                        Kind::Single | Kind::Picture => Answer::Choice(offered.last().unwrap().clone()),
                        Kind::Multiple => Answer::Choices(offered.first().cloned().into_iter().collect()),
                        Kind::Integer => Answer::Integer(question.min.unwrap_or(0)),
                        Kind::Decimal => Answer::Hundredths(question.min.unwrap_or(100)),
                        Kind::Date => Answer::Date(Birth::Year(2000)),
                        Kind::Day => Answer::Date(Birth::Date(visited_on)),
                        Kind::Note => Answer::Text("Không".to_owned()),
                    }
                };
                answers.set(open.member, open.question.clone(), Some(answer));
            }
            (OpenKind::Unanswered, None) => answers.set(None, open.question.clone(), Some(Answer::Unknown)),
            (OpenKind::Warning(id), _) => {
                kept.insert(warning_key(open.member, &open.question, id));
            }
            (what, _) => panic!("{what:?} at {}", open.question),
        }
    }
    panic!("the form does not end");
}

/// A visit that finds the household poor or not by declared income, whatever else.
pub fn visit_with_income(household: &Household, dong: i64) -> Visit {
    let mut visit = visit(household);
    visit.answers.set(None, question("income_basis"), Some(Answer::Choice("declared".to_owned())));
    visit.answers.set(None, question("income_declared"), Some(Answer::Integer(dong)));
    visit.answers.set(None, question("b1_points"), None);
    reclassify(&mut visit);
    visit
}

pub fn reclassify(visit: &mut Visit) {
    let standard = standard::builtin().into_iter().next().unwrap();
    visit.classification = classify(&standard, Area::Rural, &visit.members, &visit.answers, visit.visited_on);
}

pub fn question(id: &str) -> so_thon::domain::ids::QuestionId {
    so_thon::domain::ids::QuestionId::new(id)
}

pub fn outcomes(receipt: &Receipt) -> Vec<Outcome> {
    receipt.outcomes.iter().map(|line| line.outcome.clone()).collect()
}

pub fn refusal(receipt: &Receipt) -> (so_thon::protocol::error::Code, String) {
    match &receipt.outcomes[0].outcome {
        Outcome::Refused { code, field } => (*code, field.clone()),
        other => panic!("{other:?}"),
    }
}

pub fn other_household_id() -> HouseholdId {
    HouseholdId(Uuid::now_v7())
}
