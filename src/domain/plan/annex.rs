//! The plan's annex as printed: one line a village, and the total row.
//!
//! Nothing is judged here and nothing is repaired: a blank stays blank, and a rate keeps the decimals it was printed
//! with, because they say how far it was rounded. Judging is [`super::check`].

use serde::{Deserialize, Serialize};

use super::super::ids::CommuneCode;

/// A column of the annex. The printed number is the one in the annex's own heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// STT.
    Number,
    /// Thôn.
    Village,
    /// 1: Tổng số hộ.
    Households,
    /// 2: Hộ nghèo đầu kỳ.
    Poor,
    /// 3 = 2/1: Tỷ lệ hộ nghèo.
    PoorRate,
    /// 4: Hộ cận nghèo đầu kỳ.
    Near,
    /// 5 = 4/1: Tỷ lệ hộ cận nghèo.
    NearRate,
    /// 6: Tỷ lệ giảm hộ nghèo.
    PoorCutRate,
    /// 7: Số hộ nghèo giảm.
    PoorCut,
    /// 8: Tỷ lệ giảm hộ cận nghèo.
    NearCutRate,
    /// 9: Số hộ cận nghèo giảm.
    NearCut,
}

/// The columns that hold figures, 1 to 9.
pub const FIGURES: [Column; 9] = [
    Column::Households,
    Column::Poor,
    Column::PoorRate,
    Column::Near,
    Column::NearRate,
    Column::PoorCutRate,
    Column::PoorCut,
    Column::NearCutRate,
    Column::NearCut,
];

impl Column {
    /// Every column, in the annex's order.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Village,
        Self::Households,
        Self::Poor,
        Self::PoorRate,
        Self::Near,
        Self::NearRate,
        Self::PoorCutRate,
        Self::PoorCut,
        Self::NearCutRate,
        Self::NearCut,
    ];

    /// Columns of households, each a whole number.
    pub const COUNTS: [Self; 5] = [Self::Households, Self::Poor, Self::Near, Self::PoorCut, Self::NearCut];

    /// Columns of rates, each with the count that it is the share of.
    pub const RATES: [(Self, Self); 4] = [
        (Self::PoorRate, Self::Poor),
        (Self::NearRate, Self::Near),
        (Self::PoorCutRate, Self::PoorCut),
        (Self::NearCutRate, Self::NearCut),
    ];

    /// The code in findings, errors and message keys, such as `near_cut_rate`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Village => "village",
            Self::Households => "households",
            Self::Poor => "poor",
            Self::PoorRate => "poor_rate",
            Self::Near => "near",
            Self::NearRate => "near_rate",
            Self::PoorCutRate => "poor_cut_rate",
            Self::PoorCut => "poor_cut",
            Self::NearCutRate => "near_cut_rate",
            Self::NearCut => "near_cut",
        }
    }

    /// The column with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

/// A percentage exactly as printed: `1,502` is 1502 with three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// All digits, without the decimal comma.
    pub digits: u32,
    /// How many of them stand behind the comma, at most six.
    pub decimals: u32,
}

impl Rate {
    /// A rate in hundredths of a percent, as [`super::StatedTargets`] holds it.
    pub const fn hundredths(hundredths: u32) -> Self {
        Self { digits: hundredths, decimals: 2 }
    }

    /// Ten to the number of decimals.
    pub fn scale(self) -> u64 {
        10_u64.saturating_pow(self.decimals)
    }
}

impl std::fmt::Display for Rate {
    /// Writes the rate with a decimal point, such as `7.27`; sentences put the comma.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = self.scale();
        let (whole, rest) = (u64::from(self.digits) / scale, u64::from(self.digits) % scale);
        match usize::try_from(self.decimals) {
            Ok(width) if width > 0 => write!(f, "{whole}.{rest:0width$}"),
            _ => write!(f, "{whole}"),
        }
    }
}

/// The figures of one line. Households, and percentages; blank cells are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Column 1.
    pub households: Option<u32>,
    /// Column 2.
    pub poor: Option<u32>,
    /// Column 3.
    pub poor_rate: Option<Rate>,
    /// Column 4.
    pub near: Option<u32>,
    /// Column 5.
    pub near_rate: Option<Rate>,
    /// Column 6.
    pub poor_cut_rate: Option<Rate>,
    /// Column 7.
    pub poor_cut: Option<u32>,
    /// Column 8.
    pub near_cut_rate: Option<Rate>,
    /// Column 9.
    pub near_cut: Option<u32>,
}

impl Figures {
    /// The count in a column of households; `None` when blank or not such a column.
    pub fn count(&self, column: Column) -> Option<u32> {
        match column {
            Column::Households => self.households,
            Column::Poor => self.poor,
            Column::Near => self.near,
            Column::PoorCut => self.poor_cut,
            Column::NearCut => self.near_cut,
            _ => None,
        }
    }

    /// The rate in a column of rates; `None` when blank or not such a column.
    pub fn rate(&self, column: Column) -> Option<Rate> {
        match column {
            Column::PoorRate => self.poor_rate,
            Column::NearRate => self.near_rate,
            Column::PoorCutRate => self.poor_cut_rate,
            Column::NearCutRate => self.near_cut_rate,
            _ => None,
        }
    }

    /// Whether anything is printed in the column.
    pub fn has(&self, column: Column) -> bool {
        self.count(column).is_some() || self.rate(column).is_some()
    }
}

/// One village's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnexRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Number printed before the name; where none is printed, the place in the list.
    pub number: u32,
    /// Whether `number` is printed.
    pub numbered: bool,
    /// Name as printed, NFC, single spaces.
    pub name: String,
    /// What the line says.
    pub figures: Figures,
}

/// The annex, read whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// The commune whose villages these are.
    pub commune: CommuneCode,
    /// One line a village, in the annex's order.
    pub rows: Vec<AnnexRow>,
    /// The row "Cộng", where there is one.
    pub total: Option<Figures>,
    /// Headings of columns that mean nothing here and were not read.
    pub not_read: Vec<String>,
}
