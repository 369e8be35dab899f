//! What is not known, counted apart: said in a note under the report, with the households behind it, and never guessed.

use super::columns::{in_no_group, near, poor};
use super::ethnic::Ethnic;
use super::material::{Book, Fact};
use super::table::{Pick, picked};
use super::{Count, Number, Unit};
use crate::domain::class::Class;
use crate::domain::classification::Outcome;
use crate::domain::ids::MemberId;

/// A note under a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is not known.
    pub kind: NoteKind,
    /// Of whom.
    pub count: Count,
}

/// What is not known. Message `report-note-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// On the list at the start and not reviewed, or not determined: the class of the start of the year stands.
    KeepsStart,
    /// No visit of this year: no indicator is known.
    NotVisited,
    /// Visited, and some indicator is open.
    IndicatorOpen,
    /// No ethnic group recorded.
    Ethnicity,
    /// Not known whether anybody can work.
    Labour,
    /// Not known whether somebody is a người có công.
    Merit,
    /// In none of the groups as far as known, but not all is known: not counted as "other".
    NoGroup,
    /// Nobody said why it is poor.
    Causes,
    /// Circumstances are from the register, not from a visit of this year.
    FromRegister,
    /// Average living standard, and not known whether it asked as an agricultural household.
    Agricultural,
    /// Members whose age is not known: they may be children.
    ChildAge,
    /// Children of whom health or schooling is not known.
    ChildOpen,
    /// Not asked which of the plan's groups it is in.
    PlanGroups,
    /// Moved between two villages: both count it, the commune does not.
    MovedWithin,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::KeepsStart,
        Self::NotVisited,
        Self::IndicatorOpen,
        Self::Ethnicity,
        Self::Labour,
        Self::Merit,
        Self::NoGroup,
        Self::Causes,
        Self::FromRegister,
        Self::Agricultural,
        Self::ChildAge,
        Self::ChildOpen,
        Self::PlanGroups,
        Self::MovedWithin,
    ];

    /// The code in addresses and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeepsStart => "keeps-start",
            Self::NotVisited => "not-visited",
            Self::IndicatorOpen => "indicator-open",
            Self::Ethnicity => "ethnicity",
            Self::Labour => "labour",
            Self::Merit => "merit",
            Self::NoGroup => "no-group",
            Self::Causes => "causes",
            Self::FromRegister => "from-register",
            Self::Agricultural => "agricultural",
            Self::ChildAge => "child-age",
            Self::ChildOpen => "child-open",
            Self::PlanGroups => "plan-groups",
            Self::MovedWithin => "moved-within",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The notes of a report; one about nobody is left out.
pub(super) fn notes(number: Number, book: &Book<'_>) -> Vec<Note> {
    let on_lists = |fact: &Fact<'_>| fact.is_poor() || fact.is_near();
    let everybody = |_: &Fact<'_>| true;
    let kinds: &[NoteKind] = match number.get() {
        1 => &[NoteKind::KeepsStart, NoteKind::Agricultural],
        2 | 3 => &[NoteKind::KeepsStart, NoteKind::MovedWithin],
        4..=7 => &[NoteKind::NotVisited, NoteKind::IndicatorOpen],
        8 => &[NoteKind::Ethnicity, NoteKind::Labour, NoteKind::Merit, NoteKind::NoGroup, NoteKind::FromRegister],
        9 => &[NoteKind::Ethnicity],
        10 => &[NoteKind::Causes, NoteKind::FromRegister],
        11 => &[NoteKind::ChildAge, NoteKind::ChildOpen],
        12 | 13 => &[NoteKind::Ethnicity, NoteKind::Labour, NoteKind::Merit, NoteKind::FromRegister],
        _ => &[NoteKind::KeepsStart, NoteKind::PlanGroups],
    };
    let concerned: fn(&Fact<'_>) -> bool = match number.get() {
        1..=3 => everybody,
        4 | 5 | 14 => poor,
        6 | 7 | 15 => near,
        _ => on_lists,
    };
    let all: Vec<&Fact<'_>> = book.facts.iter().collect();
    kinds
        .iter()
        .map(|kind| {
            let unit = unit(*kind, number);
            Note { kind: *kind, count: Count::of(unit, picked(&all, &pick(*kind, unit, number, book, concerned))) }
        })
        .filter(|note| note.count.value > 0)
        .collect()
}

const fn unit(kind: NoteKind, number: Number) -> Unit {
    match kind {
        NoteKind::ChildAge => Unit::People,
        NoteKind::ChildOpen => Unit::Children,
        NoteKind::Ethnicity if number.get() == 13 => Unit::People,
        _ => Unit::Households,
    }
}

fn pick<'b>(kind: NoteKind, unit: Unit, number: Number, book: &'b Book<'_>, of: fn(&Fact<'_>) -> bool) -> Pick<'b> {
    let of_residents = matches!(number.get(), 12 | 13) && kind == NoteKind::Ethnicity;
    Box::new(move |fact| {
        if !of(fact) && !of_residents {
            return None;
        }
        let some = |who: Vec<MemberId>| (!who.is_empty()).then_some(who);
        match (kind, unit) {
            (NoteKind::ChildAge, _) => some(fact.maybe_children.clone()),
            (NoteKind::ChildOpen, _) => some(
                fact.children
                    .iter()
                    .filter(|child| [child.nutrition, child.insurance, child.schooling].contains(&Outcome::Unknown))
                    .map(|child| child.member)
                    .collect(),
            ),
            (NoteKind::Ethnicity, Unit::People) => some(
                fact.members()
                    .filter(|member| fact.ethnic_of(member) == Ethnic::Unknown)
                    .map(|member| member.id)
                    .collect(),
            ),
            _ => holds(kind, fact, book).then(Vec::new),
        }
    })
}

fn holds(kind: NoteKind, fact: &Fact<'_>, book: &Book<'_>) -> bool {
    let standard = book.standard_id();
    let visited = fact.visit.is_some_and(|visit| visit.standard == standard);
    match kind {
        NoteKind::KeepsStart => {
            let on_list = matches!(fact.household.class_start, Class::Poor | Class::NearPoor);
            let found = match book.material.basis {
                super::Basis::Surveyed => fact.visit.map(|visit| visit.classification.class),
                super::Basis::Recognised => Some(fact.household.class_official),
            };
            on_list && matches!(found, None | Some(Class::Undetermined))
        }
        NoteKind::NotVisited => !visited,
        NoteKind::IndicatorOpen => {
            visited && book.indicators().into_iter().any(|number| fact.lacks(number, standard).is_none())
        }
        NoteKind::Ethnicity => fact.ethnic == Ethnic::Unknown,
        NoteKind::Labour => fact.without_labour.is_none(),
        NoteKind::Merit => fact.merit.is_none(),
        NoteKind::NoGroup => in_no_group(fact).is_none(),
        NoteKind::Causes => fact.causes().is_none(),
        NoteKind::FromRegister => fact.from_register,
        NoteKind::Agricultural => fact.class == Class::AverageLivingStandard && fact.asked_agricultural().is_none(),
        NoteKind::PlanGroups => fact.plan_groups().is_none(),
        NoteKind::MovedWithin => book.moved_within.contains(&fact.household.id),
        NoteKind::ChildAge | NoteKind::ChildOpen => false,
    }
}
