//! An import as its pages show it: what waits, the columns, what would be put in and what is wrong, what was done.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::member::Relation;
use crate::domain::similar::Likeness;
use crate::domain::text::title_case;
use crate::protocol::enrol::VillageInfo;
use crate::server::imports::alike::Other;
use crate::server::imports::check::{Checked, Counts};
use crate::server::imports::choices::{Alike, Choices, RowIs};
use crate::server::imports::columns::Field;
use crate::server::imports::heading::Proposal;
use crate::server::imports::said;
use crate::server::imports::villages::Villages;
use crate::server::imports::write::Done;
use crate::server::office::words::Words;
use crate::server::sheet::{Sheet, column_letter};
use crate::server::store::KeptImport;

/// Rows with something wrong that a page lists; the file of bad rows has all of them.
const MOST_FAULTS: usize = 200;
/// Households alike that a page asks about; the others follow the common answer.
const MOST_MATCHES: usize = 200;
/// Households shown as they will be read.
const MOST_SHOWN: usize = 8;
/// Values of a column that are shown.
const MOST_SAMPLES: usize = 3;
/// Characters of a value that are shown.
const MOST_CHARACTERS: usize = 40;

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// Identity.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// Who sent it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An import that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneRow {
    /// What was done.
    pub done: Done,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where imports begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartData {
    /// Id of the import that the form makes.
    pub id: String,
    /// What forms carry back.
    pub csrf: String,
    /// Files that wait.
    pub waiting: Vec<WaitingRow>,
    /// Imports that were done, newest first.
    pub done: Vec<DoneRow>,
    /// Why the last file was not taken.
    pub trouble: Option<String>,
}

/// A file that waits, as a line; `by` is a name.
pub fn waiting(import: &KeptImport, by: String) -> WaitingRow {
    WaitingRow { id: import.id.to_string(), name: import.name.clone(), by, at: import.at }
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRow {
    /// From 0.
    pub column: u16,
    /// Its letters.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// Its first values.
    pub samples: Vec<String>,
    /// What it is taken for.
    pub field: Option<Field>,
    /// It is hidden in Excel.
    pub hidden: bool,
}

/// The columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsData {
    /// The import.
    pub id: String,
    /// Name of the file.
    pub file: String,
    /// What forms carry back.
    pub csrf: String,
    /// The columns.
    pub columns: Vec<ColumnRow>,
    /// The first row of people.
    pub first_row: u32,
    /// What a row is.
    pub row_is: RowIs,
    /// Villages to choose from for the whole file.
    pub villages: Vec<(VillageId, String)>,
    /// The one chosen.
    pub village: Option<VillageId>,
    /// The class of the whole file.
    pub class: Option<Class>,
    /// The sheet that is read.
    pub sheet: String,
    /// Sheets to choose another from.
    pub other_sheets: Vec<String>,
    /// What is wrong with the form.
    pub troubles: Vec<String>,
}

/// The columns as they are read now.
pub fn columns(
    import: &KeptImport,
    csrf: &str,
    sheet: &Sheet,
    proposal: &Proposal,
    choices: &Choices,
    villages: &[VillageInfo],
) -> ColumnsData {
    let Proposal { heading, columns: known, class } = proposal;
    let from = known.first_row;
    let columns = (0..sheet.width()).map(|column| {
        let values = sheet.rows.iter().filter(|row| row.number >= from).filter_map(|row| row.cell(column));
        let samples = values.filter(|cell| !cell.text.is_empty()).take(MOST_SAMPLES);
        ColumnRow {
            column,
            letter: column_letter(column),
            heading: heading.texts.get(&column).cloned().unwrap_or_default(),
            samples: samples.map(|cell| cell.printed().chars().take(MOST_CHARACTERS).collect()).collect(),
            field: known.fields.get(&column).copied(),
            hidden: sheet.hidden_columns.contains(&column),
        }
    });
    ColumnsData {
        id: import.id.to_string(),
        file: import.name.clone(),
        csrf: csrf.to_owned(),
        columns: columns.filter(|row| !row.heading.is_empty() || !row.samples.is_empty()).collect(),
        first_row: from,
        row_is: known.row_is,
        villages: names(villages),
        village: choices.village.clone(),
        class: *class,
        sheet: sheet.name.clone(),
        other_sheets: sheet.other_sheets.clone(),
        troubles: Vec::new(),
    }
}

