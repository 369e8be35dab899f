//! The form in which a plan's figures are corrected: every cell as it was typed, and what can be read of it.
//!
//! A blank form, a form that was sent, and a file that was read are the same thing here, so that nothing typed is lost
//! whatever is wrong with it.

use std::collections::BTreeMap;

use crate::domain::ids::CommuneCode;
use crate::domain::plan::annex::{Annex, AnnexRow, Column, FIGURES, Figures};
use crate::domain::plan::finding::Finding;
use crate::domain::plan::numbering::{Misnamed, Renumbered};
use crate::domain::plan::read::ReadErrorKind;
use crate::domain::plan::revise::{self, Change, STATED};
use crate::domain::plan::{StatedTargets, check};
use crate::domain::text::tidy;
use crate::server::store::PlanHead;

/// Most rows of a form; a commune has fewer villages.
pub const MOST_ROWS: usize = 300;
/// Most characters of a name or a reason.
const MOST_CHARACTERS: usize = 300;
/// Years that a plan may be of.
pub const YEARS: std::ops::RangeInclusive<i32> = 2020..=2100;

/// A cell's figures as typed, by column.
pub type Cells = BTreeMap<Column, String>;

/// One village's line as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowForm {
    /// Line in the file it came from.
    pub line: u64,
    /// Number in the annex.
    pub number: String,
    /// Name.
    pub name: String,
    /// Figures.
    pub cells: Cells,
}

/// A plan as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanForm {
    /// Year.
    pub year: String,
    /// The newest version of the year that the writer saw; 0 for none.
    pub expected: u32,
    /// The version that the cells were drawn from; 0 for a file.
    pub base: u32,
    /// The file that it was read from; empty for a correction.
    pub file: String,
    /// The villages.
    pub rows: Vec<RowForm>,
    /// The total row; blank where there is none.
    pub total: Cells,
    /// There is a total row.
    pub has_total: bool,
    /// What the text states.
    pub stated: Cells,
    /// Columns of the file that were not read.
    pub not_read: Vec<String>,
    /// Why it is corrected.
    pub reason: String,
}

/// A figure that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    /// Name of its field.
    pub field: String,
    /// The village, or nothing for the total row and the text.
    pub village: String,
    /// Which figures: `row`, `total` or `stated`.
    pub part: &'static str,
    /// Its column.
    pub column: Column,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// Someone else's version that came in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    /// Their version.
    pub head: PlanHead,
    /// What they changed.
    pub changes: Vec<Change>,
    /// What both changed, by the field, with their figure.
    pub clashes: BTreeMap<String, String>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditData {
    /// What is typed.
    pub form: PlanForm,
    /// Figures that cannot be read.
    pub errors: Vec<CellError>,
    /// Villages of the form that the commune does not have.
    pub strangers: Vec<String>,
    /// Lines whose number is one village's and whose name is another one's.
    pub misnamed: Vec<Misnamed>,
    /// Lines of the file that got the number of the village that their name is of.
    pub renumbered: Vec<Renumbered>,
    /// The year cannot be read.
    pub wrong_year: bool,
    /// The rows added up.
    pub sums: Figures,
    /// What does not add up.
    pub findings: Vec<Finding>,
    /// Cells that differ from the version they were drawn from, by field.
    pub changed: Vec<String>,
    /// Someone saved meanwhile.
    pub meanwhile: Option<Meanwhile>,
    /// Rows of the file that are hidden in Excel; they were read too.
    pub hidden_rows: usize,
    /// Sent for looking or saving before: the findings are of what is typed.
    pub looked: bool,
}

impl PlanForm {
    /// A form with the figures of an annex.
    pub fn of(year: i32, annex: &Annex, stated: &StatedTargets) -> Self {
        let cells = |figures: &Figures| -> Cells {
            FIGURES.into_iter().map(|column| (column, revise::written(figures, column))).collect()
        };
        let rows = annex.rows.iter().map(|row| RowForm {
            line: row.line,
            number: if row.numbered { row.number.to_string() } else { String::new() },
            name: row.name.clone(),
            cells: cells(&row.figures),
        });
        Self {
            year: year.to_string(),
            rows: rows.collect(),
            total: cells(&annex.total.clone().unwrap_or_default()),
            has_total: annex.total.is_some(),
            stated: STATED.into_iter().map(|column| (column, revise::stated(stated, column))).collect(),
            not_read: annex.not_read.clone(),
            ..Self::default()
        }
    }

