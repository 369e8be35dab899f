//! A commune of any size in a file: the real plan, the synthetic register over and over under other numbers, and a visit
//! to every household. Not here: what a phone checks before it sends, which the visits of this size would wait for.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::domain::answer::{Answer, AnswerMap, Answers};
use crate::domain::classification::{Area, classify};
use crate::domain::household::Household;
use crate::domain::ids::{BatchId, CommuneCode, DeviceId, EntryId, QuestionId, VisitId};
use crate::domain::plan::{NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, Plan, about, check, load, propose, read};
use crate::domain::review::{Review, Verdict};
use crate::domain::standard::{self, Standard};
use crate::domain::text::title_case;
use crate::domain::visit::Visit;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::entry::{Entry, FIRST_PREV_HASH, KIND_VISIT};
use crate::register::synthetic;
use crate::server::store::sqlite::SqliteStore;
use crate::server::store::{
    By, CheckedBatch, CheckedEntry, Commit, Commune, Content, EnrolAttempt, Enrolled, Founding, Ingested, NewCode,
    RecordWrite, SharedStore,
};

const CODE: &str = "01954";
/// Entries of a batch.
const BATCH: usize = 500;
/// Numbers of one village's register before the next round of it begins.
const NUMBERS: usize = 1_000;

/// How much of everything there is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Households, each with one visit.
    pub households: usize,
    /// Of a hundred visits, so many are accepted.
    pub accepted: usize,
}

/// Makes a commune in a new file.
///
/// # Errors
/// When the file cannot be written, or what is built in does not fit together.
pub async fn build(path: &Path, size: Size, now: DateTime<Utc>) -> anyhow::Result<SharedStore> {
    let plan = plan()?;
    let store: SharedStore = Arc::new(SqliteStore::found(path, &founding(&plan, now))?);
    store.load_plan(plan.clone(), None, Vec::new(), By::command_line(now)).await?;
    let register = register(&plan, size.households);
    ensure!(register.len() == size.households, "the plan has no village with households");
    store.put_households(register.clone(), By::command_line(now)).await?;
    let visits = visits(&register, plan.year, now)?;
    send(&store, &plan, &visits, now).await?;
    accept(&store, &visits, size.accepted, now).await?;
    Ok(store)
}

fn plan() -> anyhow::Result<Plan> {
    let code = CommuneCode::new(CODE);
    let annex = read::annex(NGAN_SON_2026_CSV, &code)?;
    let about = about::read(NGAN_SON_2026_TOML)?;
    let findings = check::findings(&annex, &about.stated);
    Ok(propose::proposal(&load(&annex, 2026, &code, about.stated, &findings)))
}

fn founding(plan: &Plan, at: DateTime<Utc>) -> Founding {
    let village = |line: &crate::domain::plan::VillageTarget| VillageInfo {
        id: line.village.clone(),
        name: title_case(&line.name),
    };
    Founding {
        commune: Commune {
            code: plan.commune.clone(),
            name: "xã Ngân Sơn".to_owned(),
            province: "tỉnh Thái Nguyên".to_owned(),
            phone: String::new(),
            signing_seed: [7; 32],
            epoch: "size".to_owned(),
            synthetic: true,
        },
        villages: plan.villages.iter().map(village).collect(),
        at,
    }
}

/// Registers of one seed after another, the later ones with higher numbers, cut to so many households.
fn register(plan: &Plan, households: usize) -> Vec<Household> {
    let mut all = Vec::new();
    let mut seed = 1_u64;
    while all.len() < households {
        let more = synthetic(seed, plan, &CommuneCode::new(CODE));
        if more.is_empty() {
            break;
        }
        let round = usize::try_from(seed).unwrap_or(usize::MAX).saturating_sub(1);
        all.extend(more.into_iter().map(|household| {
            let number = household.number.parse::<usize>().unwrap_or_default();
            Household { number: format!("{:03}", round.saturating_mul(NUMBERS).saturating_add(number)), ..household }
        }));
        seed = seed.saturating_add(1);
    }
    all.truncate(households);
    // As they lie in a file that was filled village by village.
    all.sort_by(|one, other| (&one.village, one.id).cmp(&(&other.village, other.id)));
    all
}

/// What the register knew, said again; where it knew nothing, what it knew of the household before.
fn visits(register: &[Household], year: i32, at: DateTime<Utc>) -> anyhow::Result<Vec<Visit>> {
    let standard = standard::builtin_by_id("nd07-2021").context("the standard")?;
    let mut last = AnswerMap::default();
    Ok((0_u32..)
        .zip(register)
        .map(|(order, household)| {
            let mut answers: Answers = household.facts.clone();
            if answers.household.is_empty() {
                answers.household.clone_from(&last);
            } else {
                last.clone_from(&answers.household);
            }
            answers.set(None, QuestionId::new("income_basis"), Some(Answer::Choice("b1".to_owned())));
            answers.set(None, QuestionId::new("b1_points"), Some(Answer::Integer(i64::from(100 + order % 90))));
            visit(household, answers, &standard, year, at)
        })
        .collect())
}