fn names(villages: &[VillageInfo]) -> Vec<(VillageId, String)> {
    villages.iter().map(|village| (village.id.clone(), title_case(&village.name))).collect()
}

/// A name that is none of the commune's villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrangerRow {
    /// Its key in the form.
    pub key: String,
    /// As written.
    pub written: String,
    /// How many rows name it.
    pub rows: usize,
    /// The first of the villages is called nearly the same.
    pub near: bool,
    /// The villages: the nearest first where one is near, else in their own order.
    pub options: Vec<(VillageId, String)>,
    /// The one that was chosen.
    pub chosen: Option<VillageId>,
}

/// A household that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchRow {
    /// Its first row in the file.
    pub row: u32,
    /// Its head.
    pub head: String,
    /// Its village.
    pub village: String,
    /// The other: number and head, or the row in the file.
    pub other: String,
    /// Its page, when it is on the register.
    pub other_id: Option<HouseholdId>,
    /// Why.
    pub why: Likeness,
    /// What was chosen for it alone.
    pub chosen: Option<Alike>,
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultRow {
    /// Address in the file, such as `C12`.
    pub address: String,
    /// What the column is.
    pub field: Option<Field>,
    /// What is wrong and what to do.
    pub said: String,
}

/// A person as they will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Name.
    pub name: String,
    /// Relation to the head.
    pub relation: Option<Relation>,
    /// Sex, as a key's end.
    pub sex: Option<&'static str>,
    /// Birth.
    pub birth: Birth,
    /// Ethnic group.
    pub ethnicity: String,
}

/// A household as it will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// Its first row in the file.
    pub row: u32,
    /// Name of its village.
    pub village: String,
    /// Its number.
    pub number: String,
    /// Class.
    pub class: Class,
    /// Its people.
    pub people: Vec<PersonRow>,
}

/// What would be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckData {
    /// The import.
    pub id: String,
    /// Name of the file.
    pub file: String,
    /// What forms carry back.
    pub csrf: String,
    /// Proof of what this page showed.
    pub seen: String,
    /// How many of what.
    pub counts: Counts,
    /// What must be answered first, as codes.
    pub needs: Vec<&'static str>,
    /// What the officer should know.
    pub notes: Vec<String>,
    /// Hidden rows, and whether they are read.
    pub hidden: usize,
    /// The answer about them.
    pub hidden_choice: Option<bool>,
    /// Names that are none of the villages.
    pub strangers: Vec<StrangerRow>,
    /// The common answer about households that are there already.
    pub alike: Alike,
    /// Those households.
    pub matches: Vec<MatchRow>,
    /// How many there are in all.
    pub matches_all: usize,
    /// What is wrong.
    pub faults: Vec<FaultRow>,
    /// How much in all.
    pub faults_all: usize,
    /// Bad rows are left for another file.
    pub leave_bad: bool,
    /// Households as they will be read.
    pub shown: Vec<ShownRow>,
    /// Why nothing was put in just now, as the end of a key.
    pub trouble: Option<&'static str>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Proof of what a page showed: how many households, which are bad, which are alike to what.
pub fn seen(checked: &Checked) -> String {
    let bad = checked.drafts.iter().filter(|draft| draft.bad).count();
    let shown = format!("{} {bad} {:?}", checked.drafts.len(), checked.matches);
    hex::encode(Sha256::digest(shown.as_bytes())).chars().take(16).collect()
}

