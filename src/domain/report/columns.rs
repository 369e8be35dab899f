//! The columns of reports 1 and 4 to 13 (domain.md section 4) and whom each picks.
//!
//! Columns whose official wording was not at hand follow the order of domain.md; poor and near-poor stand side by side
//! where a report is of both.

use super::ethnic::Ethnic;
use super::material::{Book, Child, Fact};
use super::table::{Branch, Columns, Pick};
use super::{Label, Number, Unit};
use crate::domain::class::Class;
use crate::domain::classification::Outcome;
use crate::domain::ids::MemberId;
use crate::domain::member::Member;

/// The causes of report 10, as options of the question `causes`.
pub(super) const CAUSES: [&str; 8] = ["land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other"];

/// The columns of a report.
pub(super) fn columns<'b>(number: Number, book: &'b Book<'_>) -> Columns<'b> {
    let (branches, unit) = match number.get() {
        4 => (indicators(book, poor), Unit::Households),
        5 => (shares(book, poor), Unit::Households),
        6 => (indicators(book, near), Unit::Households),
        7 => (shares(book, near), Unit::Households),
        8 => (both(groups), Unit::Households),
        9 => (both(|class| ethnic_groups(book, class)), Unit::Households),
        10 => (both(causes), Unit::Households),
        11 => (both(children), Unit::Children),
        12 => (multidimensional(Unit::Households), Unit::Households),
        13 => (multidimensional(Unit::People), Unit::People),
        _ => (summary(), Unit::Households),
    };
    Columns { branches, unit }
}

/// Whether a household is of the class that a column is of.
type Of = fn(&Fact<'_>) -> bool;

/// Whether a household is poor.
pub(super) fn poor(fact: &Fact<'_>) -> bool {
    fact.is_poor()
}

/// Whether it is near-poor.
pub(super) fn near(fact: &Fact<'_>) -> bool {
    fact.is_near()
}

/// Everyone in a household.
fn everyone(fact: &Fact<'_>) -> Vec<MemberId> {
    fact.members().map(|member| member.id).collect()
}

fn count<'p>(word: &'static str, unit: Unit, pick: impl Fn(&Fact<'_>) -> bool + 'p) -> Branch<'p> {
    let pick: Pick<'p> = match unit {
        Unit::Households => Box::new(move |fact| pick(fact).then(Vec::new)),
        Unit::People | Unit::Children => Box::new(move |fact| pick(fact).then(|| everyone(fact))),
    };
    Branch::Count(Label::Word(word), unit, pick)
}

fn rate<'p>(of: usize, over: usize) -> Branch<'p> {
    Branch::Rate(Label::Word("rate"), of, over)
}

/// Whether a household asked to be, and is, one of average living standard in agriculture.
pub(super) fn is_agricultural(fact: &Fact<'_>) -> bool {
    fact.class == Class::AverageLivingStandard && fact.asked_agricultural() == Some(true)
}

/// Report 1.
fn summary<'p>() -> Vec<Branch<'p>> {
    let group = |word, unit, of: Of, number, over| {
        Branch::Group(Label::Word(word), vec![count("number", unit, of), rate(number, over)])
    };
    let three = |unit, first: usize, over| {
        vec![
            group("poor", unit, poor, first, over),
            group("near", unit, near, first + 2, over),
            group("agricultural", unit, is_agricultural, first + 4, over),
        ]
    };
    vec![
        Branch::Group(
            Label::Word("whole"),
            vec![count("households", Unit::Households, |_| true), count("people", Unit::People, |_| true)],
        ),
        Branch::Group(Label::Word("of-households"), three(Unit::Households, 3, 1)),
        Branch::Group(Label::Word("of-people"), three(Unit::People, 9, 2)),
    ]
}

/// Reports 4 and 6.
fn indicators<'b>(book: &'b Book<'_>, of: Of) -> Vec<Branch<'b>> {
    let lacking = book.indicators().into_iter().map(|number| {
        let pick: Pick<'b> =
            Box::new(move |fact| (of(fact) && fact.lacks(number, book.standard_id()) == Some(true)).then(Vec::new));
        Branch::Count(Label::Indicator(number), Unit::Households, pick)
    });
    vec![count("total", Unit::Households, of), Branch::Group(Label::Word("lacking"), lacking.collect())]
}

/// Reports 5 and 7.
fn shares<'b>(book: &'b Book<'_>, of: Of) -> Vec<Branch<'b>> {
    let lacking = (2..).zip(book.indicators()).map(|(column, number)| {
        let pick: Pick<'b> =
            Box::new(move |fact| (of(fact) && fact.lacks(number, book.standard_id()) == Some(true)).then(Vec::new));
        Branch::Share(Label::Indicator(number), column, 1, pick)
    });
    vec![count("total", Unit::Households, of), Branch::Group(Label::Word("lacking-rate"), lacking.collect())]
}

/// Poor and near-poor side by side.
fn both<'b>(columns: impl Fn(Of) -> Vec<Branch<'b>>) -> Vec<Branch<'b>> {
    vec![Branch::Group(Label::Word("poor"), columns(poor)), Branch::Group(Label::Word("near"), columns(near))]
}

fn is_minority(fact: &Fact<'_>) -> bool {
    matches!(fact.ethnic, Ethnic::Minority(_))
}

