//! A phone on a desk: a store in a folder, a commune's key, a village with a plan, and a form filled in.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use ed25519_dalek::SigningKey;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{CommuneCode, DeviceId, EntryId, HouseholdId, MemberId, VillageId, VisitId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::plan::{Plan, PlanStatus, StatedTargets, VillageTarget};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options};
use so_thon::domain::questionnaire::{Kind, read};
use so_thon::domain::review::{Review, Verdict};
use so_thon::domain::standard;
use so_thon::domain::visit::Visit;
use so_thon::protocol::VERSION;
use so_thon::protocol::batch::Batch;
use so_thon::protocol::changes::{Changes, Cursor, Record};
use so_thon::protocol::enrol::{CommuneInfo, EnrolAnswer, VillageInfo};
use so_thon::protocol::receipt::{EntryOutcome, Outcome, Receipt};
use so_thon::protocol::signed::Signed;
use so_thon::sqlite::Key;
use so_thon::store::{Draft, Now, Outgoing, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

pub const KEY: Key = Key([7; 32]);

/// Each opened phone gets moments, and so randomness, of its own.
static MOMENT: AtomicU64 = AtomicU64::new(1);

pub struct Phone {
    /// Dropped last: the files go with it.
    pub folder: TempDir,
    pub store: Store,
    ticks: Cell<u64>,
}

macro_rules! ask {
    ($phone:expr, $name:ident $body:tt) => {
        match so_thon::store::engine::execute(&mut $phone.store, so_thon::store::engine::Command::$name $body) {
            Ok(so_thon::store::engine::Reply::$name(answer)) => Ok(answer),
            Ok(other) => panic!("another reply: {other:?}"),
            Err(error) => Err(error),
        }
    };
}
pub(crate) use ask;

impl Phone {
    /// A phone that is enrolled for two villages and has pulled three households and a plan.
    pub fn ready() -> Self {
        Self::new().made_ready()
    }

    /// The same in a folder that outlives it.
    pub fn ready_in(folder: &Path) -> Self {
        Self::at(folder).made_ready()
    }

    fn made_ready(self) -> Self {
        let mut phone = self;
        phone.enrol();
        phone.pull(vec![
            Record::Plan { plan: Box::new(plan()) },
            household_record(1, 1, "Lý A Sình", Class::Poor),
            household_record(2, 1, "Đặng Thị Mùi", Class::NearPoor),
            household_record(3, 1, "Hoàng Văn Tú", Class::NotPoor),
        ]);
        phone
    }

    pub fn new() -> Self {
        Self::in_folder(TempDir::new().unwrap())
    }

    pub fn in_folder(folder: TempDir) -> Self {
        let store = Store::open(&database(folder.path()), &KEY).unwrap();
        Self { folder, store, ticks: Cell::new(MOMENT.fetch_add(1_000, Ordering::Relaxed)) }
    }

    /// In a folder that is someone else's; its own stays empty.
    pub fn at(folder: &Path) -> Self {
        let mut phone = Self::new();
        phone.store = Store::open(&database(folder), &KEY).unwrap();
        phone
    }

    pub fn path(&self) -> PathBuf {
        database(self.folder.path())
    }

    /// A new moment, a second after the last, with randomness of its own.
    pub fn now(&self) -> Now {
        let tick = self.ticks.get();
        self.ticks.set(tick + 1);
        now(tick)
    }

    /// Sets the clock to so many seconds after the first moment.
    pub fn set_clock(&self, tick: u64) {
        self.ticks.set(tick);
    }

    pub fn enrol(&mut self) {
        let now = self.now();
        ask!(self, EnrolKey { code: "12345678".to_owned(), now }).unwrap();
        let answer = enrol_answer(DeviceId(Uuid::from_u128(77)));
        ask!(self, SaveEnrolment { answer, server: "http://127.0.0.1:1".to_owned() }).unwrap();
    }

    pub fn pull(&mut self, records: Vec<Record>) {
        let changes =
            Changes { records, next: Cursor("1".to_owned()), more: false, digests: Default::default(), villages: None };
        ask!(self, ApplyChanges { changes }).unwrap();
    }

    pub fn open_draft(&mut self, number: u128) -> Draft {
        let now = self.now();
        ask!(self, OpenDraft { household: household_id(number), now }).unwrap()
    }

    pub fn answer(
        &mut self,
        draft: VisitId,
        member: Option<MemberId>,
        question: &str,
        answer: Answer,
    ) -> Result<DateTime<Utc>, StoreError> {
        let now = self.now();
        ask!(
            self,
            SaveAnswer {
                draft,
                member,
                question: so_thon::domain::ids::QuestionId::new(question),
                answer: Some(answer),
                now
            }
        )
    }

    /// Answers everything that is asked until nothing is open.
    pub fn fill(&mut self, draft: VisitId) {
        for _ in 0..1000 {
            let now_draft = ask!(self, Draft { draft }).unwrap();
            let (id, version) = &now_draft.questionnaire;
            let questionnaire = read::builtin_version(id, *version).unwrap();
            let context = FormContext {
                questionnaire: &questionnaire,
                members: &now_draft.members,
                answers: &now_draft.answers,
                visited_on: now_draft.visited_on,
                kept_warnings: &now_draft.kept_warnings,
                points: now_draft.points.as_ref(),
            };
            let Some(open) = open_items(&context).into_iter().next() else { return };
            match &open.what {
                OpenKind::Warning(id) => {
                    let key = so_thon::domain::questionnaire::form::warning_key(open.member, &open.question, id);
                    let now = self.now();
                    ask!(self, KeepWarning { draft, key, now }).unwrap();
                }
                what => {
                    if let Some(code) = open.question.as_str().strip_prefix("b1_item_") {
                        let table = now_draft.points.as_ref().unwrap();
                        let item = table.items.iter().find(|item| item.code == code).unwrap();
                        let first = Answer::Choice(item.rows[0].code.clone());
                        self.answer(draft, None, open.question.as_str(), first).unwrap();
                        continue;
                    }
                    let question = questionnaire
                        .sections
                        .iter()
                        .flat_map(|section| &section.questions)
                        .find(|question| question.id == open.question)
                        .unwrap_or_else(|| panic!("{} is open: {what:?}", open.question));
                    let answer = match question.kind {
                        Kind::YesNo => Answer::Bool(true),
                        Kind::Single | Kind::Picture => {
                            Answer::Choice(options(&context, open.member, question).first().unwrap().id.clone())
                        }
                        // An answer that cannot stand empty: the first option.
                        Kind::Multiple if matches!(what, OpenKind::Error(_)) => {
                            let first = options(&context, open.member, question).first().unwrap().id.clone();
                            Answer::Choices([first].into())
                        }
                        Kind::Multiple => Answer::Choices(Default::default()),
                        Kind::Integer => Answer::Integer(question.min.unwrap_or(0).max(60)),
                        Kind::Decimal => Answer::Hundredths(4_800),
                        Kind::Date => Answer::Date(Birth::Year(1980)),
                        Kind::Note => Answer::Text("không".to_owned()),
                        Kind::Day => Answer::Date(Birth::Date(now_draft.visited_on)),
                    };
                    self.answer(draft, open.member, open.question.as_str(), answer).unwrap();
                }
            }
        }
        panic!("the form never ends");
    }

    pub fn visit(&mut self, number: u128) -> Visit {
        let draft = self.open_draft(number).id;
        self.fill(draft);
        self.finalise(draft).unwrap()
    }

    /// Finalises, with a reason for whatever moved the class.
    pub fn finalise(&mut self, draft: VisitId) -> Result<Visit, StoreError> {
        let now = self.now();
        let open = match ask!(self, Finalise { draft, now }) {
            Err(StoreError::Open(open)) => open,
            done => return done,
        };
        for item in &open {
            if item.what != OpenKind::Error("no_reason".to_owned()) {
                return Err(StoreError::Open(open));
            }
            let key = item.member.map(|member| format!("{member}/")).unwrap_or_default();
            let now = self.now();
            let key = format!("{key}{}", item.question);
            ask!(self, SaveReason { draft, key, reason: "hộ kể lại".to_owned(), now }).unwrap();
        }
        let now = self.now();
        ask!(self, Finalise { draft, now })
    }

    pub fn batch(&mut self) -> (Outgoing, Batch) {
        let now = self.now();
        let outgoing = ask!(self, NextBatch { from: None, limit: 200, now }).unwrap().expect("something to send");
        let batch = outgoing.signed.open(&outgoing.signed.key).unwrap();
        (outgoing, batch)
    }

    pub fn status(&mut self) -> so_thon::store::Status {
        ask!(self, Status {}).unwrap()
    }
}

pub fn database(folder: &Path) -> PathBuf {
    folder.join("so-thon.db")
}

pub fn now(tick: u64) -> Now {
    let start: DateTime<Utc> = "2026-11-12T02:00:00Z".parse().unwrap();
    let mut random = [0; 32];
    random[..8].copy_from_slice(&tick.to_be_bytes());
    Now {
        at: start + Duration::seconds(i64::try_from(tick).unwrap()),
        today: day(2026, 11, 12),
        elapsed_ms: tick * 1000,
        random,
    }
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn commune_key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

pub fn village() -> VillageId {
    VillageId::new("01954.07")
}

pub fn household_id(number: u128) -> HouseholdId {
    HouseholdId(Uuid::from_u128(number))
}

pub fn enrol_answer(device: DeviceId) -> EnrolAnswer {
    let village_info = |number: u32, name: &str| VillageInfo {
        id: VillageId::of(&CommuneCode::new("01954"), number),
        name: name.to_owned(),
    };
    EnrolAnswer {
        device,
        commune: CommuneInfo {
            code: CommuneCode::new("01954"),
            name: "xã Ngân Sơn".to_owned(),
            province: "tỉnh Thái Nguyên".to_owned(),
            phone: String::new(),
            public_key: hex::encode(commune_key().verifying_key().as_bytes()),
            synthetic: true,
        },
        person: "Nông Văn Bảo".to_owned(),
        villages: vec![village_info(7, "Phiêng Lềng"), village_info(8, "Bản Duồi")],
    }
}

pub fn plan() -> Plan {
    Plan {
        year: 2026,
        version: 1,
        commune: CommuneCode::new("01954"),
        status: PlanStatus::Confirmed,
        stated: StatedTargets::default(),
        villages: vec![VillageTarget {
            village: village(),
            name: "Phiêng Lềng".to_owned(),
            poor_start: Some(1),
            near_start: Some(1),
            poor_cut: Some(1),
            near_cut: Some(0),
        }],
    }
}

pub fn member(number: u128, name: &str, relation: Relation, birth: &str) -> Member {
    Member {
        id_number: String::new(),
        id: MemberId(Uuid::from_u128(number)),
        name: name.to_owned(),
        relation,
        sex: Default::default(),
        birth: Birth::parse(birth).unwrap(),
        ethnicity: Default::default(),
        absent: None,
    }
}

pub fn household(number: u128, head: &str, class: Class) -> Household {
    Household {
        acts: Default::default(),
        supports: Default::default(),
        tasks: Default::default(),
        id: household_id(number),
        village: village(),
        number: format!("{number:03}"),
        address: String::new(),
        phone: "0912345678".to_owned(),
        location: None,
        members: vec![
            member(number * 100 + 1, head, Relation::Head, "1969-03-02"),
            member(number * 100 + 2, "Triệu Thị Đào", Relation::Spouse, "1972-05-20"),
        ],
        facts: Answers::default(),
        class_start: class,
        class_official: class,
        official_since: None,
        left_poor_on: None,
        left_near_poor_on: None,
        arrival: Arrival::AtStart,
        presence: Presence::Present,
        synthetic: true,
    }
}

pub fn household_record(number: u128, version: u64, head: &str, class: Class) -> Record {
    Record::Household { version, household: Box::new(household(number, head, class)) }
}

/// The office's word that a visit is to be looked at again.
pub fn sent_back(household: HouseholdId, visit: VisitId, at: DateTime<Utc>) -> Record {
    Record::Review {
        review: Box::new(Review {
            visit,
            household,
            village: village(),
            year: 2026,
            verdict: Verdict::SentBack,
            comments: Vec::new(),
            instead: None,
            note: "xem lại".to_owned(),
            by: "Hà Thị Hạnh".to_owned(),
            at,
        }),
    }
}

/// A visit that another phone made.
pub fn other_visit(id: u128, number: u128) -> Visit {
    let household = household(number, "Lý A Sình", Class::Poor);
    let standard = standard::builtin_by_id("nd07-2021").unwrap();
    let visited_on = day(2026, 10, 1);
    Visit {
        reasons: Default::default(),
        id: VisitId(Uuid::from_u128(id)),
        household: household.id,
        village: household.village.clone(),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 1,
        standard: "nd07-2021".to_owned(),
        year: 2026,
        visited_on,
        classification: classify(&standard, Area::Rural, &household.members, &Answers::default(), visited_on),
        members: household.members,
        answers: Answers::default(),
        started: now(0).at,
        finalised: now(0).at,
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        kept_warnings: Default::default(),
    }
}

pub fn receipt_for(batch: &Batch, outcome: impl Fn(u64) -> Outcome) -> Receipt {
    Receipt {
        protocol: VERSION,
        batch: batch.id,
        device: batch.device,
        up_to_seq: batch.entries.last().unwrap().seq,
        outcomes: batch
            .entries
            .iter()
            .map(|entry| EntryOutcome { seq: entry.seq, id: entry.id, outcome: outcome(entry.seq) })
            .collect(),
        digests: Default::default(),
        received_at: now(500).at,
    }
}

pub fn sign(receipt: &Receipt) -> Signed {
    Signed::seal(receipt, &commune_key()).unwrap()
}

pub fn entry_id(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(number))
}
