//! Quality checks of a visit: too fast, all the same answers, far from the house, unlike the village, B1 at the line.
//!
//! They are reasons to look closer, never reasons to refuse. Thresholds are data with their source
//! (`assets/quality/checks.toml`), in whose place the office may set its own ([`OwnThresholds`]); what a visit is compared
//! with is made once a village ([`Village`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::act::Done;
use super::answer::Answer;
use super::class::Class;
use super::classification::Income;
use super::household::{Household, Location};
use super::ids::{HouseholdId, MemberId, QuestionId};
use super::setting::{self, OwnValues, Setting};
use super::visit::Visit;

/// The id of the record that holds what the office set: there is one for the commune.
pub const ID: &str = "thresholds";

const BUILTIN: &str = include_str!("../../assets/quality/checks.toml");

/// The thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Version of the data file.
    pub version: u32,
    /// Whole numbers by name, each with its source. Message `quality-<name>`.
    pub settings: Vec<Setting>,
}

/// What the office set in place of the built-in thresholds, each value with who set it and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnThresholds {
    /// Numbers by name.
    #[serde(default)]
    pub values: OwnValues,
}

impl Checks {
    /// The thresholds that are built in.
    ///
    /// # Errors
    /// When the data file does not parse, which its test refuses.
    pub fn builtin() -> Result<Self, toml::de::Error> {
        toml::from_str(BUILTIN)
    }

    /// A threshold by name; a check without one is not made.
    pub fn value(&self, name: &str) -> Option<u32> {
        setting::value(&self.settings, name)
    }

    /// The thresholds with the office's own in place of the built-in ones.
    #[must_use]
    pub fn with(mut self, own: &OwnThresholds) -> Self {
        setting::put_own(&mut self.settings, &own.values);
        self
    }
}

/// Something worth a look.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The phone's clock was absurd when the form arrived.
    ClockAbsurd,
    /// The form was finalised before it was opened, by the phone's clock.
    ClockBackwards,
    /// The form was open for so few seconds, with so many questions answered.
    TooFast {
        /// Seconds.
        seconds: u64,
        /// Questions answered.
        questions: u32,
    },
    /// Every yes/no question was answered alike.
    AllSame {
        /// How many.
        answers: u32,
    },
    /// Most answers are "không rõ".
    MostlyUnknown {
        /// How many are.
        unknown: u32,
        /// Of how many.
        answers: u32,
    },
    /// It was finalised so many metres from the house.
    Far {
        /// Metres.
        metres: u32,
    },
    /// Nobody knows where the house stands, and it was finalised so many metres from the middle of the village.
    FarFromVillage {
        /// Metres.
        metres: u32,
    },
    /// Visits to other households were finalised at the same place.
    SamePlace {
        /// How many.
        households: u32,
    },
    /// The class is another one than before, and nobody said why.
    ClassWithoutReason {
        /// Before.
        from: Class,
        /// Now.
        to: Class,
    },
    /// People are gone from the list, and the register has no change that says so.
    MembersGone {
        /// How many.
        people: u32,
    },
    /// B1 lies on its line or right under it.
    B1AtLine {
        /// Points.
        points: u32,
        /// The line.
        line: u32,
    },
    /// B1 lies far from the village's middle.
    B1Far {
        /// Points.
        points: u32,
        /// The middle.
        middle: u32,
    },
    /// Hardly another household of the village answers so.
    Rare {
        /// The question.
        question: QuestionId,
        /// How many answer so, this one included.
        same: u32,
        /// Of how many.
        of: u32,
    },
}

impl Finding {
    /// Whether it points at how the form was filled in; the others are told, and may well be so.
    pub const fn is_warning(&self) -> bool {
        !matches!(self, Self::B1AtLine { .. } | Self::B1Far { .. } | Self::Rare { .. })
    }

    /// The code in message keys, such as `too-fast`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ClockAbsurd => "clock-absurd",
            Self::ClockBackwards => "clock-backwards",
            Self::TooFast { .. } => "too-fast",
            Self::AllSame { .. } => "all-same",
            Self::MostlyUnknown { .. } => "mostly-unknown",
            Self::Far { .. } => "far",
            Self::FarFromVillage { .. } => "far-from-village",
            Self::SamePlace { .. } => "same-place",
            Self::ClassWithoutReason { .. } => "class-without-reason",
            Self::MembersGone { .. } => "members-gone",
            Self::B1AtLine { .. } => "b1-at-line",
            Self::B1Far { .. } => "b1-far",
            Self::Rare { .. } => "rare",
        }
    }
}

/// What the visits that speak in a village say together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Village {
    visits: u32,
    answers: BTreeMap<(QuestionId, String), u32>,
    /// Points of B1, ascending.
    b1: Vec<u32>,
    /// From south to north.
    places: Vec<(HouseholdId, Location)>,
}

