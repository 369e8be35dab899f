//! Puts a report of figures into a paper: headings laid out in rows, official numbers, cells, sentences.

use chrono::NaiveDate;

use super::gather::Gathered;
use super::paper::{HeadCell, Paper, PaperCell, PaperRow, Remark, RowKind, Value};
use super::people;
use crate::domain::report::{Basis, Body, Cell, Column, ColumnKind, Head, Label, Number, Report, Scope, Table, Unit};
use crate::domain::{standard, text};
use crate::server::office::words::Words;
use crate::server::store::Commune;

/// Columns from which on a table lies across.
const ACROSS_FROM: usize = 10;
/// Messages of those it goes to.
const RECIPIENTS: [&str; 5] =
    ["report-recipients", "report-recipient-1", "report-recipient-2", "report-recipient-3", "report-recipient-4"];

impl Paper {
    /// The paper of a report.
    pub fn of(w: &Words, gathered: &Gathered, report: &Report) -> Self {
        let number = report.number.get();
        let (heads, numbers, widths, rows) = match &report.body {
            Body::Table(table) => of_table(w, gathered, report, table),
            Body::List(list) => people::of_list(w, gathered, list),
        };
        let year = report.year.to_string();
        let whole = gathered.scope.is_none();
        let mut paper = Self {
            list: report.number.is_list(),
            form: w.with("report-form", [("number", format!("{number:02}").into())]),
            sheet: w.with("report-sheet", [("number", format!("{number:02}").into())]),
            title: w.with(&format!("report-title-{number}"), [("year", year.into())]),
            under: if whole {
                under(w, gathered)
            } else {
                w.with("report-under-scope", [("under", under(w, gathered).into())])
            },
            unit: w.t(&format!("report-unit-{number}")),
            landscape: report.number.is_list() || (numbers.len() > ACROSS_FROM && !matches!(number, 2 | 3)),
            heads,
            numbers,
            widths,
            rows,
            remarks: remarks(w, gathered, report),
            ..Self::blank(w, &gathered.commune, gathered.as_of)
        };
        if !whole {
            // What is of some villages only goes to nobody and is signed by whoever made it.
            paper.recipients.clear();
            let [_, chairman] = &mut paper.signatures;
            chairman.clear();
        }
        paper
    }

    /// A sheet of the commune with nothing on it but who it is from, to whom it goes and who signs.
    pub(super) fn blank(w: &Words, commune: &Commune, as_of: NaiveDate) -> Self {
        Self {
            list: false,
            sample: commune.synthetic.then(|| w.t("report-sample")),
            authority: [w.t("report-authority"), commune.name.to_uppercase()],
            form: String::new(),
            sheet: String::new(),
            motto: [w.t("report-nation"), w.t("report-motto")],
            place_date: place_date(w, &commune.name, as_of),
            title: String::new(),
            under: String::new(),
            unit: String::new(),
            landscape: true,
            heads: Vec::new(),
            numbers: Vec::new(),
            widths: Vec::new(),
            rows: Vec::new(),
            remarks: Vec::new(),
            recipients: RECIPIENTS.iter().map(|key| w.t(key)).collect(),
            signatures: [
                vec![w.t("report-sign-maker"), w.t("report-sign-name")],
                vec![w.t("report-sign-for"), w.t("report-sign-chairman"), w.t("report-sign-seal")],
            ],
        }
    }
}

/// "Ngân Sơn, ngày 12 tháng 11 năm 2026".
fn place_date(w: &Words, name: &str, day: NaiveDate) -> String {
    // A commune signs at its name without what it is.
    let place = name.split_once(' ').filter(|(what, _)| text::fold(what) == "xa").map_or(name, |(_, own)| own);
    let part = |pattern: &str| day.format(pattern).to_string();
    w.with(
        "report-place-date",
        [
            ("place", place.into()),
            ("day", part("%d").into()),
            ("month", part("%m").into()),
            ("year", part("%Y").into()),
        ],
    )
}

fn under(w: &Words, gathered: &Gathered) -> String {
    let date = w.date(gathered.as_of);
    let decisions: Vec<String> = gathered
        .decisions
        .iter()
        .map(|one| {
            let said = [("number", one.number.clone().into()), ("date", w.date(one.decided_on).into())];
            w.with("report-under-decision", said)
        })
        .collect();
    match gathered.basis {
        Basis::Surveyed => w.with("report-under-surveyed", [("date", date.into())]),
        Basis::Recognised if decisions.is_empty() => w.with("report-under-recognised", [("date", date.into())]),
        Basis::Recognised => w.with("report-under-decided", [("decisions", decisions.join(", ").into())]),
    }
}

type Laid = (Vec<Vec<HeadCell>>, Vec<String>, Vec<u32>, Vec<PaperRow>);

