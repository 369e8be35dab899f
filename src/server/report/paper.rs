//! A table as it lies on paper: headings, cells and sentences, without a file format.

/// A report, or where the commune stands, on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its rows are people.
    pub list: bool,
    /// "DỮ LIỆU MẪU, KHÔNG DÙNG ĐỂ BÁO CÁO", when the data is made up.
    pub sample: Option<String>,
    /// The lines at the top left: the authority, and "Biểu số 02".
    pub authority: [String; 2],
    /// "Biểu số 02"; empty for what has no official form.
    pub form: String,
    /// "Biểu 02", the name of the sheet.
    pub sheet: String,
    /// The nation and its motto.
    pub motto: [String; 2],
    /// Place and day.
    pub place_date: String,
    /// What it is.
    pub title: String,
    /// On what it rests.
    pub under: String,
    /// What is counted.
    pub unit: String,
    /// It lies across.
    pub landscape: bool,
    /// Rows of headings; a cell may reach over columns and rows.
    pub heads: Vec<Vec<HeadCell>>,
    /// The row of official numbers: A, B, 1, 2, 3, 4=3/1.
    pub numbers: Vec<String>,
    /// How wide each column is, in parts.
    pub widths: Vec<u32>,
    /// The rows.
    pub rows: Vec<PaperRow>,
    /// Sentences under the table.
    pub remarks: Vec<Remark>,
    /// "Nơi nhận:" and to whom it goes.
    pub recipients: Vec<String>,
    /// Who signs: each block line by line, the last what is to be done.
    pub signatures: [Vec<String>; 2],
}

/// A heading's cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// What it says.
    pub text: String,
    /// The first column that it is over, from 0.
    pub column: usize,
    /// Columns that it reaches over.
    pub columns: usize,
    /// Rows that it reaches over.
    pub rows: usize,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The commune.
    Commune,
    /// A village of a table.
    Village,
    /// A village's heading in a list: its first cell reaches over the whole row.
    Heading,
    /// The head of a household in a list.
    Head,
    /// Another member.
    Member,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// What it is.
    pub kind: RowKind,
    /// What addresses call it: `households`, `people`, `children` or the village's code.
    pub key: String,
    /// The village that it is of; none for the commune.
    pub village: Option<crate::domain::ids::VillageId>,
    /// Its cells.
    pub cells: Vec<PaperCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCell {
    /// What it says.
    pub value: Value,
    /// It opens into names: somebody is behind it.
    pub opens: bool,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A whole number.
    Whole(i64),
    /// A rate in hundredths of a percent.
    Rate(i64),
    /// A year: a number without thousands.
    Year(i32),
    /// Text.
    Text(String),
}

/// A sentence under the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub text: String,
    /// The code of the note whose names it opens into.
    pub note: Option<&'static str>,
}

impl PaperCell {
    /// Text that opens nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { value: if text.is_empty() { Value::Empty } else { Value::Text(text) }, opens: false }
    }

    /// A year that opens nothing; an empty cell where it is not known.
    pub fn year(year: Option<i32>) -> Self {
        Self { value: year.map_or(Value::Empty, Value::Year), opens: false }
    }

    /// A number that opens nothing.
    pub fn whole(number: usize) -> Self {
        Self { value: Value::Whole(i64::try_from(number).unwrap_or(i64::MAX)), opens: false }
    }
}

impl Value {
    /// As people read it: `1.785`, `21,87`; a dash for nobody.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Whole(0) => "–".to_owned(),
            Self::Whole(number) => crate::i18n::number(*number),
            Self::Rate(hundredths) => format!("{},{:02}", crate::i18n::number(hundredths / 100), hundredths % 100),
            Self::Year(year) => year.to_string(),
            Self::Text(text) => text.clone(),
        }
    }

    /// Whether it is a figure.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Rate(_))
    }
}