impl Village {
    /// Of the visits that speak for its households.
    pub fn of<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Self {
        let mut village = Self::default();
        for visit in visits {
            village.visits = village.visits.saturating_add(1);
            for (question, option) in compared(visit) {
                *village.answers.entry((question, option)).or_default() += 1;
            }
            if let Income::B1 { points } = visit.classification.income {
                village.b1.push(points);
            }
            village.places.extend(visit.location.map(|place| (visit.household, place)));
        }
        village.b1.sort_unstable();
        village.places.sort_unstable_by_key(|(household, place)| (place.lat_e6, *household));
        village
    }

    /// The places that may lie within so many metres of one: those no farther north or south.
    fn beside(&self, here: &Location, metres: u32) -> &[(HouseholdId, Location)] {
        // 111,320 m a degree, as `Location::metres_to` has it; two millionths more, since it rounds down.
        let reach = (i64::from(metres) + 1) * 1_000_000 / 111_320 + 2;
        let (south, north) = (i64::from(here.lat_e6) - reach, i64::from(here.lat_e6) + reach);
        let from = self.places.partition_point(|(_, place)| i64::from(place.lat_e6) < south);
        let to = self.places.partition_point(|(_, place)| i64::from(place.lat_e6) <= north);
        self.places.get(from..to).unwrap_or_default()
    }

    /// The middle of where the other households were visited, from so many of them on: half of them lie north of it, and
    /// half east. One that is far off does not move it.
    fn middle_without(&self, household: HouseholdId, least: u32) -> Option<Location> {
        let others = self.places.iter().filter(|(other, _)| *other != household).map(|(_, place)| place);
        let (lat, mut lon): (Vec<i32>, Vec<i32>) = others.map(|place| (place.lat_e6, place.lon_e6)).unzip();
        lon.sort_unstable();
        let middle = lat.len() / 2;
        let (lat_e6, lon_e6) = lat.get(middle).zip(lon.get(middle)).map(|(lat, lon)| (*lat, *lon))?;
        (count(lat.len()) >= least).then_some(Location { lat_e6, lon_e6, accuracy_m: None })
    }

    /// B1 of the household in the middle; of two, the lower.
    fn middle_b1(&self) -> Option<u32> {
        self.b1.get(self.b1.len().checked_sub(1)? / 2).copied()
    }
}

/// What a visit is looked at beside.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Its household as the register holds it.
    pub household: &'a Household,
    /// The class before it; undetermined when there was none.
    pub class_before: Class,
    /// The people on the list before it; empty when that is not known.
    pub people_before: &'a BTreeSet<MemberId>,
    /// The phone's clock was absurd when the form arrived.
    pub clock_absurd: bool,
    /// The visits that speak in its village.
    pub village: &'a Village,
}

/// Everything worth a look, what points at how the form was filled in first.
pub fn look(checks: &Checks, visit: &Visit, beside: Beside<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if beside.clock_absurd {
        found.push(Finding::ClockAbsurd);
    } else if visit.finalised < visit.started {
        found.push(Finding::ClockBackwards);
    }
    found.extend(too_fast(checks, visit));
    found.extend(alike(checks, visit));
    found.extend(place(checks, visit, beside));
    let before = beside.class_before;
    let class = visit.classification.class;
    let determined = before != Class::Undetermined && class != Class::Undetermined;
    if determined && before != class && visit.reason.trim().is_empty() && visit.reasons.is_empty() {
        found.push(Finding::ClassWithoutReason { from: before, to: class });
    }
    let gone = people_gone(visit, beside);
    if checks.value("members_gone").is_some_and(|least| least > 0 && gone >= least) {
        found.push(Finding::MembersGone { people: gone });
    }
    found.extend(b1(checks, visit, beside.village));
    found.extend(rare(checks, visit, beside.village));
    found.sort();
    found
}

/// Metres between where a visit was finalised and its household's house, where both are known.
pub fn metres_from_house(visit: &Visit, household: &Household) -> Option<u32> {
    visit.location.zip(household.location).map(|(here, house)| here.metres_to(&house))
}