fn visit(household: &Household, answers: Answers, standard: &Standard, year: i32, at: DateTime<Utc>) -> Visit {
    let visited_on = at.date_naive();
    Visit {
        reasons: Default::default(),
        id: VisitId(Uuid::now_v7()),
        household: household.id,
        village: household.village.clone(),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 1,
        standard: standard.id.clone(),
        year,
        visited_on,
        members: household.members.clone(),
        classification: classify(standard, Area::Rural, &household.members, &answers, visited_on),
        answers,
        started: at - TimeDelta::minutes(26),
        finalised: at,
        elapsed_ms: 26 * 60_000,
        location: household.location,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        kept_warnings: Default::default(),
    }
}

/// Sends them from one phone that has every village.
async fn send(store: &SharedStore, plan: &Plan, visits: &[Visit], now: DateTime<Utc>) -> anyhow::Result<()> {
    let device = phone(store, plan, now).await?;
    let (mut seq, mut prev_hash) = (0_u64, FIRST_PREV_HASH.to_owned());
    for (order, some) in (0_i64..).zip(visits.chunks(BATCH)) {
        let mut entries = Vec::with_capacity(some.len());
        for visit in some {
            seq = seq.saturating_add(1);
            let mut entry = Entry {
                seq,
                id: EntryId(Uuid::now_v7()),
                kind: KIND_VISIT.to_owned(),
                record: visit.id.to_string(),
                base_version: 0,
                body: serde_json::to_string(visit)?,
                device_time: now,
                elapsed_ms: seq,
                prev_hash: prev_hash.clone(),
                hash: String::new(),
            };
            entry.hash = entry.compute_hash();
            prev_hash.clone_from(&entry.hash);
            entries.push(checked(entry, visit));
        }
        let batch = CheckedBatch {
            batch: BatchId(Uuid::now_v7()),
            device,
            app: "0.1.0".to_owned(),
            entries,
            received_at: now + TimeDelta::seconds(order),
        };
        let Ingested::Taken { up_to_seq, .. } = store.ingest(batch).await? else {
            anyhow::bail!("a batch was not taken");
        };
        ensure!(up_to_seq == seq, "taken up to {up_to_seq} of {seq}");
    }
    Ok(())
}

fn checked(entry: Entry, visit: &Visit) -> CheckedEntry {
    CheckedEntry {
        seq: entry.seq,
        id: entry.id,
        kind: entry.kind,
        record: entry.record,
        base_version: entry.base_version,
        body: entry.body,
        device_time: entry.device_time,
        clock_absurd: false,
        prev_hash: entry.prev_hash,
        computed_hash: entry.hash.clone(),
        hash: entry.hash,
        content: Content::Visit(Box::new(visit.clone())),
    }
}

async fn phone(store: &SharedStore, plan: &Plan, at: DateTime<Utc>) -> anyhow::Result<DeviceId> {
    let code = NewCode {
        hash: [1; 32],
        villages: plan.villages.iter().map(|line| line.village.clone()).collect(),
        person: "Ông Hoàng Văn Thắng".to_owned(),
        made_by: "canbo".to_owned(),
        made_at: at,
        expires_at: at + TimeDelta::hours(1),
    };
    store.add_code(code).await?;
    let attempt = EnrolAttempt {
        code_hash: [1; 32],
        device: DeviceId(Uuid::now_v7()),
        public_key: format!("{:064x}", 1),
        device_name: "máy thử".to_owned(),
        app: "0.1.0".to_owned(),
        at,
    };
    match store.enrol(attempt).await? {
        Enrolled::Device(device) => Ok(device.id),
        other => anyhow::bail!("not enrolled: {other:?}"),
    }
}

/// Accepts so many of a hundred visits.
async fn accept(store: &SharedStore, visits: &[Visit], percent: usize, at: DateTime<Utc>) -> anyhow::Result<()> {
    let review = |visit: &Visit| Review {
        visit: visit.id,
        household: visit.household,
        village: visit.village.clone(),
        year: visit.year,
        verdict: Verdict::Accepted,
        comments: Vec::new(),
        note: String::new(),
        instead: None,
        by: "Nguyễn Thị Hạnh".to_owned(),
        at,
    };
    let chosen: Vec<Review> =
        visits.iter().enumerate().filter(|(order, _)| order % 100 < percent).map(|(_, visit)| review(visit)).collect();
    for some in chosen.chunks(BATCH) {
        let records = some.iter().map(|review| RecordWrite::of(review, 0)).collect::<Result<_, _>>()?;
        let note = By::command_line(at).note("accept_visit", String::new(), "", String::new());
        store.commit(Commit { note, households: Vec::new(), records, expect: Vec::new() }).await?;
    }
    Ok(())
}
