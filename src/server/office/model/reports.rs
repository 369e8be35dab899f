//! The pages of reports: the paper with what is looked at before printing, and the names behind a figure.

use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::member::Member;
use crate::domain::report::check::{Agreement, agreements_of, formula, sums};
use crate::domain::report::{Basis, Behind, Body, Book, Cell, NoteKind, Number, Rate, Report, Scope, Unit};
use crate::domain::sent::SentReport;
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::progress::village_number;
use crate::server::office::words::Words;
use crate::server::report::paper::RowKind;
use crate::server::report::words::{column_name, row_name};
use crate::server::report::{Gathered, Paper};

/// Households of a list, or names, on a page.
pub const PAGE: usize = 50;

/// Which report a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// Its number.
    pub number: Number,
    /// The plan year.
    pub year: i32,
    /// The basis.
    pub basis: Basis,
}

impl Address {
    /// The address of the report, or of something under it.
    pub fn of(&self, under: &str) -> String {
        format!("/reports/{}{under}?year={}&basis={}", self.number.get(), self.year, self.basis.code())
    }

    /// The same of another report.
    pub const fn other(&self, number: Number) -> Self {
        Self { number, ..*self }
    }
}

/// Something that was looked at before printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// It is as it should be.
    pub fine: bool,
    /// What was found.
    pub text: String,
}

/// Which part of a list is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Of this village only.
    pub village: Option<VillageId>,
    /// The villages to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// Households in all.
    pub households: usize,
    /// This page, from 1.
    pub page: usize,
    /// Pages in all.
    pub pages: usize,
}

/// Everything on the page of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportData {
    /// Which.
    pub address: Address,
    /// Years to choose from.
    pub years: Vec<i32>,
    /// The sheet; of a list only the part shown.
    pub paper: Paper,
    /// Which part of a list it is.
    pub part: Option<Part>,
    /// What was looked at.
    pub checks: Vec<CheckLine>,
    /// The rates over those that were surveyed, where the report divides by everybody.
    pub surveyed: Option<Surveyed>,
    /// Reports of the year's round that left the office.
    pub sent: Vec<SentReport>,
}

/// The indicators over those that were surveyed, beside a report that divides by everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surveyed {
    /// Households of the report.
    pub all: u32,
    /// Those of them that were surveyed.
    pub of: u32,
    /// The indicators: name, households that lack it, and the rate.
    pub rows: Vec<(String, u32, String)>,
}

/// What reports 5 and 7 would say over the surveyed alone; `None` for every other, and where nobody is left out.
pub fn surveyed(w: &Words, book: &Book<'_>, report: &Report) -> Option<Surveyed> {
    let counts = match report.number.get() {
        5 => Number::new(4)?,
        7 => Number::new(6)?,
        _ => return None,
    };
    let left = report.notes.iter().find(|note| note.kind == NoteKind::NotVisited)?.count.value;
    let counted = crate::domain::report::report(counts, book);
    let Body::Table(table) = &counted.body else { return None };
    let row = table.rows.iter().find(|row| matches!(row.scope, Scope::Commune(_)))?;
    let of_cell = |cell: &Cell| match cell {
        Cell::Count(count) => Some(count.value),
        Cell::Rate(_) => None,
    };
    let all = row.cells.first().and_then(of_cell)?;
    let of = all.checked_sub(left)?;
    let numbers = (1_u8..).zip(row.cells.iter().skip(1).filter_map(of_cell));
    let rows = numbers.map(|(number, lacks)| {
        let rate = Rate::of(lacks, of).map(|rate| crate::i18n::percent(i64::from(rate))).unwrap_or_default();
        (format!("{number}. {}", w.indicator(&report.standard, number)), lacks, rate)
    });
    Some(Surveyed { all, of, rows: rows.collect() }).filter(|_| left > 0)
}

/// Puts the page together.
pub fn page(
    w: &Words,
    gathered: &Gathered,
    book: &Book<'_>,
    report: &Report,
    part: (Option<VillageId>, usize),
    sent: Vec<SentReport>,
) -> ReportData {
    let mut paper = Paper::of(w, gathered, report);
    let part = report.number.is_list().then(|| cut(gathered, &mut paper, part));
    ReportData {
        address: Address { number: report.number, year: report.year, basis: report.basis },
        years: gathered.years.iter().rev().copied().collect(),
        paper,
        part,
        checks: checks(w, gathered, book, report),
        surveyed: surveyed(w, book, report).filter(|found| found.of > 0),
        sent,
    }
}

