//! A commune on port 0 and named phones, in one process: real SQLite files, real HTTP, clocks that the scene sets.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::ids::{CommuneCode, HouseholdId, QuestionId, VillageId, VisitId};
use so_thon::domain::plan::{Plan, about, check, load, propose, read};
use so_thon::domain::progress::Progress;
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, warning_key};
use so_thon::domain::questionnaire::read::builtin_version;
use so_thon::domain::text::title_case;
use so_thon::domain::visit::Visit;
use so_thon::protocol::enrol::VillageInfo;
use so_thon::server::clock::{Clock as ServerClock, FixedClock};
use so_thon::server::secret;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, Commune as Record, Founding, NewCode, SharedStore};
use so_thon::server::{Config, RunningServer, spawn};
use so_thon::sqlite::Key;
use so_thon::store::{Draft, HouseholdQuery, Now, Store, StoreError, StoreHandle};
use so_thon::sync::{self, Clock, Http, HttpError, Method, Request, ReqwestHttp, Response, SyncReport};

pub const ANNEX: &str = include_str!("../../assets/plans/ngan-son-2026.csv");
pub const ABOUT: &str = include_str!("../../assets/plans/ngan-son-2026.toml");

/// Phiêng Lềng: 31 poor households at the start.
pub fn phieng_leng() -> VillageId {
    VillageId::new("01954.07")
}

pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 12, 5, 0, 0).single().expect("a moment")
}

pub struct Commune {
    pub server: RunningServer,
    pub store: SharedStore,
    pub clock: FixedClock,
    seed: [u8; 32],
    _folder: tempfile::TempDir,
}

impl Commune {
    /// Founded with the real plan as a proposal, and the synthetic register.
    pub async fn founded() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let code = CommuneCode::new("01954");
        let annex = read::annex(ANNEX.as_bytes(), &code)?;
        let about = about::read(ABOUT)?;
        let findings = check::findings(&annex, &about.stated);
        let plan: Plan = propose::proposal(&load(&annex, 2026, &code, about.stated, &findings));
        let seed = [7; 32];
        let founding = founding(&plan, seed);
        let store: SharedStore = Arc::new(SqliteStore::found(&folder.path().join("commune.db"), &founding)?);
        let clock = FixedClock::new(noon());
        let register = so_thon::register::synthetic(1, &plan, &code);
        store.load_plan(plan, Some(annex), findings, By::command_line(clock.now())).await?;
        store.put_households(register, By::command_line(clock.now())).await?;
        let server = spawn(Config { clock: Arc::new(clock.clone()), ..Config::loopback(Arc::clone(&store)) }).await?;
        Ok(Self { server, store, clock, seed, _folder: folder })
    }

    /// An enrolment code for one village, as the office makes it.
    pub async fn code(&self, person: &str) -> anyhow::Result<String> {
        self.code_for(person, &[phieng_leng()]).await
    }

    /// By the commune's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The same for other villages.
    pub async fn code_for(&self, person: &str, villages: &[VillageId]) -> anyhow::Result<String> {
        let digits = secret::eight_digits()?;
        self.store
            .add_code(NewCode {
                hash: secret::code_hash(&self.seed, &digits),
                villages: villages.to_vec(),
                person: person.to_owned(),
                made_by: "canbo".to_owned(),
                made_at: self.clock.now(),
                expires_at: self.clock.now() + TimeDelta::hours(72),
            })
            .await?;
        Ok(digits)
    }

    /// The commune's figures of the phones' village.
    pub async fn progress(&self) -> anyhow::Result<Progress> {
        let view = self.store.progress().await?;
        view.villages
            .into_iter()
            .find(|line| line.village.id == phieng_leng())
            .map(|line| line.progress)
            .context("the village's progress")
    }

    pub fn folder(&self) -> &std::path::Path {
        self._folder.path()
    }

    /// On a new machine under the same address, from a copy; the old one is gone with its disk.
    pub async fn burnt_down(self, copy: &std::path::Path) -> anyhow::Result<Self> {
        let Self { server, store, clock, seed, _folder: old } = self;
        let listen = server.addr;
        server.shutdown().await?;
        drop(store);
        clock.advance(TimeDelta::minutes(5));
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("commune.db");
        let restored =
            SqliteStore::restore_new(&path, copy, &folder.path().join("aside.db"), &By::command_line(clock.now()))?;
        ensure!(restored.is_ok(), "{restored:?}");
        drop(old);
        let store: SharedStore = Arc::new(SqliteStore::open(&path)?);
        let config = Config { clock: Arc::new(clock.clone()), listen, ..Config::loopback(Arc::clone(&store)) };
        Ok(Self { server: spawn(config).await?, store, clock, seed, _folder: folder })
    }

    pub async fn whole(&self) -> anyhow::Result<Progress> {
        Ok(self.store.progress().await?.commune)
    }
}