    /// A form that was sent.
    pub fn sent(fields: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            let value = tidy(value);
            let short: String = value.chars().take(MOST_CHARACTERS).collect();
            match name.as_str() {
                "year" => form.year = short,
                "expected" => form.expected = value.parse().unwrap_or(0),
                "base" => form.base = value.parse().unwrap_or(0),
                "from-file" => form.file = short,
                "reason" => form.reason = short,
                "not-read" => form.not_read.push(short),
                "has-total" => form.has_total = true,
                other => form.set(other, short),
            }
        }
        form
    }

    fn set(&mut self, field: &str, value: String) {
        let Some((part, rest)) = field.split_once('.') else { return };
        let column = Column::from_code(rest);
        match (part, part.strip_prefix('r').and_then(|at| at.parse::<usize>().ok()), column) {
            ("t", _, Some(column)) => {
                self.total.insert(column, value);
            }
            ("s", _, Some(column)) => {
                self.stated.insert(column, value);
            }
            (_, Some(at), column) if (1..=MOST_ROWS).contains(&at) => {
                if self.rows.len() < at {
                    self.rows.resize(at, RowForm::default());
                }
                let Some(row) = self.rows.get_mut(at - 1) else { return };
                match (rest, column) {
                    ("line", _) => row.line = value.parse().unwrap_or(0),
                    (_, Some(Column::Number)) => row.number = value,
                    (_, Some(Column::Village)) => row.name = value,
                    (_, Some(column)) => {
                        row.cells.insert(column, value);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// One more line for a village.
    pub fn add_row(&mut self) {
        if self.rows.len() < MOST_ROWS {
            self.rows.push(RowForm::default());
        }
    }

    /// The year, where it is one.
    pub fn plan_year(&self) -> Option<i32> {
        self.year.parse().ok().filter(|year| YEARS.contains(year))
    }

    /// What can be read of it. Lines that are blank throughout are left out; figures that cannot be read are blank.
    pub fn read(&self, commune: &CommuneCode) -> (Annex, StatedTargets, Vec<CellError>) {
        let mut errors = Vec::new();
        let mut rows: Vec<AnnexRow> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if row.name.is_empty() && row.number.is_empty() && row.cells.values().all(String::is_empty) {
                continue;
            }
            let prefix = format!("r{}", at + 1);
            let mut fail = |column: Column, kind: ReadErrorKind| {
                let field = format!("{prefix}.{}", column.code());
                errors.push(CellError { field, village: row.name.clone(), part: "row", column, kind });
            };
            if row.name.is_empty() {
                fail(Column::Village, ReadErrorKind::NoName);
            }
            let place = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            let number = match row.number.parse::<u32>() {
                Ok(number) if number > 0 => Some(number),
                _ if row.number.is_empty() => None,
                _ => {
                    fail(Column::Number, ReadErrorKind::NotANumber(row.number.clone()));
                    None
                }
            };
            let mut figures = Figures::default();
            for (column, typed) in &row.cells {
                if let Err(kind) = revise::write(&mut figures, *column, typed) {
                    fail(*column, kind);
                }
            }
            rows.push(AnnexRow {
                line: row.line,
                number: number.unwrap_or(place),
                numbered: number.is_some(),
                name: row.name.clone(),
                figures,
            });
        }
        let mut total = Figures::default();
        for (column, typed) in &self.total {
            if let Err(kind) = revise::write(&mut total, *column, typed) {
                let field = format!("t.{}", column.code());
                errors.push(CellError { field, village: String::new(), part: "total", column: *column, kind });
            }
        }
        let mut stated = StatedTargets::default();
        for (column, typed) in &self.stated {
            if let Err(kind) = revise::write_stated(&mut stated, *column, typed) {
                let field = format!("s.{}", column.code());
                errors.push(CellError { field, village: String::new(), part: "stated", column: *column, kind });
            }
        }
        let total = (self.has_total || total != Figures::default()).then_some(total);
        let annex = Annex { commune: commune.clone(), rows, total, not_read: self.not_read.clone() };
        (annex, stated, errors)
    }

    /// Writes the figures of an annex back into the cells that can be read; the others keep what was typed.
    pub fn rewrite(&mut self, annex: &Annex, errors: &[CellError]) {
        let fresh = Self::of(0, annex, &StatedTargets::default());
        if fresh.rows.len() == self.rows.len() {
            for (at, (row, new)) in self.rows.iter_mut().zip(fresh.rows).enumerate() {
                row.name = new.name;
                for (column, text) in new.cells {
                    let field = format!("r{}.{}", at + 1, column.code());
                    if !errors.iter().any(|error| error.field == field) {
                        row.cells.insert(column, text);
                    }
                }
            }
        }
        self.has_total = annex.total.is_some();
        for (column, text) in fresh.total {
            let field = format!("t.{}", column.code());
            if !errors.iter().any(|error| error.field == field) {
                self.total.insert(column, text);
            }
        }
    }
}

/// Puts the page together; `drawn_from` is the annex and text of the version that the cells were drawn from.
pub fn page(form: PlanForm, commune: &CommuneCode, drawn_from: Option<(&Annex, &StatedTargets)>) -> EditData {
    let (annex, stated, errors) = form.read(commune);
    let changed = drawn_from.map(|(annex, stated)| changed(&form, annex, stated)).unwrap_or_default();
    EditData {
        sums: revise::sums(&annex),
        findings: check::findings(&annex, &stated),
        form,
        errors,
        strangers: Vec::new(),
        misnamed: Vec::new(),
        renumbered: Vec::new(),
        wrong_year: false,
        changed,
        meanwhile: None,
        hidden_rows: 0,
        looked: false,
    }
}

fn changed(form: &PlanForm, annex: &Annex, stated: &StatedTargets) -> Vec<String> {
    let old = PlanForm::of(0, annex, stated);
    let mut fields = Vec::new();
    let mut compare = |prefix: &str, was: &Cells, is: &Cells| {
        for (column, typed) in is {
            if was.get(column).map_or("", String::as_str) != typed {
                fields.push(format!("{prefix}.{}", column.code()));
            }
        }
    };
    let blank = Cells::new();
    for (at, row) in form.rows.iter().enumerate() {
        compare(&format!("r{}", at + 1), old.rows.get(at).map_or(&blank, |row| &row.cells), &row.cells);
    }
    compare("t", &old.total, &form.total);
    compare("s", &old.stated, &form.stated);
    for (at, row) in form.rows.iter().enumerate() {
        if old.rows.get(at).is_none_or(|old| old.name != row.name) {
            fields.push(format!("r{}.village", at + 1));
        }
    }
    fields
}
