//! A phone that really enrols and sends to the office under test, and the forms that it sends.

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::SigningKey;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::Household;
use so_thon::domain::ids::{BatchId, DeviceId, EntryId, MemberId, QuestionId, SubmissionId, VisitId};
use so_thon::domain::meeting::Meeting;
use so_thon::domain::questionnaire::Kind;
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options, warning_key};
use so_thon::domain::questionnaire::read::{builtin_latest, builtin_version};
use so_thon::domain::standard;
use so_thon::domain::submission::Submission;
use so_thon::domain::visit::Visit;
use so_thon::protocol::batch::Batch;
use so_thon::protocol::enrol::{EnrolAnswer, EnrolRequest};
use so_thon::protocol::entry::{
    Entry, FIRST_PREV_HASH, HouseholdEdit, KIND_HOUSEHOLD, KIND_MEETING, KIND_SUBMISSION, KIND_VISIT,
};
use so_thon::protocol::receipt::{Outcome, Receipt};
use so_thon::protocol::signed::Signed;
use uuid::Uuid;

use super::desk::{Browser, Office, digits, noon};

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

    /// Sends the minutes of a meeting; the commune must take them.
    pub async fn hold(&mut self, meeting: &Meeting) -> anyhow::Result<()> {
        let body = serde_json::to_string(meeting)?;
        let outcome = self.entry(KIND_MEETING, meeting.id.to_string(), 0, body, meeting.finalised).await?;
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