/// Leaves of a list what a page shows.
fn cut(gathered: &Gathered, paper: &mut Paper, (village, page): (Option<VillageId>, usize)) -> Part {
    let here = |id: Option<&VillageId>| village.as_ref().is_none_or(|village| id == Some(village));
    paper.rows.retain(|row| here(row.village.as_ref()));
    let households = paper.rows.iter().filter(|row| row.kind == RowKind::Head).count();
    let pages = households.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let (from, to) = ((page - 1) * PAGE, page * PAGE);
    let mut at = 0_usize;
    let mut kept = Vec::new();
    let mut heading = None;
    for row in std::mem::take(&mut paper.rows) {
        match row.kind {
            RowKind::Heading => {
                heading = Some(row);
                continue;
            }
            RowKind::Head => at += 1,
            RowKind::Commune | RowKind::Village | RowKind::Member => {}
        }
        if from < at && at <= to {
            kept.extend(heading.take());
            kept.push(row);
        }
    }
    paper.rows = kept;
    let villages = gathered.villages.iter().map(|village| (village.id.clone(), village.name.clone())).collect();
    Part { village, villages, households, page, pages }
}

/// What is looked at before printing.
pub fn checks(w: &Words, gathered: &Gathered, book: &Book<'_>, report: &Report) -> Vec<CheckLine> {
    let line = |fine, text| CheckLine { fine, text };
    let mut lines = Vec::new();
    // In a scope the sum is of the same villages: it says nothing of the commune.
    if let Some(sums) = sums(report, book).filter(|_| gathered.scope.is_none()) {
        let villages = ("villages", sums.villages.into());
        lines.push(match (sums.holds(), sums.moved_within) {
            (true, 0) => line(true, w.with("report-check-sums", [villages])),
            (true, moved) => line(true, w.with("report-check-sums-moved", [villages, ("households", moved.into())])),
            (false, _) => {
                let columns = sums.wrong.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
                line(false, w.with("report-check-sums-wrong", [("columns", columns.into())]))
            }
        });
    }
    if let Some(formula) = formula(report) {
        lines.push(if formula.holds() {
            line(true, w.with("report-check-formula", [("rows", formula.rows.into())]))
        } else {
            line(false, w.with("report-check-formula-wrong", [("rows", formula.wrong.len().into())]))
        });
    }
    lines.extend(agreements_of(report, book).iter().map(|one| agreement(w, one)));
    if gathered.basis == Basis::Surveyed {
        lines.push(match gathered.waiting {
            0 => line(true, w.t("report-check-none-waiting")),
            count => line(false, w.with("report-check-waiting", [("count", count.into())])),
        });
    } else if gathered.decisions.is_empty() {
        lines.push(line(false, w.t("report-check-undecided")));
    }
    if let Some(note) = report.notes.iter().find(|note| note.kind == NoteKind::KeepsStart) {
        lines.push(line(false, w.with("report-check-keeps-start", [("count", note.count.value.into())])));
    }
    if let Some(surveyed) = surveyed(w, book, report) {
        let (count, of) = (surveyed.all - surveyed.of, surveyed.all);
        let args = [("count", count.into()), ("all", of.into())];
        lines.push(line(false, w.with("report-check-rates", args)));
    } else if let Some(note) = report.notes.iter().find(|note| note.kind == NoteKind::NotVisited) {
        lines.push(line(false, w.with("report-check-unreviewed", [("count", note.count.value.into())])));
    }
    let doubtful = gathered.plan.as_ref().map(|view| PlanState::of(view).doubtful_names()).unwrap_or_default();
    let names: Vec<&str> = gathered
        .villages
        .iter()
        .filter(|village| doubtful.contains(&village_number(&village.id)))
        .map(|village| village.name.as_str())
        .collect();
    if !names.is_empty() {
        let count = names.len();
        lines.push(line(
            false,
            w.with("report-check-names", [("count", count.into()), ("names", names.join(", ").into())]),
        ));
    }
    if let Some(year) = gathered.register_year().filter(|year| *year != report.year) {
        lines.push(line(false, w.with("report-check-other-year", [("year", year.to_string().into())])));
    }
    lines
}

fn agreement(w: &Words, one: &Agreement) -> CheckLine {
    let place = |number: &Number, column: &Option<usize>| {
        let number = number.get().to_string();
        match column {
            Some(column) => w.with("report-place", [("number", number.into()), ("column", column.to_string().into())]),
            None => w.with("report-place-rows", [("number", number.into())]),
        }
    };
    let code = one.figure.code();
    match one.value() {
        Some(value) => {
            let places: Vec<String> = one.places.iter().map(|(number, column, _)| place(number, column)).collect();
            let args = [("places", places.join(", ").into()), ("value", value.into())];
            CheckLine { fine: true, text: w.with(&format!("report-check-agree-{code}"), args) }
        }
        None => {
            let places: Vec<String> = one
                .places
                .iter()
                .map(|(number, column, value)| {
                    let args = [("place", place(number, column).into()), ("value", (*value).into())];
                    w.with("report-place-value", args)
                })
                .collect();
            let args = [("places", places.join("; ").into())];
            CheckLine { fine: false, text: w.with(&format!("report-check-disagree-{code}"), args) }
        }
    }
}

