//! The queue of visits to review and the one that is open beside it.
//!
//! A visit is in the queue while it speaks for its household in the plan year and the office has not given its verdict;
//! the visit that waits longest comes first. What is worth a look is `domain::quality`'s to say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::compare::{CompareRow, Side};
use super::quality::{QualityLine, sentence};
use super::visit::VisitData;
use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, MemberId, VillageId, VisitId};
use crate::domain::quality::{Beside, Checks, Finding, Village, look};
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::server::office::words::Words;
use crate::server::store::StandingVisit;

/// Lines of the queue at once.
pub const PAGE: usize = 50;
/// Longest comment.
pub const MAX_COMMENT: usize = 500;

/// Where a visit stands with the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Waits for a verdict.
    #[default]
    Waiting,
    /// Sent back, and not corrected yet.
    Returned,
    /// Accepted.
    Accepted,
}

impl Tab {
    /// The code in addresses and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }

    /// Reads a code; anything else is the queue.
    pub fn from_code(code: &str) -> Self {
        [Self::Returned, Self::Accepted].into_iter().find(|tab| tab.code() == code).unwrap_or_default()
    }

    /// Where a verdict puts a visit.
    pub const fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            None | Some(Verdict::TakenBack) => Self::Waiting,
            Some(Verdict::SentBack) => Self::Returned,
            Some(Verdict::Accepted) => Self::Accepted,
        }
    }
}

/// Which of them a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// The class is another one than the recognised one.
    Changed,
    /// Something is worth a look.
    Found,
    /// Nothing is worth a look.
    Clean,
    /// Corrected after the office's comments.
    Corrected,
    /// The household asked.
    Requested,
    /// Two visits speak.
    Doubled,
}

impl Show {
    /// Every choice.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Changed, Self::Found, Self::Clean, Self::Corrected, Self::Requested, Self::Doubled];

    /// The code in addresses and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Changed => "changed",
            Self::Found => "found",
            Self::Clean => "clean",
            Self::Corrected => "corrected",
            Self::Requested => "requested",
            Self::Doubled => "doubled",
        }
    }

    /// Reads a code; anything else is all.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.code() == code).unwrap_or_default()
    }
}

/// What a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Which tab.
    pub tab: Tab,
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Which of them.
    pub show: Show,
    /// Which page, from 1; 0 is the first too.
    pub page: usize,
}

impl Asked {
    /// The address of the list with something added, such as `visit=…`.
    pub fn address(&self, more: &str) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.tab != Tab::Waiting {
            parts.push(format!("tab={}", self.tab.code()));
        }
        parts.extend(self.village.as_ref().map(|village| format!("village={village}")));
        if self.show != Show::All {
            parts.push(format!("show={}", self.show.code()));
        }
        if self.page > 1 {
            parts.push(format!("page={}", self.page));
        }
        if !more.is_empty() {
            parts.push(more.to_owned());
        }
        if parts.is_empty() { "/review".to_owned() } else { format!("/review?{}", parts.join("&")) }
    }
}

/// A visit that speaks, with what says in which lists it stands. Its form is read where it is shown: [`Seen`].
#[derive(Debug, Clone)]
pub struct Item {
    /// The visit, and how it came.
    pub standing: StandingVisit,
    /// Its household.
    pub household: Arc<Household>,
    /// Name of its village.
    pub village_name: String,
    /// The office's verdict with the version of its record.
    pub review: Option<(Review, u64)>,
    /// What the office had said of the visit that this one corrects.
    pub answers_to: Option<Review>,
    /// The household asked to be reviewed.
    pub requested: bool,
    /// Another visit speaks for the household too.
    pub doubled: bool,
}

/// A visit with its form, and what is worth a look in it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The form.
    pub visit: Visit,
    /// What is worth a look.
    pub found: Vec<Finding>,
}

impl Item {
    /// The visit.
    pub const fn id(&self) -> VisitId {
        self.standing.result.id
    }

    /// The class that it found.
    pub const fn class(&self) -> Class {
        self.standing.result.class
    }

    /// Where it stands.
    pub fn tab(&self) -> Tab {
        Tab::of(self.review.as_ref().map(|(review, _)| review.verdict))
    }

    /// The class is another one than the recognised one.
    pub fn class_changed(&self) -> bool {
        let (was, is) = (self.household.class_official, self.class());
        was != is && was != Class::Undetermined
    }

    /// There is nothing to look at: several of these may be accepted at once. `found` is what is worth a look.
    pub fn clean(&self, found: &[Finding]) -> bool {
        found.is_empty()
            && !self.doubled
            && self.answers_to.is_none()
            && !self.class_changed()
            && self.class() != Class::Undetermined
    }

