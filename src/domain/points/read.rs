//! Reads a points table from CSV: `group,item,condition,points,region,area`.
//!
//! Rows with the same group and item are the conditions of one item. Nothing is guessed: a row that does not read
//! gives a fault with its line, and a file with one is not loaded. A file is of one region and one area. Encodings,
//! separators and limits are those of every table that the office gives (`plan::read`).

use chrono::NaiveDate;

use super::{PeopleRange, PointsItem, PointsRow, PointsTable};
use crate::domain::classification::Area;
use crate::domain::plan::read::{ReadError, ReadErrorKind, Record, lines};
use crate::domain::text::fold;

/// What the office says of a file when it imports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsAbout {
    /// Id, such as `tt07-2021`.
    pub id: String,
    /// The instrument.
    pub source: String,
    /// The day of the import.
    pub imported_on: NaiveDate,
    /// Who imports.
    pub imported_by: String,
}

/// Why a line does not read. Message `points-error-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsFault {
    /// Line of the file, from 1.
    pub line: u64,
    /// Column heading, or empty.
    pub column: String,
    /// Code: `no_heading`, `missing_column`, `empty`, `not_a_number`, `twice`, `unknown_area`, `several_regions`,
    /// `one_row_item`, `no_rows`, `too_large`, `too_long`, `not_text`.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
}

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Group,
    Item,
    Condition,
    Points,
    Region,
    Area,
}

/// Every column, with its heading in English and in Vietnamese without marks.
const COLUMNS: [(Column, &str, &str); 6] = [
    (Column::Group, "group", "nhom"),
    (Column::Item, "item", "muc"),
    (Column::Condition, "condition", "dieu kien"),
    (Column::Points, "points", "diem"),
    (Column::Region, "region", "vung"),
    (Column::Area, "area", "khu vuc"),
];

/// Lines above the heading that may be a title.
const TITLE_LINES: usize = 10;
/// Points beyond this are a slip of the pen.
const MOST_POINTS: i32 = 10_000;

/// Reads a table; version is 0 until the commune gives one. Rows with the same group and item are one item, wherever
/// they stand; items and rows keep the order of the file.
///
/// # Errors
/// Every line that does not read.
pub fn read(csv: &[u8], about: &PointsAbout) -> Result<PointsTable, Vec<PointsFault>> {
    let lines = lines(csv).map_err(|error| vec![of_file(&error)])?;
    let (heading, rest) = Heading::find(&lines)?;
    let mut reading = Reading { heading, items: Vec::new(), place: None, faults: Vec::new() };
    for line in rest {
        reading.row(line);
    }
    reading.check_items();
    let Some((region, area)) = reading.place.filter(|_| reading.faults.is_empty()) else {
        if reading.faults.is_empty() {
            let line = lines.last().map_or(1, |line| line.line);
            reading.faults.push(PointsFault { line, column: String::new(), code: "no_rows", found: String::new() });
        }
        reading.faults.sort_by_key(|fault| fault.line);
        return Err(reading.faults);
    };
    Ok(PointsTable {
        id: about.id.clone(),
        version: 0,
        source: about.source.clone(),
        region,
        area,
        imported_on: about.imported_on,
        imported_by: about.imported_by.clone(),
        items: reading.items.into_iter().map(|(_, item)| item).collect(),
    })
}

/// Where each column stands.
struct Heading {
    columns: Vec<(Column, usize, String)>,
}

impl Heading {
    /// Finds the heading: the first line that names a column of points.
    fn find(lines: &[Record]) -> Result<(Self, &[Record]), Vec<PointsFault>> {
        let fault = |line: u64, column: &str, code| {
            vec![PointsFault { line, column: column.to_owned(), code, found: String::new() }]
        };
        let names = |line: &Record| Self { columns: line.cells.iter().enumerate().filter_map(column).collect() };
        let heading = lines.iter().take(TITLE_LINES).map(names).position(|heading| heading.has(Column::Points));
        let place = heading.ok_or_else(|| fault(1, "", "no_heading"))?;
        let Some((line, rest)) = lines.get(place..).and_then(|lines| lines.split_first()) else {
            return Err(fault(1, "", "no_heading"));
        };
        let heading = names(line);
        let missing: Vec<PointsFault> = COLUMNS
            .iter()
            .filter(|(column, ..)| !heading.has(*column))
            .flat_map(|(_, name, _)| fault(line.line, name, "missing_column"))
            .collect();
        if missing.is_empty() { Ok((heading, rest)) } else { Err(missing) }
    }

    fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(known, ..)| *known == column)
    }

    /// A cell of a line and the heading above it, as written.
    fn cell<'a>(&'a self, line: &'a Record, column: Column) -> (&'a str, &'a str) {
        let found = self.columns.iter().find(|(known, ..)| *known == column);
        found.map_or(("", ""), |(_, at, name)| (line.cells.get(*at).map_or("", String::as_str), name.as_str()))
    }
}

fn column((at, cell): (usize, &String)) -> Option<(Column, usize, String)> {
    let folded = fold(cell);
    let (column, ..) = COLUMNS.iter().find(|(_, english, vietnamese)| folded == *english || folded == *vietnamese)?;
    Some((*column, at, cell.clone()))
}

/// A file on its way to a table.
struct Reading {
    heading: Heading,
    /// Each with the line that it begins in.
    items: Vec<(u64, PointsItem)>,
    place: Option<(String, Area)>,
    faults: Vec<PointsFault>,
}