/// A household behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// The household.
    pub household: HouseholdId,
    /// Its village.
    pub village: String,
    /// Its number within the village.
    pub number: String,
    /// Its head.
    pub head: String,
    /// Its people.
    pub people: usize,
    /// Class by the basis; none where it does not live here any more.
    pub class: Option<Class>,
    /// Who is counted, where people are.
    pub members: Vec<String>,
}

/// Everything on the page of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesData {
    /// The report.
    pub address: Address,
    /// Which cell, after the year and the basis in an address.
    pub cell: String,
    /// What the figure is.
    pub what: String,
    /// The figure with its unit.
    pub figure: String,
    /// The names on this page.
    pub rows: Vec<NameRow>,
    /// People are counted.
    pub of_people: bool,
    /// This page, from 1.
    pub page: usize,
    /// Pages in all.
    pub pages: usize,
    /// The data is made up.
    pub synthetic: bool,
}

/// Which figure's names are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// A cell: its row as addresses call it and the number of its column.
    Cell(String, usize),
    /// A note.
    Note(String),
}

impl Figure {
    /// As an address says it.
    pub fn query(&self) -> String {
        match self {
            Self::Cell(row, column) => format!("row={row}&column={column}"),
            Self::Note(note) => format!("note={note}"),
        }
    }
}

/// The names behind a figure; none when there is no such figure.
pub fn names(
    w: &Words,
    gathered: &Gathered,
    book: &Book<'_>,
    report: &Report,
    figure: &Figure,
    page: usize,
) -> Option<NamesData> {
    let (what, value, unit, behind) = match figure {
        Figure::Note(code) => {
            let note = report.notes.iter().find(|note| note.kind.code() == code)?;
            let unit = note.count.unit;
            let args =
                [("count", note.count.value.into()), ("unit", w.t(&format!("report-unit-of-{}", unit.code())).into())];
            (w.with(&format!("report-note-{code}"), args), note.count.value, unit, note.count.behind.as_slice())
        }
        Figure::Cell(key, column) => {
            let table = report.table()?;
            let row = table.rows.iter().find(|row| key_of(&row.scope) == *key)?;
            let cell = row.cells.get(column.checked_sub(1)?)?;
            let name = match &row.scope {
                Scope::Commune(unit) => row_name(w, gathered, report.number, *unit),
                Scope::Village(id) => gathered.village_name(id),
            };
            let args = [("row", name.into()), ("column", column_name(w, report, *column)?.into())];
            let (value, unit) = match cell {
                crate::domain::report::Cell::Count(count) => (count.value, count.unit),
                crate::domain::report::Cell::Rate(rate) => {
                    (u32::try_from(rate.behind.len()).unwrap_or(u32::MAX), Unit::Households)
                }
            };
            (w.with("report-names-of", args), value, unit, cell.behind())
        }
    };
    let pages = behind.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let shown = behind.iter().skip((page - 1) * PAGE).take(PAGE);
    Some(NamesData {
        address: Address { number: report.number, year: report.year, basis: report.basis },
        cell: figure.query(),
        what,
        figure: format!("{} {}", w.number(i64::from(value)), w.t(&format!("report-unit-of-{}", unit.code()))),
        rows: shown.filter_map(|behind| name_row(gathered, book, behind)).collect(),
        of_people: unit != Unit::Households,
        page,
        pages,
        synthetic: gathered.commune.synthetic,
    })
}

fn key_of(scope: &Scope) -> String {
    match scope {
        Scope::Commune(unit) => unit.code().to_owned(),
        Scope::Village(id) => id.to_string(),
    }
}

fn name_row(gathered: &Gathered, book: &Book<'_>, behind: &Behind) -> Option<NameRow> {
    let household: &Household = book.household(behind.household)?;
    let fact = book.facts.iter().find(|fact| fact.household.id == household.id);
    let counted = |member: &&Member| behind.members.contains(&member.id);
    Some(NameRow {
        household: household.id,
        village: gathered.village_name(&household.village),
        number: household.number.clone(),
        head: household.head_name().to_owned(),
        people: household.people(),
        class: fact.map(|fact| fact.class),
        members: household.members.iter().filter(counted).map(|member| member.name.clone()).collect(),
    })
}