fn all_answers(visit: &Visit) -> impl Iterator<Item = &Answer> {
    visit.answers.household.values().chain(visit.answers.members.values().flat_map(BTreeMap::values))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A correction changes one answer of a form that was filled in before: its time says nothing.
fn too_fast(checks: &Checks, visit: &Visit) -> Option<Finding> {
    let least = checks.value("seconds_a_question")?;
    let questions = count(all_answers(visit).count());
    let needed = u64::from(least).saturating_mul(u64::from(questions)).saturating_mul(1000);
    // No time at all was not measured.
    let fast = visit.elapsed_ms > 0 && visit.elapsed_ms < needed && visit.correction_of.is_none();
    fast.then_some(Finding::TooFast { seconds: visit.elapsed_ms / 1000, questions })
}

fn alike(checks: &Checks, visit: &Visit) -> Option<Finding> {
    let answers = count(all_answers(visit).count());
    let unknown = count(all_answers(visit).filter(|answer| **answer == Answer::Unknown).count());
    let share = checks.value("unknown_share");
    if share.is_some_and(|share| answers > 0 && u64::from(unknown) * 100 >= u64::from(answers) * u64::from(share)) {
        return Some(Finding::MostlyUnknown { unknown, answers });
    }
    let yes_no: Vec<bool> = all_answers(visit)
        .filter_map(|answer| if let Answer::Bool(yes) = answer { Some(*yes) } else { None })
        .collect();
    let first = *yes_no.first()?;
    let least = checks.value("same_answers_from")?;
    let same = count(yes_no.len()) >= least && yes_no.iter().all(|yes| *yes == first);
    same.then(|| Finding::AllSame { answers: count(yes_no.len()) })
}

fn place(checks: &Checks, visit: &Visit, beside: Beside<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(here) = visit.location else { return found };
    let sure = |place: &Location| place.accuracy_m.unwrap_or_default();
    if let Some((house, far)) = beside.household.location.zip(checks.value("far_metres")) {
        let metres = here.metres_to(&house);
        if metres > far.saturating_add(sure(&here)).saturating_add(sure(&house)) {
            found.push(Finding::Far { metres });
        }
    }
    if beside.household.location.is_none()
        && let Some((far, least)) = checks.value("village_far_metres").zip(checks.value("village_places_from"))
        && let Some(middle) = beside.village.middle_without(visit.household, least)
    {
        let metres = here.metres_to(&middle);
        if metres > far.saturating_add(sure(&here)) {
            found.push(Finding::FarFromVillage { metres });
        }
    }
    if let Some((near, least)) = checks.value("same_place_metres").zip(checks.value("same_place_from")) {
        let others: BTreeSet<HouseholdId> = beside
            .village
            .beside(&here, near)
            .iter()
            .filter(|(household, place)| *household != visit.household && here.metres_to(place) <= near)
            .map(|(household, _)| *household)
            .collect();
        if least > 0 && count(others.len()) >= least {
            found.push(Finding::SamePlace { households: count(others.len()) });
        }
    }
    found
}

/// People of the list before who are not on the visit's and whose going no change in the register tells of.
fn people_gone(visit: &Visit, beside: Beside<'_>) -> u32 {
    let told: BTreeSet<MemberId> = beside
        .household
        .acts
        .values()
        .flat_map(|act| match &act.done {
            Done::MemberDied { member, .. } | Done::MemberLeft { member, .. } => vec![member.id],
            Done::SplitOff { members, .. } => members.iter().map(|member| member.id).collect(),
            _ => Vec::new(),
        })
        .collect();
    let here = |id: &MemberId| visit.members.iter().any(|member| member.id == *id);
    count(beside.people_before.iter().filter(|id| !here(id) && !told.contains(id)).count())
}

fn b1(checks: &Checks, visit: &Visit, village: &Village) -> Vec<Finding> {
    let mut found = Vec::new();
    let Income::B1 { points } = visit.classification.income else { return found };
    let line = visit.classification.b1_line;
    if checks.value("b1_near").is_some_and(|near| points <= line && points >= line.saturating_sub(near)) {
        found.push(Finding::B1AtLine { points, line });
    }
    let enough = checks.value("village_from").is_some_and(|least| count(village.b1.len()) >= least);
    if let Some((middle, far)) = village.middle_b1().zip(checks.value("b1_far")).filter(|_| enough)
        && points.abs_diff(middle) > far
    {
        found.push(Finding::B1Far { points, middle });
    }
    found
}

/// What is compared with the village: what is said of the household by one option, yes or no.
fn compared(visit: &Visit) -> impl Iterator<Item = (QuestionId, String)> {
    visit.answers.household.iter().filter_map(|(question, answer)| {
        let option = match answer {
            Answer::Choice(option) => option.clone(),
            Answer::Bool(yes) => yes.to_string(),
            _ => return None,
        };
        Some((question.clone(), option))
    })
}

fn rare(checks: &Checks, visit: &Visit, village: &Village) -> Vec<Finding> {
    let Some((least, share)) = checks.value("village_from").zip(checks.value("rare_share")) else { return Vec::new() };
    if village.visits < least {
        return Vec::new();
    }
    compared(visit)
        .filter_map(|(question, option)| {
            let same = village.answers.get(&(question.clone(), option)).copied().unwrap_or(1);
            let few = u64::from(same) * 100 <= u64::from(village.visits) * u64::from(share);
            few.then_some(Finding::Rare { question, same, of: village.visits })
        })
        .collect()
}
