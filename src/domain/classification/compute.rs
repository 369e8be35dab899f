//! Computes a classification: B2 as the range that the open answers allow, the income side, and the class where every
//! way of filling in the open answers gives the same one.

use chrono::{Datelike, NaiveDate};

use super::{Area, Cause, Classification, Income, IndicatorOutcome, Outcome, changes};
use crate::domain::answer::{Answer, AnswerMap, Answers};
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::ids::QuestionId;
use crate::domain::indicator::assess;
use crate::domain::member::Member;
use crate::domain::points::ITEM_QUESTION;
use crate::domain::questionnaire::condition::{BIRTH, MEMBERS};
use crate::domain::standard::{Lines, Standard};

const BASIS: &str = "income_basis";
const B1: &str = "b1_points";
const DECLARED: &str = "income_declared";
const AGRI_REQUEST: &str = "agri_request";
const AGRI_INCOME: &str = "agri_income";

/// How many births of which only the year is known are tried together, two ages each.
const BIRTHS_TRIED: usize = 6;

/// Classifies a household under a standard.
///
/// Source: Nghị định 07/2021/NĐ-CP and Thông tư 07/2021/TT-BLĐTBXH (domain.md sections 2 and 7): income at or below the
/// line and B2 at or above its line is poor, below is near-poor; above the income line nothing else matters.
pub fn classify(
    standard: &Standard,
    area: Area,
    members: &[Member],
    answers: &Answers,
    visited_on: NaiveDate,
) -> Classification {
    let lines = standard.lines(area);
    let indicators = assess(standard, members, answers, visited_on);
    let b2 = b2_range(standard, &indicators, members, answers, visited_on);
    let income = Side::read(&answers.household, lines);
    let class = class(standard, lines, b2, &income);
    let mut classification = Classification {
        class,
        standard: standard.id.clone(),
        standard_version: standard.version,
        area,
        income: income.income,
        b1_line: lines.b1,
        income_line: lines.income,
        b1_income: lines.b1_income.filter(|_| lines.b1_is_of_a_lower_line()),
        average_to: lines.average_to,
        b2_min: b2.0,
        b2_max: b2.1,
        b2_line: standard.b2_line,
        indicators,
        missing: Vec::new(),
        changes: Vec::new(),
    };
    if class == Class::Undetermined {
        classification.missing = missing(standard, &classification, &income, members);
    }
    classification.changes = changes::of(&classification, standard.points);
    classification
}

