//! One row that is being read: each cell as what its column says, with everything that is wrong in it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::check::Asked;
use super::choices::{Columns, RowIs};
use super::columns::{self, Field};
use super::fault::{Fault, Why};
use super::rows::{Person, Stranger};
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::member::Ethnicity;
use crate::domain::member::{Relation, Sex};
use crate::domain::{phone, text};
use crate::server::sheet::value;
use crate::server::sheet::{Cell, Kind, Row, Sheet};

/// Longest name that is taken.
const MOST_NAME: usize = 100;
/// Longest address that is taken.
const MOST_ADDRESS: usize = 200;
/// Longest number of a household.
const MOST_NUMBER: usize = 12;
/// Nobody is older.
const OLDEST: i32 = 130;
/// A row with fewer cells and without a name is no person: a note, a signature.
const FEW_CELLS: usize = 3;

/// One row that is being read.
pub(super) struct Reading<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) row: &'a Row,
    pub(super) asked: &'a Asked<'a>,
    pub(super) faults: &'a mut Vec<Fault>,
    pub(super) strangers: &'a mut BTreeMap<String, Stranger>,
}

impl Reading<'_> {
    /// The cell that a field shows in this row.
    fn cell(&self, field: Field) -> Option<Cell> {
        self.sheet.shown(self.row, self.columns.of(field)?)
    }

    /// The text of a field; a cell that cannot be used is a fault.
    pub(super) fn text(&mut self, field: Field) -> String {
        let Some(cell) = self.cell(field) else { return String::new() };
        match value::usable(&cell) {
            Ok(()) => cell.text.to_string(),
            Err(error) => {
                self.fault(field, &cell.text, Why::Value(error));
                String::new()
            }
        }
    }

    fn fault(&mut self, field: Field, found: &str, why: Why) {
        let fault = Fault { row: self.row.number, column: self.columns.of(field), found: found.to_owned(), why };
        // Two fields may read one cell. Only this row's are looked at: a file may have a fault in each of its rows.
        let said = self.faults.iter().rev().take_while(|other| other.row == fault.row).any(|other| *other == fault);
        if !said {
            self.faults.push(fault);
        }
    }

    /// The name of a village that stands alone above its people.
    pub(super) fn section(&self) -> Option<String> {
        let words = self.asked.words;
        if self.row.cells.len() > 2 {
            return None;
        }
        self.row.cells.iter().find_map(|cell| {
            let bare = without_ordinal(&cell.text);
            let known = [&*cell.text, bare].into_iter().find(|name| self.asked.villages.find(name, words).is_some());
            known.or_else(|| columns::key(bare).starts_with("thon ").then_some(bare)).map(str::to_owned)
        })
    }

    /// A total, a note, a signature.
    pub(super) fn is_no_person(&self) -> bool {
        let named = self.cell(Field::Name).or_else(|| self.cell(Field::Head)).is_some_and(|cell| !cell.text.is_empty());
        let total = self.row.cells.iter().take(3).any(|cell| self.asked.words.is_total(&cell.text));
        total || (!named && self.row.cells.len() < FEW_CELLS)
    }

    /// The person of the row; `village` is the name that stands in it, or above it.
    pub(super) fn person(&mut self, village: Option<&str>) -> Person {
        let place = self.place(village);
        let village = self.village(village);
        let said = self.faults.len();
        let mut name = self.text(Field::Name);
        let head = self.text(Field::Head);
        if name.is_empty() && self.columns.row_is == RowIs::Household {
            name.clone_from(&head);
        }
        // A cell that could not be used was named already, with what to do about it.
        if name.is_empty() && self.faults.len() == said {
            self.fault(Field::Name, "", Why::NoName);
        }
        if name.chars().count() > MOST_NAME {
            self.fault(Field::Name, &name, Why::TooLong);
        }
        let number = self.number();
        let (relation, relation_sex, relation_unknown) = self.relation();
        let (birth, birth_sex) = self.birth();
        let (id_number, zeros) = self.id_number();
        let sex = self.sex(birth_sex.or(relation_sex), &id_number);
        let ethnicity = self.text(Field::Ethnicity);
        let address = self.text(Field::Address);
        if address.chars().count() > MOST_ADDRESS {
            self.fault(Field::Address, &address, Why::TooLong);
        }
        Person {
            row: self.row.number,
            village,
            place,
            number,
            head,
            name,
            relation,
            relation_unknown,
            sex,
            birth,
            ethnicity: if ethnicity.is_empty() { Ethnicity::default() } else { self.asked.words.group(&ethnicity) },
            id_number,
            zeros,
            address,
            phone: self.phone(),
            class: self.class(),
            decided: self.day(Field::Decided),
            left_poor: self.day(Field::LeftPoor),
        }
    }

    /// The village in words, for whoever gets the row back without what stood above it.
    fn place(&self, written: Option<&str>) -> String {
        let chosen = || {
            let chosen = self.asked.choices.village.as_ref()?;
            self.asked.villages.all().iter().find(|village| village.id == *chosen).map(|village| village.name.clone())
        };
        written.map(str::to_owned).or_else(chosen).unwrap_or_default()
    }

    fn village(&mut self, written: Option<&str>) -> Option<VillageId> {
        let words = self.asked.words;
        let found = match written {
            None => self.asked.choices.village.clone(),
            Some(name) => {
                if let Some(known) = self.asked.villages.find(name, words) {
                    Some(known.clone())
                } else {
                    let key = words.village_key(name);
                    let chosen = self.asked.choices.villages.get(&key).cloned();
                    let stranger = self.strangers.entry(key.clone()).or_insert_with(|| Stranger {
                        key,
                        written: name.to_owned(),
                        rows: 0,
                        chosen: chosen.clone(),
                    });
                    stranger.rows += 1;
                    if chosen.is_none() {
                        self.fault(Field::Village, name, Why::UnknownVillage);
                        return None;
                    }
                    chosen
                }
            }
        };
        let Some(village) = found else {
            self.fault(Field::Village, "", Why::NoVillage);
            return None;
        };
        if !(self.asked.may_see)(&village) {
            self.fault(Field::Village, written.unwrap_or_default(), Why::OtherVillage);
        }
        Some(village)
    }

    /// The household's number: three digits where it is a number.
    fn number(&mut self) -> String {
        let text = self.text(Field::Number);
        // "1.024" is one thousand and twenty-four; "12A" is a number too.
        match self.cell(Field::Number).map(|cell| value::whole(&cell)) {
            Some(Ok(Some(number))) => format!("{number:03}"),
            _ => text.trim_end_matches(".0").chars().take(MOST_NUMBER).collect(),
        }
    }

    fn relation(&mut self) -> (Option<Relation>, Option<Sex>, bool) {
        if self.columns.row_is == RowIs::Household {
            return (Some(Relation::Head), None, false);
        }
        let text = self.text(Field::Relation);
        if text.is_empty() {
            return (None, None, false);
        }
        match self.asked.words.relation(&text) {
            Some((relation, sex)) => (Some(relation), sex, false),
            None => (Some(Relation::Other), None, true),
        }
    }

    /// The birth, from one column or from one of the two that stand under a sex.
    fn birth(&mut self) -> (Birth, Option<Sex>) {
        let by_sex = [(Field::BirthMale, Some(Sex::Male)), (Field::BirthFemale, Some(Sex::Female))];
        for (field, sex) in by_sex.into_iter().chain([(Field::Birth, None)]) {
            let Some(cell) = self.cell(field).filter(|cell| !cell.text.is_empty() || cell.kind == Kind::Unknown) else {
                continue;
            };
            // A mark under a sex says the sex alone.
            if sex.is_some() && self.asked.words.is_mark(&cell.text) {
                let (birth, _) = self.birth_of(Field::Birth);
                return (birth, sex);
            }
            return (self.birth_of(field).0, sex);
        }
        (Birth::Unknown, None)
    }

    fn birth_of(&mut self, field: Field) -> (Birth, bool) {
        let Some(cell) = self.cell(field) else { return (Birth::Unknown, false) };
        let birth = match value::birth(&cell) {
            Ok(birth) => birth,
            Err(_) if let Some(day) = day_as_number(&cell, self.asked.today) => {
                self.fault(field, &cell.printed(), Why::DayAsNumber(day));
                return (Birth::Unknown, false);
            }
            Err(error) => {
                self.fault(field, &cell.printed(), Why::Value(error));
                return (Birth::Unknown, false);
            }
        };
        if let Some(year) = year_as_day(&cell, birth) {
            self.fault(field, &cell.printed(), Why::YearAsDay(year));
        } else if birth.age_on(self.asked.today).is_some_and(|age| age.max < 0 || age.min > OLDEST) {
            self.fault(field, &cell.printed(), Why::Birth);
        }
        (birth, true)
    }

    /// The identity number: 9 or 12 digits. Excel drops the zeros that a number begins with; they are put back.
    fn id_number(&mut self) -> (String, bool) {
        let Some(cell) = self.cell(Field::IdNumber) else { return (String::new(), false) };
        if let Err(error) = value::usable(&cell) {
            self.fault(Field::IdNumber, &cell.text, Why::Value(error));
            return (String::new(), false);
        }
        let digits = value::digits(&cell);
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        match (digits.len(), cell.kind) {
            (0 | 9 | 12, _) if whole => (digits, false),
            (10 | 11, Kind::Number) if whole => (format!("{digits:0>12}"), true),
            (8, Kind::Number) if whole => (format!("{digits:0>9}"), true),
            _ => {
                self.fault(Field::IdNumber, &cell.text, Why::IdNumber);
                (String::new(), false)
            }
        }
    }

    /// The sex as written; else as the column, the relation or the identity number tells it. A name never does.
    fn sex(&mut self, told: Option<Sex>, id_number: &str) -> Option<Sex> {
        let text = self.text(Field::Sex);
        if text.is_empty() {
            let by_number = (id_number.len() == 12).then(|| id_number.as_bytes().get(3)).flatten();
            let by_number = by_number.map(|digit| if digit % 2 == 0 { Sex::Male } else { Sex::Female });
            let sex = told.or(by_number);
            if sex.is_none() {
                self.fault(Field::Sex, "", Why::NoSex);
            }
            return sex;
        }
        // "x" in a column of women, such as "Nữ".
        let sex = self.asked.words.sex(&text);
        if sex.is_none() {
            self.fault(Field::Sex, &text, Why::Sex);
        }
        sex
    }

    fn phone(&mut self) -> String {
        let Some(cell) = self.cell(Field::Phone) else { return String::new() };
        if let Err(error) = value::usable(&cell) {
            self.fault(Field::Phone, &cell.text, Why::Value(error));
            return String::new();
        }
        let mut typed = value::digits(&cell);
        if cell.kind == Kind::Number && typed.len() == 9 {
            typed.insert(0, '0');
        }
        match phone::read(&typed) {
            Ok(number) => number,
            Err(_) => {
                self.fault(Field::Phone, &cell.text, Why::Phone);
                String::new()
            }
        }
    }

    fn class(&mut self) -> Option<Class> {
        let text = self.text(Field::Class);
        if !text.is_empty() {
            let class = self.asked.words.class(&text);
            if class.is_none() {
                self.fault(Field::Class, &text, Why::Class);
            }
            return class;
        }
        let marked = |reading: &mut Self, field| {
            let text = reading.text(field);
            let marked = !text.is_empty() && !matches!(text.as_str(), "0" | "-" | "không");
            if marked && !reading.asked.words.is_mark(&text) {
                reading.fault(field, &text, Why::Class);
            }
            marked
        };
        match (marked(self, Field::ClassPoor), marked(self, Field::ClassNear)) {
            (true, false) => Some(Class::Poor),
            (false, true) => Some(Class::NearPoor),
            (true, true) => {
                self.fault(Field::ClassNear, "", Why::TwoClasses);
                None
            }
            (false, false) => None,
        }
    }

    fn day(&mut self, field: Field) -> Option<NaiveDate> {
        let cell = self.cell(field)?;
        match value::day(&cell) {
            Ok(day) => day,
            Err(error) => {
                self.fault(field, &text::tidy(&cell.printed()), Why::Value(error));
                None
            }
        }
    }
}

/// The day that became a number: Excel shows 02/03/1969 as 25264 once the cell is formatted as a number.
fn day_as_number(cell: &Cell, today: NaiveDate) -> Option<NaiveDate> {
    let days: i64 = cell.text.parse().ok().filter(|_| cell.text.len() == 5)?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    (day <= today && today.year() - day.year() <= OLDEST).then_some(day)
}

/// "I. Thôn Phiêng Lềng": the number before the name is none of it.
fn without_ordinal(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(|c: char| c.is_whitespace() || ".):-".contains(c)) else { return text };
    let bare = columns::key(first);
    let ordinal = (1..=4).contains(&bare.len()) && bare.chars().all(|c| "ivx0123456789abcd".contains(c));
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    if ordinal && !rest.is_empty() { rest } else { text }
}

/// The year that became a day: Excel shows the number 1969 as 22/05/1905 once the cell is formatted as a date.
fn year_as_day(cell: &Cell, birth: Birth) -> Option<i32> {
    let Birth::Date(day) = birth else { return None };
    if cell.kind != Kind::Date || day.year() != 1905 {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    i32::try_from((day - first).num_days()).ok().filter(|year| (1900..=2030).contains(year))
}