fn founding(plan: &Plan, signing_seed: [u8; 32]) -> Founding {
    Founding {
        commune: Record {
            code: plan.commune.clone(),
            name: "xã Ngân Sơn".to_owned(),
            province: "tỉnh Thái Nguyên".to_owned(),
            phone: String::new(),
            signing_seed,
            epoch: "scene".to_owned(),
            synthetic: true,
        },
        villages: plan
            .villages
            .iter()
            .map(|line| VillageInfo { id: line.village.clone(), name: title_case(&line.name) })
            .collect(),
        at: noon(),
    }
}

/// What the network does to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    Fine,
    /// Nothing gets through.
    Cut,
    /// So many requests get through, and then nothing.
    CutAfter(u32),
    /// The commune gets the request and the phone never gets the answer, for so many requests.
    AnswersLost(u32),
    /// Everything is sent twice; the phone gets the second answer.
    Doubled,
}

pub struct Network {
    real: ReqwestHttp,
    weather: Mutex<Weather>,
}

impl Network {
    fn next(&self) -> Weather {
        let mut weather = self.weather.lock().expect("the weather");
        let now = *weather;
        if let Weather::AnswersLost(left) = now {
            *weather = if left <= 1 { Weather::Fine } else { Weather::AnswersLost(left - 1) };
        }
        if let Weather::CutAfter(left) = now {
            *weather = if left == 0 { Weather::Cut } else { Weather::CutAfter(left - 1) };
            return if left == 0 { Weather::Cut } else { Weather::Fine };
        }
        now
    }
}

impl Http for Network {
    async fn send(&self, request: Request) -> Result<Response, HttpError> {
        match self.next() {
            Weather::Fine => self.real.send(request).await,
            Weather::Cut | Weather::CutAfter(_) => Err(HttpError::Unreachable),
            Weather::AnswersLost(_) => {
                self.real.send(request).await?;
                Err(HttpError::Timeout)
            }
            Weather::Doubled => {
                let first = self.real.send(request.clone()).await?;
                let second = self.real.send(request.clone()).await?;
                // A signed GET is answered once; its repetition is turned away, and the first answer is what arrives.
                Ok(if request.method == Method::Get { first } else { second })
            }
        }
    }
}

/// A phone's own clock and dice: deterministic, and wrong when the scene says so.
pub struct Pocket {
    at: Mutex<DateTime<Utc>>,
    dice: AtomicU64,
}

impl Clock for Pocket {
    fn now(&self) -> Now {
        let mut at = self.at.lock().expect("the clock");
        *at += TimeDelta::milliseconds(250);
        let thrown = self.dice.fetch_add(1, Ordering::SeqCst);
        let mut random = [0_u8; 32];
        for (part, byte) in random.chunks_mut(8).zip(1_u64..) {
            part.copy_from_slice(
                &thrown
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                    .rotate_left(u32::try_from(byte * 7).unwrap_or(1))
                    .to_le_bytes(),
            );
        }
        Now { at: *at, today: (*at + TimeDelta::hours(7)).date_naive(), elapsed_ms: thrown, random }
    }
}

pub struct Phone {
    pub store: StoreHandle,
    pub network: Network,
    pub pocket: Pocket,
    _folder: tempfile::TempDir,
}