/// The income side, with the questions that would settle it.
struct Side {
    income: Income,
    /// B1 lies above the points of a lower line, and nothing says on which side of the income line.
    unsettled: bool,
    /// The real income of an agricultural household that asked to be tested on it.
    agricultural: Agricultural,
    open: Vec<Cause>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Agricultural {
    NotAsked,
    Open,
    Income(i64),
}

impl Side {
    fn read(household: &AnswerMap, lines: &Lines) -> Self {
        let get = |id: &str| household.get(&QuestionId::new(id));
        let number = |id: &str| match get(id) {
            Some(Answer::Integer(value)) => Some(*value),
            _ => None,
        };
        // Rows of a points table may take points away; less than nothing is nothing.
        let b1 = number(B1).and_then(|points| u32::try_from(points.max(0)).ok()).map(|points| Income::B1 { points });
        let declared = number(DECLARED).map(|dong| Income::Declared { dong });
        let basis = match get(BASIS) {
            Some(Answer::Choice(basis)) => Some(basis.as_str()),
            _ => None,
        };
        // Where both are recorded B1 decides; a basis chosen in the form keeps the other amount out.
        let (income, open) = match basis {
            Some("b1" | "both" | "table") => (b1, B1),
            Some("declared") => (declared, DECLARED),
            Some("none") => (None, B1),
            _ => (b1.or(declared), BASIS),
        };
        // Points of a sheet for a lower line say nothing once above it: what was declared beside them decides, or is open.
        let says_nothing =
            lines.b1_is_of_a_lower_line() && matches!(income, Some(Income::B1 { points }) if points > lines.b1);
        let beside = if matches!(basis, Some("both") | None) { declared } else { None };
        let income = if says_nothing { beside.or(income) } else { income };
        let unsettled = says_nothing && beside.is_none();
        // Below the line nobody asks; a request from before B1 was corrected says nothing.
        let above = matches!(income, Some(Income::B1 { points }) if points > lines.b1) && !unsettled;
        let agricultural = match (get(AGRI_REQUEST), number(AGRI_INCOME)) {
            (Some(Answer::Bool(true)), Some(dong)) if above => Agricultural::Income(dong),
            (Some(Answer::Bool(true)), None) if above => Agricultural::Open,
            _ => Agricultural::NotAsked,
        };
        let cause = |id: &str| Cause { member: None, question: QuestionId::new(id), answer: get(id).cloned() };
        // Of a points table the items that nobody knows are named, rather than the total.
        let not_known =
            |(id, answer): (&QuestionId, &Answer)| id.as_str().starts_with(ITEM_QUESTION) && *answer == Answer::Unknown;
        let items: Vec<Cause> = match basis {
            Some("table") => {
                household.iter().filter(|item| not_known(*item)).map(|(id, _)| cause(id.as_str())).collect()
            }
            _ => Vec::new(),
        };
        let open = match (income, agricultural) {
            (None, _) if !items.is_empty() => items,
            (None, _) => vec![cause(open)],
            (Some(_), _) if unsettled => vec![cause(DECLARED)],
            (Some(_), Agricultural::Open) => vec![cause(AGRI_INCOME)],
            _ => Vec::new(),
        };
        Self { income: income.unwrap_or(Income::Missing), unsettled, agricultural, open }
    }
}

fn class(standard: &Standard, lines: &Lines, b2: (u32, u32), side: &Side) -> Class {
    let by_indicators = || {
        if b2.0 >= standard.b2_line {
            Class::Poor
        } else if b2.1 < standard.b2_line {
            Class::NearPoor
        } else {
            Class::Undetermined
        }
    };
    let above = |dong: i64| {
        if dong > lines.income && dong <= lines.average_to { Class::AverageLivingStandard } else { Class::NotPoor }
    };
    match side.income {
        Income::Missing => Class::Undetermined,
        Income::B1 { .. } if side.unsettled => Class::Undetermined,
        Income::B1 { points } if points <= lines.b1 => by_indicators(),
        Income::Declared { dong } if dong <= lines.income => by_indicators(),
        Income::Declared { dong } => above(dong),
        Income::B1 { .. } => match side.agricultural {
            Agricultural::NotAsked => Class::NotPoor,
            Agricultural::Open => Class::Undetermined,
            Agricultural::Income(dong) => above(dong),
        },
    }
}

/// The least and the most points of B2 that the open answers allow.
///
/// One birth of which only the year is known may open several indicators that cannot all hold (a child of 15 or 16 is a
/// dependant or an adult without a certificate): such births are tried at both ages together, a few at a time.
fn b2_range(
    standard: &Standard,
    indicators: &[IndicatorOutcome],
    members: &[Member],
    answers: &Answers,
    visited_on: NaiveDate,
) -> (u32, u32) {
    let loose = points(standard, indicators);
    let mut open: Vec<usize> = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let decides = |cause: &Cause| cause.member == Some(member.id) && cause.question.as_str() == BIRTH;
        let is_open = indicators
            .iter()
            .any(|indicator| indicator.outcome == Outcome::Unknown && indicator.causes.iter().any(decides));
        if is_open && matches!(member.birth, Birth::Year(_)) {
            open.push(at);
        }
    }
    if loose.0 == loose.1 || open.is_empty() || open.len() > BIRTHS_TRIED {
        return loose;
    }
    let mut least = loose.1;
    let mut most = loose.0;
    for choice in 0..(1_u32 << open.len()) {
        let mut tried = members.to_vec();
        for (bit, at) in open.iter().enumerate() {
            if let Some(member) = tried.get_mut(*at) {
                member.birth = at_one_end(member.birth, visited_on, choice & (1 << bit) != 0);
            }
        }
        let range = points(standard, &assess(standard, &tried, answers, visited_on));
        least = least.min(range.0);
        most = most.max(range.1);
    }
    (least, most)
}

/// The first day of the year of birth, or the day after the visit's: the greater age or the lesser.
fn at_one_end(birth: Birth, visited_on: NaiveDate, older: bool) -> Birth {
    let Birth::Year(year) = birth else { return birth };
    let (month, day) = if older { (1, 1) } else { (12, 31) };
    // On 31 December everyone born in the year has had the birthday, and both ends give one age.
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) if date <= visited_on || visited_on.year() < year => Birth::Date(date),
        Some(_) => Birth::Date(visited_on),
        None => birth,
    }
}

fn points(standard: &Standard, indicators: &[IndicatorOutcome]) -> (u32, u32) {
    let count = |outcome: Outcome| indicators.iter().filter(|indicator| indicator.outcome == outcome).count();
    let worth = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(standard.points);
    (worth(count(Outcome::Deprived)), worth(count(Outcome::Deprived) + count(Outcome::Unknown)))
}

/// The questions that would settle the class, in the order of the form: members, the standard's questions, income.
fn missing(standard: &Standard, found: &Classification, income: &Side, members: &[Member]) -> Vec<Cause> {
    let indicators_matter = found.b2_min < found.b2_line && found.b2_line <= found.b2_max;
    // Above the line the indicators do not matter, and only the agricultural income is open.
    let below_line = income.agricultural == Agricultural::NotAsked;
    let mut causes: Vec<Cause> = Vec::new();
    if indicators_matter && below_line {
        let open = found.indicators.iter().filter(|indicator| indicator.outcome == Outcome::Unknown);
        for cause in open.flat_map(|indicator| &indicator.causes) {
            if !causes.contains(cause) {
                causes.push(cause.clone());
            }
        }
    }
    let place = |cause: &Cause| {
        let question = match cause.question.as_str() {
            MEMBERS | BIRTH => 0,
            _ => standard.questions.iter().position(|id| *id == cause.question).map_or(usize::MAX, |at| at + 1),
        };
        (question, members.iter().position(|member| Some(member.id) == cause.member))
    };
    causes.sort_by_key(place);
    causes.extend(income.open.clone());
    causes
}