    fn shown_by(&self, show: Show, found: &[Finding]) -> bool {
        match show {
            Show::All => true,
            Show::Changed => self.class_changed(),
            Show::Found => !found.is_empty(),
            Show::Clean => self.clean(found),
            Show::Corrected => self.answers_to.is_some(),
            Show::Requested => self.requested,
            Show::Doubled => self.doubled,
        }
    }

    /// What is worth a look in it, beside the visits that speak in its village.
    pub fn look(&self, checks: &Checks, visit: &Visit, village: &Village) -> Vec<Finding> {
        let people_before: BTreeSet<MemberId> = self.household.facts.members.keys().copied().collect();
        let beside = Beside {
            household: &self.household,
            class_before: self.household.class_official,
            people_before: &people_before,
            clock_absurd: self.standing.clock_absurd,
            village,
        };
        look(checks, visit, beside)
    }
}

/// What a queue is made of.
pub struct Sources<'a> {
    /// The visits that stand, of every village in the reader's scope.
    pub standing: Vec<StandingVisit>,
    /// The register, by id.
    pub households: &'a BTreeMap<HouseholdId, Arc<Household>>,
    /// Names of villages.
    pub villages: &'a BTreeMap<VillageId, String>,
    /// Verdicts with their versions, by visit.
    pub reviews: &'a BTreeMap<VisitId, (Review, u64)>,
    /// Households that asked.
    pub requested: &'a BTreeSet<HouseholdId>,
}

/// Every visit that speaks, the one that waits longest first.
pub fn items(sources: Sources<'_>) -> Vec<Item> {
    let mut standing: BTreeMap<HouseholdId, usize> = BTreeMap::new();
    for one in &sources.standing {
        *standing.entry(one.result.household).or_default() += 1;
    }
    let mut items: Vec<Item> = sources
        .standing
        .into_iter()
        .filter(|one| one.speaks)
        .filter_map(|one| {
            let household = sources.households.get(&one.result.household)?;
            let answers_to = std::iter::once(one.correction_of)
                .flatten()
                .chain(one.result.supersedes.iter().copied())
                .filter_map(|old| sources.reviews.get(&old))
                .find(|(review, _)| review.verdict == Verdict::SentBack)
                .map(|(review, _)| review.clone());
            Some(Item {
                household: Arc::clone(household),
                village_name: sources.villages.get(&one.village).cloned().unwrap_or_default(),
                review: sources.reviews.get(&one.result.id).cloned(),
                answers_to,
                requested: sources.requested.contains(&one.result.household),
                doubled: standing.get(&one.result.household).is_some_and(|n| *n > 1),
                standing: one,
            })
        })
        .collect();
    items.sort_by_key(|item| (item.standing.received_at, item.id()));
    items
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Wait for a verdict.
    pub waiting: usize,
    /// Sent back.
    pub returned: usize,
    /// Accepted.
    pub accepted: usize,
    /// Fields and households in conflict.
    pub conflicts: usize,
    /// Days that the oldest has waited.
    pub oldest_days: i64,
}

/// What a line of the queue says besides the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Its icon.
    pub icon: &'static str,
    /// The sentence.
    pub text: String,
}

/// A line of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The visit.
    pub visit: VisitId,
    /// Name of the head.
    pub head: String,
    /// Number of the household.
    pub number: String,
    /// Name of the village.
    pub village_name: String,
    /// Class found.
    pub class: Class,
    /// What to know about it.
    pub flag: Flag,
    /// It may be accepted with others at once.
    pub clean: bool,
}

/// What was typed and could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Comments by row: place and text.
    pub comments: BTreeMap<String, (String, String)>,
    /// A word about the whole visit.
    pub note: String,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Sent back without a word.
    NoComment,
    /// Accepted with comments that would not reach anybody.
    Unsent,
    /// Somebody else was first: who and when; empty when it is the visit that is no longer the one that speaks.
    Stale(String),
    /// A village meeting has voted on it.
    Met,
    /// The round is closed.
    Closed(Round),
}

/// The visit that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// Everything that its own page shows.
    pub data: VisitData,
    /// Ethnicity of its head.
    pub ethnicity: String,
    /// What it is put beside.
    pub before: Option<BeforeHead>,
    /// The comparison.
    pub rows: Vec<CompareRow>,
    /// The checks.
    pub quality: Vec<QualityLine>,
    /// The office's verdict with the version of its record.
    pub review: Option<(Review, u64)>,
    /// What the office said of the visit that it corrects.
    pub answers_to: Option<Review>,
    /// Another visit speaks for the household too.
    pub doubled: bool,
    /// The address of the comparison with the other one, when there are two to choose from.
    pub other_side: Option<String>,
    /// What was typed before.
    pub typed: Typed,
    /// Its round, when it is closed: then there is no verdict any more.
    pub closed: Option<Round>,
}

