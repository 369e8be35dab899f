//! One reading of a file under the choices made so far: what would be put on the register, what is wrong, what is asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::alike::{self, Match, Other};
use super::choices::{Alike, Choices, Columns, RowIs};
use super::columns::{Field, Words};
use super::fault::{Fault, Why};
use super::gather::{self, Draft};
use super::heading::{self, Heading};
use super::numbers::Numbers;
use super::remembered::Remembered;
use super::rows::{self, Stranger};
use super::villages::Villages;
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::VillageId;
use crate::server::sheet::{Kind, Sheet};

/// What a reading rests on besides the file.
pub struct Asked<'a> {
    /// The words of lists.
    pub words: &'a Words,
    /// What was chosen.
    pub choices: &'a Choices,
    /// Columns of earlier files.
    pub remembered: &'a Remembered,
    /// The commune's villages.
    pub villages: &'a Villages,
    /// Whether a village is within the scope of whoever imports.
    pub may_see: &'a (dyn Fn(&VillageId) -> bool + Sync),
    /// The register within that scope, with versions.
    pub register: &'a [(Household, u64)],
    /// The day on the office's wall.
    pub today: NaiveDate,
}

/// What must be answered before anything is put in. Message `import-need-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Which column is the name.
    Name,
    /// Of which village the list is.
    Village,
    /// Of which class the list is.
    Class,
    /// Whether hidden rows count.
    Hidden,
    /// Whether bad rows are left out.
    BadRows,
    /// There is nothing to put in.
    Nothing,
}

impl Need {
    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Village => "village",
            Self::Class => "class",
            Self::Hidden => "hidden",
            Self::BadRows => "bad-rows",
            Self::Nothing => "nothing",
        }
    }
}

/// Something the officer should know about the file. Message `import-note-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Cells are formulas; the results stored in the file were taken.
    Formulas(usize),
    /// Columns that are hidden in Excel are used.
    HiddenColumns(Vec<u16>),
    /// Hidden rows were left out.
    HiddenLeft(usize),
    /// Rows that are no people were passed over.
    Passed(Vec<u32>),
    /// Zeros were put back before identity numbers.
    Zeros(usize),
    /// Relations that no list knows are kept as "other".
    Relations(usize),
    /// Households whose class is blank are put down as not poor.
    BlankClass(usize),
    /// Households whose number another one of the village has get the next one.
    OtherNumber(usize),
    /// Only heads are named: the members are added at the visit.
    HeadsOnly(usize),
    /// Other sheets of the file were not read.
    OtherSheets(Vec<String>),
}

impl Note {
    /// The code in message keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Formulas(_) => "formulas",
            Self::HiddenColumns(_) => "hidden-columns",
            Self::HiddenLeft(_) => "hidden-left",
            Self::Passed(_) => "passed",
            Self::Zeros(_) => "zeros",
            Self::Relations(_) => "relations",
            Self::BlankClass(_) => "blank-class",
            Self::OtherNumber(_) => "other-number",
            Self::HeadsOnly(_) => "heads-only",
            Self::OtherSheets(_) => "other-sheets",
        }
    }
}

/// The whole reading.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The heading that was found.
    pub heading: Heading,
    /// The columns used: chosen, or proposed.
    pub columns: Columns,
    /// The class used for the whole file.
    pub class: Option<Class>,
    /// The households of the file, in its order.
    pub drafts: Vec<Draft>,
    /// What is wrong, by row.
    pub faults: Vec<Fault>,
    /// Names that are none of the commune's villages.
    pub strangers: Vec<Stranger>,
    /// Households that are there already or twice in the file.
    pub matches: Vec<Match>,
    /// Numbers of the households that are new, by their place.
    pub numbers: BTreeMap<usize, String>,
    /// Rows below the heading that are hidden.
    pub hidden: usize,
    /// What the officer should know.
    pub notes: Vec<Note>,
    /// What must be answered first.
    pub needs: Vec<Need>,
}

/// What becomes of the households of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Households in the file.
    pub households: usize,
    /// People in them.
    pub people: usize,
    /// To be put on the register.
    pub new: usize,
    /// Of them, people.
    pub new_people: usize,
    /// To be filled in from the file.
    pub merged: usize,
    /// Left because they are there already.
    pub skipped: usize,
    /// With something wrong.
    pub bad: usize,
}

impl Checked {
    /// What becomes of them under the choices.
    pub fn counts(&self, choices: &Choices) -> Counts {
        let alike = self.alike();
        let mut counts = Counts { households: self.drafts.len(), ..Counts::default() };
        for (at, draft) in self.drafts.iter().enumerate() {
            counts.people += draft.people.len();
            let fate = alike.get(&at).map(|found| fate(found, choices.alike_of(draft.row())));
            match fate {
                _ if draft.bad => counts.bad += 1,
                Some(Alike::Skip) => counts.skipped += 1,
                Some(Alike::Merge) => counts.merged += 1,
                Some(Alike::New) | None => {
                    counts.new += 1;
                    counts.new_people += draft.people.len();
                }
            }
        }
        counts
    }

