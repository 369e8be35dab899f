//! Net movement of the commune and of each village, and the names behind one figure of it.

use super::acts;
use super::progress::village_number;
use super::village::LineKind;
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::progress::behind::{Basis, Behind};
use crate::domain::progress::ledger::{Ledger, Movement, Tally};
use crate::domain::progress::{Progress, Track};
use crate::domain::text;
use crate::server::office::words::Words;
use crate::server::store::ProgressView;

/// Lines (1) to (9).
pub fn lines() -> impl Iterator<Item = LineKind> {
    std::iter::once(LineKind::Start)
        .chain(Movement::ALL.into_iter().map(LineKind::Moved))
        .chain(std::iter::once(LineKind::End))
}

/// The figure of a line.
pub fn tally(ledger: &Ledger, line: LineKind) -> Tally {
    match line {
        LineKind::Start => ledger.start,
        LineKind::Moved(movement) => ledger.count(movement),
        LineKind::End => ledger.end,
    }
}

/// Which movement is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Poor or near-poor.
    pub class: Class,
    /// Surveyed or recognised.
    pub basis: Basis,
}

impl Asked {
    /// Reads the address; the poor by the review where it does not say.
    pub fn read(class: Option<&str>, track: Option<&str>) -> Option<Self> {
        let class = match class.unwrap_or("poor") {
            "poor" => Class::Poor,
            "near" => Class::NearPoor,
            _ => return None,
        };
        let basis = match track.unwrap_or("surveyed") {
            "surveyed" => Basis::Surveyed,
            "recognised" => Basis::Recognised,
            _ => return None,
        };
        Some(Self { class, basis })
    }

    /// The class in addresses and message keys.
    pub fn class_code(self) -> &'static str {
        if self.class == Class::Poor { "poor" } else { "near" }
    }

    /// The basis in addresses and message keys.
    pub const fn track_code(self) -> &'static str {
        match self.basis {
            Basis::Surveyed => "surveyed",
            Basis::Recognised => "recognised",
        }
    }

    /// Its address of the names behind a line; of the commune without a village.
    pub fn names(self, line: LineKind, village: Option<&VillageId>) -> String {
        let (class, track, line) = (self.class_code(), self.track_code(), line.number());
        let base = format!("/progress/movement/names?class={class}&track={track}&line={line}");
        village.map_or_else(|| base.clone(), |village| format!("{base}&village={village}"))
    }

    /// Its ledger of someone's progress.
    pub const fn ledger(self, progress: &Progress) -> &Ledger {
        let track: &Track = match self.class {
            Class::Poor => &progress.poor,
            _ => &progress.near_poor,
        };
        match self.basis {
            Basis::Surveyed => &track.surveyed,
            Basis::Recognised => &track.recognised,
        }
    }
}

/// One line of the table: the commune, or a village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRow {
    /// The village; `None` is all of them together.
    pub village: Option<VillageId>,
    /// Number in the annex.
    pub number: u32,
    /// Name.
    pub name: String,
    /// The figures.
    pub ledger: Ledger,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementData {
    /// Plan year.
    pub year: i32,
    /// Which.
    pub asked: Asked,
    /// All together first, then the villages in the order of lists.
    pub rows: Vec<MovementRow>,
    /// Every village is there; otherwise those of the reader's scope.
    pub whole: bool,
    /// The data is made up.
    pub synthetic: bool,
}

/// Puts the table together.
pub fn page(w: &Words, view: &ProgressView, asked: Asked, whole: bool, synthetic: bool) -> MovementData {
    let together = MovementRow {
        village: None,
        number: 0,
        name: w.t(if whole { "office-whole-commune" } else { "progress-own-villages" }),
        ledger: asked.ledger(&view.commune).clone(),
    };
    let villages = view.villages.iter().map(|village| MovementRow {
        village: Some(village.village.id.clone()),
        number: village_number(&village.village.id),
        name: text::title_case(&village.village.name),
        ledger: asked.ledger(&village.progress).clone(),
    });
    let rows = std::iter::once(together).chain(villages).collect();
    MovementData { year: view.commune.year, asked, rows, whole, synthetic }
}

/// A household behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Identity.
    pub id: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// The village's name.
    pub village_name: String,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// Its people.
    pub people: u32,
    /// Class at the start of the year.
    pub start: Class,
    /// Class now, on the basis asked for.
    pub now: Class,
    /// It lives here now.
    pub present: bool,
    /// The act that made it come or go.
    pub why: String,
}

/// The names behind one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesData {
    /// Plan year.
    pub year: i32,
    /// Which movement.
    pub asked: Asked,
    /// Which line.
    pub line: LineKind,
    /// Of this village; `None` is all together.
    pub village: Option<(VillageId, String)>,
    /// The figure.
    pub tally: Tally,
    /// The households by village and number.
    pub rows: Vec<NameRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// The names of a line, in the order of lists; `names` says how villages are called.
pub fn names(
    w: &Words,
    behind: &Behind,
    line: LineKind,
    households: &[Household],
    names: impl Fn(&VillageId) -> String,
) -> Vec<NameRow> {
    let wanted = behind.line(line.number());
    let by_act = matches!(line, LineKind::Moved(Movement::OtherDecrease | Movement::OtherIncrease));
    let mut rows: Vec<NameRow> = households
        .iter()
        .filter(|household| wanted.contains(&household.id))
        .map(|household| NameRow {
            id: household.id,
            village: household.village.clone(),
            village_name: names(&household.village),
            number: household.number.clone(),
            head: household.head_name().to_owned(),
            people: u32::try_from(household.people()).unwrap_or(u32::MAX),
            start: household.class_start,
            now: behind.now.get(&household.id).copied().unwrap_or(household.class_start),
            present: household.presence.is_present(),
            why: acts::movement(&household.acts)
                .filter(|_| by_act)
                .map(|act| acts::movement_words(w, act))
                .unwrap_or_default(),
        })
        .collect();
    rows.sort_by(|one, other| (&one.village, &one.number, one.id).cmp(&(&other.village, &other.number, other.id)));
    rows
}