impl Phone {
    /// A new phone of `owner`, whose dice differ from those of other numbers.
    pub async fn new(number: u64) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("phone.db");
        let key = Key([3; 32]);
        let store = StoreHandle::spawn(move || Store::open(&path, &key)).await?;
        Ok(Self {
            store,
            network: Network { real: ReqwestHttp::new(), weather: Mutex::new(Weather::Fine) },
            pocket: Pocket { at: Mutex::new(noon()), dice: AtomicU64::new(number << 32) },
            _folder: folder,
        })
    }

    /// Enrolled at the commune, with the village's list on it.
    pub async fn enrolled(commune: &Commune, number: u64, person: &str) -> anyhow::Result<Self> {
        Self::enrolled_for(commune, number, person, &[phieng_leng()]).await
    }

    /// The same for other villages.
    pub async fn enrolled_for(
        commune: &Commune,
        number: u64,
        person: &str,
        villages: &[VillageId],
    ) -> anyhow::Result<Self> {
        let phone = Self::new(number).await?;
        let code = commune.code_for(person, villages).await?;
        sync::enrol(&phone.store, &phone.network, &commune.server.url(), &code, person, phone.pocket.now()).await?;
        phone.sync_well().await?;
        Ok(phone)
    }

    pub fn pocket_now(&self) -> Now {
        self.pocket.now()
    }

    pub fn weather(&self, weather: Weather) {
        *self.network.weather.lock().expect("the weather") = weather;
    }

    pub fn set_clock(&self, at: DateTime<Utc>) {
        *self.pocket.at.lock().expect("the clock") = at;
    }

    pub async fn sync(&self) -> SyncReport {
        sync::run_once(&self.store, &self.network, &self.pocket).await
    }

    /// A round that must reach its end with figures that agree.
    pub async fn sync_well(&self) -> anyhow::Result<SyncReport> {
        let report = self.sync().await;
        ensure!(report.error.is_none(), "{report:?}");
        ensure!(report.agreed == Some(true), "{report:?}");
        Ok(report)
    }

    /// The first households whose class at the start was `class`.
    pub async fn households(&self, class: Class) -> anyhow::Result<Vec<HouseholdId>> {
        let page = self.store.households(HouseholdQuery { limit: 500, ..HouseholdQuery::default() }).await?;
        let mut found = Vec::new();
        for row in page.rows {
            if self.store.household(row.id).await?.household.class_start == class {
                found.push(row.id);
            }
        }
        Ok(found)
    }

    /// Changes a household as its screen does.
    pub async fn edit(&self, id: HouseholdId, edit: impl FnOnce(&mut Household)) -> anyhow::Result<()> {
        let mut household = self.store.household(id).await?.household;
        edit(&mut household);
        self.store.save_household(household, "edit".to_owned(), String::new(), self.pocket.now()).await?;
        Ok(())
    }

    /// A whole visit: what was known last time, "không rõ" for the rest, and `said` above both.
    pub async fn visit(&self, household: HouseholdId, said: &[(&str, Answer)]) -> anyhow::Result<Visit> {
        let draft = self.filled(household, said).await?;
        self.finalise(draft).await
    }

    /// Finalises, and writes why where an answer moved the class.
    pub async fn finalise(&self, draft: VisitId) -> anyhow::Result<Visit> {
        let open = match self.store.finalise(draft, self.pocket.now()).await {
            Err(StoreError::Open(open)) => open,
            done => return Ok(done?),
        };
        for item in open {
            ensure!(item.what == OpenKind::Error("no_reason".to_owned()), "{item:?}");
            let member = item.member.map(|member| format!("{member}/")).unwrap_or_default();
            let (key, reason) = (format!("{member}{}", item.question), "hộ kể lại".to_owned());
            self.store.save_reason(draft, key, reason, self.pocket.now()).await?;
        }
        Ok(self.store.finalise(draft, self.pocket.now()).await?)
    }

    /// The same, not finalised yet.
    pub async fn filled(&self, household: HouseholdId, said: &[(&str, Answer)]) -> anyhow::Result<VisitId> {
        let id = self.store.open_draft(household, self.pocket.now()).await?.id;
        self.fill(id, said).await?;
        Ok(id)
    }

    pub async fn fill(&self, id: VisitId, said: &[(&str, Answer)]) -> anyhow::Result<()> {
        let said: BTreeMap<&str, &Answer> = said.iter().map(|(question, answer)| (*question, answer)).collect();
        for (question, answer) in &said {
            self.store
                .save_answer(id, None, QuestionId::new(*question), Some((*answer).clone()), self.pocket.now())
                .await?;
        }
        for _ in 0..500 {
            let draft = self.store.draft(id).await?;
            let Some((member, question, answer)) = next_answer(&draft, &said)? else { return Ok(()) };
            match answer {
                Some(answer) => {
                    self.store.save_answer(id, member, question, Some(answer), self.pocket.now()).await?;
                }
                None => {
                    self.store.keep_warning(id, question.0, self.pocket.now()).await?;
                }
            }
        }
        anyhow::bail!("the form does not come to an end")
    }

    /// Phone and commune agree to the byte on the village's progress.
    pub async fn agrees_with(&self, commune: &Commune) -> anyhow::Result<Progress> {
        let here = self.store.progress(phieng_leng()).await?.progress;
        let there = commune.progress().await?;
        ensure!(serde_json::to_string(&here)? == serde_json::to_string(&there)?, "{here:#?} against {there:#?}");
        Ok(here)
    }
}

type Next = (Option<so_thon::domain::ids::MemberId>, QuestionId, Option<Answer>);

/// The next open item and what is said to it; `None` as an answer keeps a warning, whose key stands for the question.
fn next_answer(draft: &Draft, said: &BTreeMap<&str, &Answer>) -> anyhow::Result<Option<Next>> {
    let (id, version) = &draft.questionnaire;
    let questionnaire = builtin_version(id, *version).context("the questionnaire")?;
    let ctx = FormContext {
        questionnaire: &questionnaire,
        members: &draft.members,
        answers: &draft.answers,
        visited_on: draft.visited_on,
        kept_warnings: &draft.kept_warnings,
        points: None,
    };
    let Some(open) = open_items(&ctx).into_iter().next() else { return Ok(None) };
    match open.what {
        OpenKind::Unanswered => {
            let answer = said
                .get(open.question.as_str())
                .map(|answer| (*answer).clone())
                .or_else(|| draft.last.get(open.member, &open.question).cloned())
                .unwrap_or(Answer::Unknown);
            Ok(Some((open.member, open.question, Some(answer))))
        }
        OpenKind::Warning(check) => {
            let key = warning_key(open.member, &open.question, &check);
            Ok(Some((open.member, QuestionId::new(key), None)))
        }
        OpenKind::Error(check) => anyhow::bail!("the form has an error: {check} at {}", open.question),
    }
}

/// Income by B1 points.
pub fn b1(points: i64) -> Vec<(&'static str, Answer)> {
    vec![("income_basis", Answer::Choice("b1".to_owned())), ("b1_points", Answer::Integer(points))]
}