impl Reading {
    fn row(&mut self, line: &Record) {
        let before = self.faults.len();
        let [group, item, condition, region] =
            [Column::Group, Column::Item, Column::Condition, Column::Region].map(|column| self.text(line, column));
        let points = self.value(line, Column::Points, "not_a_number", points);
        let area = self.value(line, Column::Area, "unknown_area", area);
        let (Some(points), Some(area), true) = (points, area, self.faults.len() == before) else { return };
        match &self.place {
            None => self.place = Some((region, area)),
            Some((first, _)) if fold(first) != fold(&region) => {
                return self.fault(line, Column::Region, "several_regions");
            }
            Some((_, first)) if *first != area => return self.fault(line, Column::Area, "several_regions"),
            Some(_) => {}
        }
        let same = |known: &PointsItem| fold(&known.group) == fold(&group) && fold(&known.item) == fold(&item);
        let place = self.items.iter().position(|(_, known)| same(known)).unwrap_or_else(|| {
            let code = format!("{:02}", self.items.len() + 1);
            let rows = Vec::new();
            self.items.push((line.line, PointsItem { code, group: group.clone(), item: item.clone(), rows }));
            self.items.len() - 1
        });
        let Some((_, known)) = self.items.get_mut(place) else { return };
        if known.rows.iter().any(|row| fold(&row.condition) == fold(&condition)) {
            return self.fault(line, Column::Condition, "twice");
        }
        let people = is_household_size(&item).then(|| people(&condition)).flatten();
        known.rows.push(PointsRow { code: (known.rows.len() + 1).to_string(), condition, points, people });
    }

    /// An item of one condition leaves nothing to choose.
    fn check_items(&mut self) {
        let column = self.heading.columns.iter().find(|(column, ..)| *column == Column::Item);
        let column = column.map_or_else(String::new, |(_, _, name)| name.clone());
        let alone = self.items.iter().filter(|(_, item)| item.rows.len() < 2);
        let fault = |(line, item): &(u64, PointsItem)| PointsFault {
            line: *line,
            column: column.clone(),
            code: "one_row_item",
            found: item.item.clone(),
        };
        let faults: Vec<PointsFault> = alone.map(fault).collect();
        // A row that did not read may be the other condition: that is told first.
        if self.faults.is_empty() {
            self.faults = faults;
        }
    }

    fn text(&mut self, line: &Record, column: Column) -> String {
        let text = self.heading.cell(line, column).0.to_owned();
        if text.is_empty() {
            self.fault(line, column, "empty");
        }
        text
    }

    fn value<T>(
        &mut self,
        line: &Record,
        column: Column,
        code: &'static str,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.heading.cell(line, column).0;
        let value = read(text);
        if value.is_none() {
            let code = if text.is_empty() { "empty" } else { code };
            self.fault(line, column, code);
        }
        value
    }

    fn fault(&mut self, line: &Record, column: Column, code: &'static str) {
        let (found, name) = self.heading.cell(line, column);
        let (found, column) = (found.to_owned(), name.to_owned());
        self.faults.push(PointsFault { line: line.line, column, code, found });
    }
}

/// What is wrong with the file as a whole.
fn of_file(error: &ReadError) -> PointsFault {
    let code = match error.kind {
        ReadErrorKind::TooLarge { .. } | ReadErrorKind::TooManyRows(_) => "too_large",
        ReadErrorKind::TooLong => "too_long",
        ReadErrorKind::Empty | ReadErrorKind::NoHeading => "no_heading",
        _ => "not_text",
    };
    PointsFault { line: error.row.unwrap_or(1), column: String::new(), code, found: String::new() }
}

/// A whole number, with the minus sign of a keyboard or of a printer. `1.5` and `1,5` are none.
fn points(cell: &str) -> Option<i32> {
    let plain = cell.replace(['−', '–'], "-");
    let number: i32 = plain.parse().ok()?;
    (number.unsigned_abs() <= MOST_POINTS.unsigned_abs()).then_some(number)
}

fn area(cell: &str) -> Option<Area> {
    match fold(cell).as_str() {
        "rural" | "nong thon" => Some(Area::Rural),
        "urban" | "thanh thi" => Some(Area::Urban),
        _ => None,
    }
}

/// Whether an item asks how many people the household has. Others count some of them (dependants, workers): what the
/// app knows of the list of members says nothing there.
fn is_household_size(item: &str) -> bool {
    const SIZES: [&str; 6] =
        ["nhan khau", "thanh vien", "so nguoi trong ho", "household size", "members", "people in the household"];
    const PARTS: [&str; 5] = ["phu thuoc", "lao dong", "viec lam", "dependant", "work"];
    let item = fold(item);
    SIZES.iter().any(|size| item.contains(size)) && !PARTS.iter().any(|part| item.contains(part))
}

/// A count of people that a condition is: "3 người", "1-2 người", "từ 3 đến 5 người", "từ 7 người trở lên".
/// Anything else is a condition in words.
fn people(condition: &str) -> Option<PeopleRange> {
    let folded = fold(condition).replace(['–', '—', '−'], "-").replace('-', " - ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let words = words.strip_prefix(&["ho", "co"]).or_else(|| words.strip_prefix(&["co"])).unwrap_or(&words);
    let number = |word: &str| word.parse::<u32>().ok();
    let range = |from: &str, to: &str| {
        let (from, to) = (number(from)?, number(to)?);
        (from <= to).then_some(PeopleRange { from, to: Some(to) })
    };
    match words {
        [one, "nguoi" | "people" | "person"] => range(one, one),
        [from, "-", to, "nguoi" | "people"] => range(from, to),
        ["tu", from, "den", to, "nguoi"] => range(from, to),
        ["tu", from, "nguoi", "tro", "len"] | [from, "nguoi", "tro", "len"] | [from, "or", "more", "people"] => {
            Some(PeopleRange { from: number(from)?, to: None })
        }
        _ => None,
    }
}
