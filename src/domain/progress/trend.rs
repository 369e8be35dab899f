//! How a plan year went, month by month: households fewer than at the start, surveyed and recognised apart.
//!
//! Surveyed counts a visit from the day that the commune received it; recognised counts a class from the day of its
//! decision; a household that came or went counts from the day that the register gives. The last point of a year that
//! is not over is what [`super::commune_progress`] says today, by the same ledger.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::ledger::{Ledger, Standing};
use super::{commune_standings, official_class, standing, surveyed_class};
use crate::domain::class::Class;
use crate::domain::decision::Decision;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::ids::HouseholdId;
use crate::domain::visit::{VisitResult, current_visits};

/// A visit with the day on which the commune received it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it found.
    pub result: VisitResult,
    /// The day by the commune's calendar.
    pub on: NaiveDate,
}

/// The state at the end of a month, or today in the month that is not over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Month, 1 to 12.
    pub month: u32,
    /// Households fewer than at the start, by the review; negative is more.
    pub surveyed: i64,
    /// Households fewer than at the start, as recognised.
    pub recognised: i64,
}

/// What a trend is made of: the households of the commune or of one village with their visits and decisions.
#[derive(Debug, Clone)]
pub struct Year<'a> {
    /// The plan year.
    pub year: i32,
    /// Today by the commune's calendar: nothing after it is drawn.
    pub today: NaiveDate,
    /// The households.
    pub households: Vec<&'a Household>,
    /// Visits, of this year and of others, superseded ones too.
    pub visits: &'a [Received],
    /// Decisions, of this year and of others.
    pub decisions: &'a [Decision],
    /// The whole commune: a move between two of its villages moves nothing.
    pub whole_commune: bool,
}

/// One point a month from January to the month of `today`, all twelve of a year that is over, none of one to come; for
/// each of the classes.
pub fn trends<const N: usize>(year: &Year<'_>, classes: [Class; N]) -> [Vec<Point>; N] {
    let last = match year.today.year() - year.year {
        0 => year.today.month(),
        past if past > 0 => 12,
        _ => 0,
    };
    let dated = dated(year);
    let mut trends = classes.map(|_| Vec::new());
    for month in 1..=last {
        for (trend, point) in trends.iter_mut().zip(points(year, &dated, classes, month).into_iter().flatten()) {
            trend.push(point);
        }
    }
    trends
}

/// The same for one class.
pub fn trend(year: &Year<'_>, class: Class) -> Vec<Point> {
    let [trend] = trends(year, [class]);
    trend
}

fn points<const N: usize>(year: &Year<'_>, dated: &Dated, classes: [Class; N], month: u32) -> Option<[Point; N]> {
    let on = month_end(year.year, month)?.min(year.today);
    let there = year.households.iter().filter_map(|household| Some((*household, as_of(household, on)?)));
    let standings: Vec<Standing> = if year.whole_commune {
        commune_standings(there.collect())
    } else {
        there.map(|(_, standing)| standing).collect()
    };
    let known = year.visits.iter().filter(|visit| visit.result.year == year.year && visit.on <= on);
    let current = current_visits(known.map(|visit| &visit.result));
    let surveyed = |standing: &Standing| surveyed_class(standing, current.get(&standing.id).map(|visit| visit.class));
    let recognised = |standing: &Standing| {
        // Stable: of one day, what the register says now comes last.
        let known = dated.get(&standing.id).and_then(|classes| classes.iter().rfind(|(day, _)| *day <= on));
        let official = known.map_or(standing.start, |(_, class)| *class);
        official_class(&Standing { official, ..standing.clone() })
    };
    Some(classes.map(|class| Point {
        month,
        surveyed: -Ledger::of(class, year.year, &standings, surveyed).net(),
        recognised: -Ledger::of(class, year.year, &standings, recognised).net(),
    }))
}

/// The classes recognised for each household, by day.
type Dated = BTreeMap<HouseholdId, Vec<(NaiveDate, Class)>>;

/// The class recognised for each household on a day is by the last decision until then; without one, by the day that the
/// register gives, and by the register where that gives no day.
fn dated(year: &Year<'_>) -> Dated {
    let mut dated: BTreeMap<HouseholdId, Vec<(NaiveDate, Class)>> = BTreeMap::new();
    for decision in year.decisions.iter().filter(|decision| decision.decided_on.year() >= year.year) {
        for line in &decision.lines {
            dated.entry(line.household).or_default().push((decision.decided_on, line.after));
        }
    }
    for household in &year.households {
        let of_year = household.official_since.filter(|since| since.year() >= year.year);
        match of_year {
            Some(since) => dated.entry(household.id).or_default().push((since, household.class_official)),
            // Recognised before the year, or by a register that does not say when.
            None if !dated.contains_key(&household.id) => {
                dated.insert(household.id, vec![(NaiveDate::MIN, household.class_official)]);
            }
            None => {}
        }
    }
    for classes in dated.values_mut() {
        classes.sort_by_key(|(day, _)| *day);
    }
    dated
}

/// Where a household stood in the register on a day; `None` when it was not there yet.
fn as_of(household: &Household, on: NaiveDate) -> Option<Standing> {
    let came = match household.arrival {
        Arrival::AtStart => None,
        Arrival::MovedIn { on, .. } | Arrival::Split { on, .. } | Arrival::New { on } => Some(on),
    };
    if came.is_some_and(|came| came > on) {
        return None;
    }
    let left = match household.presence {
        Presence::Present => None,
        Presence::MovedAway { on } | Presence::Merged { on, .. } | Presence::DiedOut { on } => Some(on),
    };
    Some(Standing { present: left.is_none_or(|left| left > on), ..standing(household) })
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next?.pred_opt()
}