/// Puts the page together.
pub fn check(
    w: &Words,
    import: &KeptImport,
    csrf: &str,
    checked: &Checked,
    choices: &Choices,
    villages: &Villages,
    may_see: impl Fn(&VillageId) -> bool,
) -> CheckData {
    let name_of = |id: &VillageId| {
        let known = villages.all().iter().find(|village| village.id == *id);
        known.map_or_else(|| id.to_string(), |village| title_case(&village.name))
    };
    let village_of = |id: Option<&VillageId>| id.map(&name_of).unwrap_or_default();
    let strangers = checked.strangers.iter().map(|stranger| {
        let mut all = villages.nearest(&stranger.key);
        all.retain(|village| may_see(&village.id));
        let near = all.first().is_some_and(|first| villages.is_near(&stranger.key, &first.id));
        if !near {
            all = villages.all().iter().filter(|village| may_see(&village.id)).collect();
        }
        StrangerRow {
            key: stranger.key.clone(),
            written: stranger.written.clone(),
            rows: stranger.rows,
            chosen: stranger.chosen.clone(),
            near,
            options: all.into_iter().map(|village| (village.id.clone(), title_case(&village.name))).collect(),
        }
    });
    let matches = checked.matches.iter().take(MOST_MATCHES).filter_map(|found| {
        let draft = checked.drafts.get(found.draft)?;
        let (other, other_id) = match &found.other {
            Other::Known { id, village, number, head } => {
                let args = [
                    ("number", number.as_str().into()),
                    ("head", head.as_str().into()),
                    ("village", name_of(village).into()),
                ];
                (w.with("import-known", args), Some(*id))
            }
            Other::Earlier(at) => {
                let earlier = checked.drafts.get(*at)?;
                let args = [("row", earlier.row().to_string().into()), ("head", earlier.head().into())];
                (w.with("import-earlier", args), None)
            }
        };
        Some(MatchRow {
            row: draft.row(),
            head: draft.head().to_owned(),
            village: village_of(draft.village.as_ref()),
            other,
            other_id,
            why: found.why,
            chosen: choices.alike_rows.get(&draft.row()).copied(),
        })
    });
    let faults = checked.faults.iter().take(MOST_FAULTS).map(|fault| FaultRow {
        address: said::address(fault),
        field: fault.column.and_then(|column| checked.columns.fields.get(&column)).copied(),
        said: said::fault(w.i18n(), fault),
    });
    let new = checked.numbers.iter().filter_map(|(at, number)| Some((checked.drafts.get(*at)?, number)));
    let shown = new.take(MOST_SHOWN).map(|(draft, number)| ShownRow {
        row: draft.row(),
        village: village_of(draft.village.as_ref()),
        number: number.clone(),
        class: draft.class.or(checked.class).unwrap_or(Class::NotPoor),
        people: draft
            .people
            .iter()
            .map(|person| PersonRow {
                name: person.name.clone(),
                relation: person.relation,
                sex: person.sex.map(|sex| match sex {
                    crate::domain::member::Sex::Female => "female",
                    crate::domain::member::Sex::Male => "male",
                }),
                birth: person.birth,
                ethnicity: person.ethnicity.name.clone(),
            })
            .collect(),
    });
    CheckData {
        id: import.id.to_string(),
        file: import.name.clone(),
        csrf: csrf.to_owned(),
        seen: seen(checked),
        counts: checked.counts(choices),
        needs: checked.needs.iter().map(|need| need.code()).collect(),
        notes: checked.notes.iter().map(|note| said::note(w.i18n(), note)).collect(),
        hidden: checked.hidden,
        hidden_choice: choices.hidden,
        strangers: strangers.collect(),
        alike: choices.alike,
        matches: matches.collect(),
        matches_all: checked.matches.len(),
        faults: faults.collect(),
        faults_all: checked.faults.len(),
        leave_bad: choices.leave_bad,
        shown: shown.collect(),
        trouble: None,
        synthetic: false,
    }
}