/// Whether a household is in none of the groups of report 8; none where that is not known.
pub(super) fn in_no_group(fact: &Fact<'_>) -> Option<bool> {
    let minority = match fact.ethnic {
        Ethnic::Majority => Some(false),
        Ethnic::Minority(_) => Some(true),
        Ethnic::Unknown => None,
    };
    let all = [minority, fact.without_labour, fact.merit];
    if all.contains(&Some(true)) {
        return Some(false);
    }
    (!all.contains(&None)).then_some(true)
}

/// Report 8. "Other" is none of the three, since they overlap.
fn groups<'p>(of: Of) -> Vec<Branch<'p>> {
    let unit = Unit::Households;
    vec![
        count("total", unit, of),
        count("minority", unit, move |fact| of(fact) && is_minority(fact)),
        count("no-labour", unit, move |fact| of(fact) && fact.without_labour == Some(true)),
        count("merit", unit, move |fact| of(fact) && fact.merit == Some(true)),
        count("other-group", unit, move |fact| of(fact) && in_no_group(fact) == Some(true)),
    ]
}

/// Report 9, by the head's group.
fn ethnic_groups<'b>(book: &Book<'_>, of: Of) -> Vec<Branch<'b>> {
    let unit = Unit::Households;
    let named = book.material.groups.groups.iter().enumerate().map(|(at, group)| {
        let pick: Pick<'b> =
            Box::new(move |fact| (of(fact) && fact.ethnic == Ethnic::Minority(Some(at))).then(Vec::new));
        Branch::Count(Label::Group(group.name.clone()), unit, pick)
    });
    let mut within: Vec<Branch<'b>> = named.collect();
    within.push(count("other-minority", unit, move |fact| of(fact) && fact.ethnic == Ethnic::Minority(None)));
    vec![
        count("total", unit, of),
        count("kinh", unit, move |fact| of(fact) && fact.ethnic == Ethnic::Majority),
        count("minority", unit, move |fact| of(fact) && is_minority(fact)),
        Branch::Group(Label::Word("of-minority"), within),
    ]
}

/// Report 10. Several causes may hold at once.
fn causes<'p>(of: Of) -> Vec<Branch<'p>> {
    let word = |cause| match cause {
        "land" => "cause-land",
        "capital" => "cause-capital",
        "labour" => "cause-labour",
        "tools" => "cause-tools",
        "knowledge" => "cause-knowledge",
        "skills" => "cause-skills",
        "illness" => "cause-illness",
        _ => "cause-other",
    };
    let named = CAUSES.into_iter().map(|cause| {
        count(word(cause), Unit::Households, move |fact| {
            of(fact) && fact.causes().is_some_and(|causes| causes.contains(cause))
        })
    });
    std::iter::once(count("total", Unit::Households, of)).chain(named).collect()
}

/// Report 11: each child for itself.
fn children<'p>(of: Of) -> Vec<Branch<'p>> {
    let pick = |word, lacks: fn(&Child) -> bool| {
        let pick: Pick<'p> = Box::new(move |fact| {
            let who: Vec<MemberId> =
                fact.children.iter().filter(|child| lacks(child)).map(|child| child.member).collect();
            (of(fact) && !who.is_empty()).then_some(who)
        });
        Branch::Count(Label::Word(word), Unit::Children, pick)
    };
    vec![
        pick("children", |_| true),
        Branch::Group(
            Label::Word("child-health"),
            vec![
                pick("child-nutrition", |child| child.nutrition == Outcome::Deprived),
                pick("child-insurance", |child| child.insurance == Outcome::Deprived),
            ],
        ),
        pick("child-schooling", |child| child.schooling == Outcome::Deprived),
    ]
}

/// Reports 12 (households, by the head's group) and 13 (people, by their own group; the other groups are the household's).
fn multidimensional<'p>(unit: Unit) -> Vec<Branch<'p>> {
    let of_group = move |word, of: Of, minority: bool| {
        let fits = move |ethnic: Ethnic| match ethnic {
            Ethnic::Majority => !minority,
            Ethnic::Minority(_) => minority,
            Ethnic::Unknown => false,
        };
        let pick: Pick<'p> = match unit {
            Unit::Households => Box::new(move |fact| (of(fact) && fits(fact.ethnic)).then(Vec::new)),
            Unit::People | Unit::Children => Box::new(move |fact| {
                let own = |member: &&Member| fits(fact.ethnic_of(member));
                let who: Vec<MemberId> = fact.members().filter(own).map(|member| member.id).collect();
                (of(fact) && !who.is_empty()).then_some(who)
            }),
        };
        Branch::Count(Label::Word(word), unit, pick)
    };
    let class = move |word, of: Of, first: usize| {
        Branch::Group(
            Label::Word(word),
            vec![
                count("total", unit, of),
                of_group("kinh", of, false),
                of_group("minority", of, true),
                count("merit", unit, move |fact| of(fact) && fact.merit == Some(true)),
                count("no-labour", unit, move |fact| of(fact) && fact.without_labour == Some(true)),
                count("woman-head", unit, move |fact| of(fact) && fact.woman_heads()),
                Branch::Group(
                    Label::Word("rates"),
                    vec![
                        Branch::Rate(Label::Word("rate-total"), first, 1),
                        Branch::Rate(Label::Word("kinh"), first + 1, 2),
                        Branch::Rate(Label::Word("minority"), first + 2, 3),
                    ],
                ),
            ],
        )
    };
    vec![
        Branch::Group(
            Label::Word("residents"),
            vec![
                count("total", unit, |_| true),
                of_group("kinh", |_| true, false),
                of_group("minority", |_| true, true),
            ],
        ),
        class("poor", poor, 4),
        class("near", near, 13),
    ]
}
