//! A village's book: its movement lines with the names behind them, and its households.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::acts;
use super::movement::{self, tally};
use super::plan::PlanState;
use super::progress::village_number;
use super::sync::VillageSync;
use super::targets::Cut;
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::progress::Track;
use crate::domain::progress::ledger::{Ledger, Movement, Tally};
use crate::domain::text;
use crate::server::office::words::Words;
use crate::server::store::{HouseholdLine, Trends, VillageProgress};

/// A household's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// Identity.
    pub id: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// Its people.
    pub people: u32,
    /// It lives here now.
    pub present: bool,
    /// Class at the start of the year.
    pub start: Class,
    /// Class recognised now.
    pub official: Class,
    /// This year's review.
    pub surveyed: Option<SurveyedRow>,
}

/// The visit that speaks for a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyedRow {
    /// The visit.
    pub visit: VisitId,
    /// Class found.
    pub class: Class,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
}

/// Which line of the movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// (1)
    Start,
    /// (2) to (8)
    Moved(Movement),
    /// (9)
    End,
}

impl LineKind {
    /// Number in reports 2 and 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::Start => 1,
            Self::Moved(movement) => movement.number(),
            Self::End => 9,
        }
    }
}

/// A name behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The household.
    pub id: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// The act that made it come or go, with its day and reason; empty where nothing is known.
    pub why: String,
}

/// One side of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// How many.
    pub tally: Tally,
    /// Who.
    pub names: Vec<Name>,
}

/// One line of the movement, by the review and as recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Which.
    pub kind: LineKind,
    /// By the village's review.
    pub surveyed: Side,
    /// As the commune recognised.
    pub recognised: Side,
}

/// The movement of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerData {
    /// The village; `None` is all of them together.
    pub village: Option<VillageId>,
    /// The class.
    pub class: Class,
    /// Against the target.
    pub cut: Cut,
    /// Lines (1) to (9).
    pub rows: Vec<LedgerRow>,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageData {
    /// The village.
    pub id: VillageId,
    /// Its number in the annex.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Plan year.
    pub year: i32,
    /// The plan in force.
    pub plan: Option<PlanState>,
    /// How the year went.
    pub trends: Trends,
    /// When it was last heard of.
    pub sync: Option<VillageSync>,
    /// Who lives here.
    pub present: Tally,
    /// Households that must be reviewed.
    pub to_review: Tally,
    /// Of those, reviewed.
    pub reviewed: Tally,
    /// Hộ nghèo.
    pub poor: LedgerData,
    /// Hộ cận nghèo.
    pub near: LedgerData,
    /// All households, by number.
    pub households: Vec<HouseholdRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Puts the page together.
pub fn page(
    w: &Words,
    village: &VillageProgress,
    lines: Vec<HouseholdLine>,
    plan: Option<PlanState>,
    trends: Trends,
    sync: Option<VillageSync>,
    synthetic: bool,
) -> VillageData {
    let progress = &village.progress;
    let book = Book::new(w, village.village.id.clone(), &lines);
    VillageData {
        id: village.village.id.clone(),
        number: village_number(&village.village.id),
        name: text::title_case(&village.village.name),
        year: progress.year,
        plan,
        trends,
        sync,
        present: progress.present,
        to_review: progress.to_review,
        reviewed: progress.reviewed,
        poor: book.ledger(Class::Poor, &progress.poor),
        near: book.ledger(Class::NearPoor, &progress.near_poor),
        households: lines.into_iter().map(household_row).collect(),
        synthetic,
    }
}

fn household_row(line: HouseholdLine) -> HouseholdRow {
    HouseholdRow {
        id: line.name.id,
        number: line.name.number,
        head: line.name.head,
        people: line.people,
        present: line.present,
        start: line.class_start,
        official: line.class_official,
        surveyed: line.surveyed.map(|surveyed| SurveyedRow {
            visit: surveyed.visit,
            class: surveyed.class,
            visited_on: surveyed.visited_on,
            received_at: surveyed.received_at,
        }),
    }
}

/// The movement of a class without the names, as the first page shows it: each figure opens into them.
pub fn ledger(class: Class, track: &Track) -> LedgerData {
    let side = |ledger: &Ledger, kind| Side { tally: tally(ledger, kind), names: Vec::new() };
    let row =
        |kind| LedgerRow { kind, surveyed: side(&track.surveyed, kind), recognised: side(&track.recognised, kind) };
    LedgerData { village: None, class, cut: Cut::of(track), rows: movement::lines().map(row).collect() }
}

/// The village's households, to find names in.
struct Book<'a> {
    village: VillageId,
    w: &'a Words,
    names: BTreeMap<HouseholdId, &'a HouseholdLine>,
}

impl<'a> Book<'a> {
    fn new(w: &'a Words, village: VillageId, lines: &'a [HouseholdLine]) -> Self {
        Self { w, village, names: lines.iter().map(|line| (line.name.id, line)).collect() }
    }

    fn ledger(&self, class: Class, track: &Track) -> LedgerData {
        let kinds = std::iter::once(LineKind::Start)
            .chain(Movement::ALL.into_iter().map(LineKind::Moved))
            .chain(std::iter::once(LineKind::End));
        let rows = kinds
            .map(|kind| LedgerRow {
                kind,
                surveyed: self.side(class, kind, &track.surveyed),
                recognised: self.side(class, kind, &track.recognised),
            })
            .collect();
        LedgerData { village: Some(self.village.clone()), class, cut: Cut::of(track), rows }
    }

    fn side(&self, class: Class, kind: LineKind, ledger: &Ledger) -> Side {
        let (tally, ids) = match kind {
            LineKind::Start => (ledger.start, self.at_start(class)),
            LineKind::Moved(movement) => {
                let line = ledger.lines.get(&movement);
                (ledger.count(movement), line.map(|line| line.households.iter().copied().collect()).unwrap_or_default())
            }
            LineKind::End => (ledger.end, self.at_end(class, ledger)),
        };
        // Lines (4) and (8) count what happened in the register, not what a visit found.
        let by_act = matches!(kind, LineKind::Moved(Movement::OtherDecrease | Movement::OtherIncrease));
        Side { tally, names: self.names(&ids, by_act) }
    }

    /// Who makes up line (1).
    fn at_start(&self, class: Class) -> BTreeSet<HouseholdId> {
        self.names.values().filter(|line| line.at_start && line.class_start == class).map(|line| line.name.id).collect()
    }

    /// Who makes up line (9): the start less those who left, with those who came. 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8.
    fn at_end(&self, class: Class, ledger: &Ledger) -> BTreeSet<HouseholdId> {
        let mut ids = self.at_start(class);
        for (movement, line) in &ledger.lines {
            for id in &line.households {
                if movement.decreases() {
                    ids.remove(id);
                } else {
                    ids.insert(*id);
                }
            }
        }
        ids
    }

    fn names(&self, ids: &BTreeSet<HouseholdId>, by_act: bool) -> Vec<Name> {
        let why = |line: &HouseholdLine| {
            let act = acts::movement(&line.acts).filter(|_| by_act);
            act.map(|act| acts::movement_words(self.w, act)).unwrap_or_default()
        };
        let mut names: Vec<Name> = ids
            .iter()
            .filter_map(|id| self.names.get(id))
            .map(|line| Name {
                id: line.name.id,
                number: line.name.number.clone(),
                head: line.name.head.clone(),
                why: why(line),
            })
            .collect();
        names.sort_by(|a, b| a.number.cmp(&b.number).then_with(|| a.id.cmp(&b.id)));
        names
    }
}