    /// The likeness of each household by its place.
    pub fn alike(&self) -> BTreeMap<usize, &Match> {
        self.matches.iter().map(|found| (found.draft, found)).collect()
    }
}

/// What is done with a household that is like another: two of one file are never filled in from each other.
pub const fn fate(found: &Match, chosen: Alike) -> Alike {
    match (&found.other, chosen) {
        (Other::Earlier(_), Alike::Merge) => Alike::Skip,
        (_, chosen) => chosen,
    }
}

/// Reads the whole file.
pub fn check(sheet: &Sheet, asked: &Asked<'_>) -> Checked {
    let proposal = heading::propose(sheet, asked.words, asked.remembered).chosen(sheet, asked.choices);
    let heading::Proposal { heading, columns, class } = proposal;
    let has_class = columns.has_class();
    let choices = Choices { class, ..asked.choices.clone() };
    let asked = Asked { choices: &choices, ..*asked };
    let mut read = rows::read(sheet, &columns, &asked);
    let strangers = std::mem::take(&mut read.strangers).into_values().collect();
    let left = read.hidden;
    let no_village = read.faults.iter().any(|fault| fault.why == Why::NoVillage);
    let mut notes = notes(sheet, &columns, &read);
    let drafts = gather::gather(&mut read, &columns, asked.choices);
    let blank = drafts.iter().filter(|draft| has_class && draft.class.is_none() && !draft.bad).count();
    notes.extend((blank > 0).then_some(Note::BlankClass(blank)));
    let hidden = sheet.rows.iter().filter(|row| row.hidden && row.number >= columns.first_row).count();
    notes.extend((left > 0).then_some(Note::HiddenLeft(left)));
    let matches = alike::find(&drafts, asked.register);
    let numbers = numbers(&drafts, &matches, &asked);
    let other = numbers.iter().filter(|(at, number)| drafts.get(**at).is_some_and(|draft| draft.takes_other(number)));
    let other = other.count();
    notes.extend((other > 0).then_some(Note::OtherNumber(other)));
    let needs = [
        (!columns.has(Field::Name) && !columns.has(Field::Head), Need::Name),
        (no_village && asked.choices.village.is_none() && !columns.has(Field::Village), Need::Village),
        (!has_class && class.is_none(), Need::Class),
        (hidden > 0 && asked.choices.hidden.is_none(), Need::Hidden),
        (drafts.iter().any(|draft| draft.bad) && !asked.choices.leave_bad, Need::BadRows),
        (drafts.iter().all(|draft| draft.bad), Need::Nothing),
    ];
    let needs = needs.into_iter().filter(|(asked, _)| *asked).map(|(_, need)| need).collect();
    Checked { heading, columns, class, drafts, faults: read.faults, strangers, matches, numbers, hidden, notes, needs }
}

/// The numbers that new households get.
fn numbers(drafts: &[Draft], matches: &[Match], asked: &Asked<'_>) -> BTreeMap<usize, String> {
    let alike: BTreeMap<usize, &Match> = matches.iter().map(|found| (found.draft, found)).collect();
    let mut numbers = Numbers::of(asked.register);
    let new = drafts.iter().enumerate().filter(|(at, draft)| {
        let found = alike.get(at);
        !draft.bad && found.is_none_or(|found| fate(found, asked.choices.alike_of(draft.row())) == Alike::New)
    });
    new.filter_map(|(at, draft)| Some((at, numbers.give(draft.village.as_ref()?, &draft.number)))).collect()
}

fn notes(sheet: &Sheet, columns: &Columns, read: &rows::Read) -> Vec<Note> {
    let zeros = read.people.iter().filter(|person| person.zeros).count();
    let relations = read.people.iter().filter(|person| person.relation_unknown).count();
    let hidden: Vec<u16> =
        columns.fields.keys().copied().filter(|column| sheet.hidden_columns.contains(column)).collect();
    let heads_only = columns.row_is == RowIs::Household;
    // A formula without a result is a fault of its cell, where one reads it.
    let without = sheet.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.kind == Kind::Unknown).count();
    let formulas = sheet.formulas.saturating_sub(without);
    [
        (formulas > 0).then_some(Note::Formulas(formulas)),
        (!hidden.is_empty()).then_some(Note::HiddenColumns(hidden)),
        (!read.passed.is_empty()).then(|| Note::Passed(read.passed.clone())),
        (zeros > 0).then_some(Note::Zeros(zeros)),
        (relations > 0).then_some(Note::Relations(relations)),
        heads_only.then_some(Note::HeadsOnly(read.people.len())),
        (!sheet.other_sheets.is_empty()).then(|| Note::OtherSheets(sheet.other_sheets.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