fn of_table(w: &Words, gathered: &Gathered, report: &Report, table: &Table) -> Laid {
    let columns = table.columns();
    let mut heads = head_rows(w, &report.standard, &table.heads);
    let deep = heads.len();
    let stub = |text: String, column| HeadCell { text, column, columns: 1, rows: deep };
    if let Some(first) = heads.first_mut() {
        first.insert(0, stub(w.t("report-col-ordinal"), 0));
        first.insert(1, stub(w.t("report-col-village"), 1));
    }
    let numbers =
        ["A".to_owned(), "B".to_owned()].into_iter().chain(columns.iter().map(|column| official(column))).collect();
    let widths = [8, 34].into_iter().chain(columns.iter().map(|_| 14)).collect();
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let communes = table.rows.iter().filter(|row| matches!(row.scope, Scope::Commune(_))).count();
        let (ordinal, name, kind, key, village) = match &row.scope {
            Scope::Commune(unit) => (
                if at == 0 { "I" } else { "II" }.to_owned(),
                row_name(w, gathered, report.number, *unit),
                RowKind::Commune,
                unit.code().to_owned(),
                None,
            ),
            Scope::Village(id) => (
                (at + 1).saturating_sub(communes).to_string(),
                gathered.village_name(id),
                RowKind::Village,
                id.to_string(),
                Some(id.clone()),
            ),
        };
        let figures = row.cells.iter().map(cell);
        let ordinal = match kind {
            RowKind::Commune => PaperCell::text(ordinal),
            _ => PaperCell::whole(ordinal.parse().unwrap_or(0)),
        };
        let cells = [ordinal, PaperCell::text(name)].into_iter().chain(figures).collect();
        PaperRow { kind, key, village, cells }
    });
    let rows = rows.collect();
    (heads, numbers, widths, rows)
}

fn cell(cell: &Cell) -> PaperCell {
    let value = match cell {
        Cell::Count(count) => Value::Whole(i64::from(count.value)),
        Cell::Rate(rate) => rate.hundredths.map_or(Value::Empty, |rate| Value::Rate(i64::from(rate))),
    };
    PaperCell { value, opens: !cell.behind().is_empty() }
}

/// The official number of a column: `3`, and `4=3/1` for a rate.
fn official(column: &Column) -> String {
    match column.kind {
        ColumnKind::Rate { of, over } => format!("{}={of}/{over}", column.number),
        ColumnKind::Count(_) | ColumnKind::Share { .. } => column.number.to_string(),
    }
}

/// Headings row by row; a column reaches down to the last row.
fn head_rows(w: &Words, standard: &str, heads: &[Head]) -> Vec<Vec<HeadCell>> {
    let mut rows = vec![Vec::new(); heads.iter().map(depth).max().unwrap_or(1)];
    let mut column = 2;
    for head in heads {
        lay(w, standard, head, 0, &mut column, &mut rows);
    }
    rows
}

fn depth(head: &Head) -> usize {
    match head {
        Head::Group { heads, .. } => 1 + heads.iter().map(depth).max().unwrap_or(0),
        Head::Column(_) => 1,
    }
}

fn lay(w: &Words, standard: &str, head: &Head, level: usize, column: &mut usize, rows: &mut Vec<Vec<HeadCell>>) {
    let deep = rows.len();
    let first = *column;
    let (label, over) = match head {
        Head::Group { label, heads } => {
            for head in heads {
                lay(w, standard, head, level + 1, column, rows);
            }
            (label, 1)
        }
        Head::Column(one) => {
            *column += 1;
            (&one.label, deep.saturating_sub(level))
        }
    };
    let cell =
        HeadCell { text: label_words(w, standard, label), column: first, columns: *column - first, rows: over.max(1) };
    if let Some(row) = rows.get_mut(level) {
        row.push(cell);
        row.sort_by_key(|cell| cell.column);
    }
}

fn label_words(w: &Words, standard: &str, label: &Label) -> String {
    match label {
        Label::Word(word) => w.t(&format!("report-col-{word}")),
        Label::Indicator(number) => w.indicator(standard, *number),
        Label::Group(name) => name.clone(),
    }
}

/// "Toàn xã (hộ)"; "Các thôn được giao (hộ)" for whoever sees no more. Report 1 counts both households and people in a row.
pub fn row_name(w: &Words, gathered: &Gathered, number: Number, unit: Unit) -> String {
    let whose = if gathered.scope.is_some() { "report-row-scope" } else { "report-row" };
    let what = if number.get() == 1 { "all" } else { unit.code() };
    w.t(&format!("{whose}-{what}"))
}

/// What a column is called, with what it is under: "Hộ nghèo, Tổng số".
pub fn column_name(w: &Words, report: &Report, number: usize) -> Option<String> {
    fn find(heads: &[Head], number: usize) -> Option<Vec<&Label>> {
        heads.iter().find_map(|head| match head {
            Head::Column(column) => (column.number == number).then(|| vec![&column.label]),
            Head::Group { label, heads } => find(heads, number).map(|mut path| {
                path.insert(0, label);
                path
            }),
        })
    }
    let path = find(&report.table()?.heads, number)?;
    Some(path.iter().map(|label| label_words(w, &report.standard, label)).collect::<Vec<_>>().join(", "))
}

/// Sentences under the table: the report's own, what is not known, the standard, the basis.
fn remarks(w: &Words, gathered: &Gathered, report: &Report) -> Vec<Remark> {
    let plain = |text: String| Remark { text, note: None };
    let own = format!("report-remark-{}", report.number.get());
    let mut remarks = Vec::new();
    if w.has(&own) {
        remarks.push(plain(w.t(&own)));
    }
    remarks.extend(report.notes.iter().map(|note| Remark {
        text: w.with(
            &format!("report-note-{}", note.kind.code()),
            [
                ("count", note.count.value.into()),
                ("unit", w.t(&format!("report-unit-of-{}", note.count.unit.code())).into()),
            ],
        ),
        note: Some(note.kind.code()),
    }));
    let instrument = standard::builtin_by_id(&report.standard).map(|standard| standard.source);
    remarks.push(plain(match instrument {
        Some(source) => w.with("report-remark-standard", [("source", source.into())]),
        None => w.t("report-remark-no-standard"),
    }));
    remarks.push(plain(w.t(&format!("report-remark-{}", report.basis.code()))));
    if let Some(year) = gathered.register_year().filter(|year| *year != report.year) {
        remarks.push(plain(w.with("report-remark-other-year", [("year", year.to_string().into())])));
    }
    remarks
}