/// The head of the column of what came before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeHead {
    /// What it is: `review-before-last`, `-corrected`, `-register`.
    pub key: &'static str,
    /// Its day, for visits.
    pub day: Option<chrono::NaiveDate>,
    /// Class.
    pub class: Class,
    /// What the income side rests on; none for the register.
    pub income: Option<Income>,
    /// Least and most B2.
    pub b2: (u32, u32),
}

impl BeforeHead {
    /// Of a side.
    pub fn of(key: &'static str, side: &Side, class: Class) -> Self {
        let found = &side.classification;
        Self {
            key,
            day: side.is_visit.then_some(side.day),
            class,
            income: side.is_visit.then_some(found.income),
            b2: (found.b2_min, found.b2_max),
        }
    }
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewData {
    /// What the list was asked for.
    pub asked: Asked,
    /// How many there are of each.
    pub counts: Counts,
    /// The lines.
    pub rows: Vec<QueueRow>,
    /// How many the whole list has.
    pub total: usize,
    /// Which page of it this is, from 1.
    pub page: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Those that may be accepted at once, among the lines.
    pub clean: Vec<QueueRow>,
    /// Villages to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// The visit that is open.
    pub open: Option<Box<Open>>,
    /// What was done last and may be taken back: visit, version, name.
    pub undo: Vec<(VisitId, u64, String)>,
    /// Why nothing was written.
    pub trouble: Option<Trouble>,
    /// The reader may give a verdict.
    pub may_review: bool,
    /// The data is made up.
    pub synthetic: bool,
}

/// The numbers above the list.
pub fn counts(items: &[Item], conflicts: usize, now: DateTime<Utc>) -> Counts {
    let of = |tab: Tab| items.iter().filter(|item| item.tab() == tab).count();
    let oldest = items.iter().find(|item| item.tab() == Tab::Waiting);
    Counts {
        waiting: of(Tab::Waiting),
        returned: of(Tab::Returned),
        accepted: of(Tab::Accepted),
        conflicts,
        oldest_days: oldest.map_or(0, |item| (now - item.standing.received_at).num_days().max(0)),
    }
}

impl Asked {
    /// Whether a visit stands in the list, but for what is worth a look in it.
    pub fn holds(&self, item: &Item) -> bool {
        item.tab() == self.tab && self.village.as_ref().is_none_or(|village| item.household.village == *village)
    }

    /// Whether forms have to be read to say which visits the list shows.
    pub const fn asks_forms(&self) -> bool {
        matches!(self.show, Show::Found | Show::Clean)
    }
}

/// The visits that a list shows; `found` is what is worth a look in those that it holds, where the list asks for it.
pub fn listed<'a>(items: &'a [Item], asked: &Asked, found: &BTreeMap<VisitId, Vec<Finding>>) -> Vec<&'a Item> {
    let of = |item: &Item| found.get(&item.id()).map_or(&[][..], Vec::as_slice);
    items.iter().filter(|item| asked.holds(item) && item.shown_by(asked.show, of(item))).collect()
}

/// A line of the list.
pub fn row(w: &Words, item: &Item, seen: &Seen) -> QueueRow {
    QueueRow {
        visit: item.id(),
        head: item.household.head_name().to_owned(),
        number: item.household.number.clone(),
        village_name: text::title_case(&item.village_name),
        class: item.class(),
        flag: flag(w, item, seen),
        clean: item.clean(&seen.found),
    }
}

/// The one thing that a line says: what needs eyes most.
fn flag(w: &Words, item: &Item, seen: &Seen) -> Flag {
    let visit = &seen.visit;
    if item.doubled {
        return Flag { icon: "warn", text: w.t("review-flag-doubled") };
    }
    if item.answers_to.is_some() {
        return Flag { icon: "pen", text: w.t("review-flag-corrected") };
    }
    if let Some(finding) = seen.found.iter().find(|finding| finding.is_warning()) {
        return Flag { icon: "warn", text: sentence(w, finding, visit) };
    }
    if item.class_changed() {
        let (from, to) = (item.household.class_official, item.class());
        let text =
            w.with("review-flag-class", [("from", w.class_within(from).into()), ("to", w.class_within(to).into())]);
        return Flag { icon: "info", text };
    }
    if item.class() == Class::Undetermined {
        return Flag { icon: "info", text: w.t("review-flag-undetermined") };
    }
    if let Some(finding) = seen.found.first() {
        return Flag { icon: "info", text: sentence(w, finding, visit) };
    }
    if item.requested {
        return Flag { icon: "info", text: w.t("review-flag-requested") };
    }
    Flag { icon: "tick", text: w.t("review-flag-same") }
}
