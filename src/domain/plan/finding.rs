//! What a finding is: a code, how serious, the rows it is about, and the figures that show it.
//!
//! The sentence is not here: `i18n::findings` makes it from `plan.ftl`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::annex::Rate;

/// What does not add up. The order is the order in which findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A column's rows, its total row and the plan's text give different numbers.
    SumsDisagree,
    /// The plan's text cuts more households than all villages have.
    StatedAboveBaseline,
    /// Villages that are to lose more households of a class than they have.
    CutAboveBaseline,
    /// Even with every cut held to what the village has, the sum is not the text's target.
    CappedSumDisagrees,
    /// Villages that are to lose every household of a class.
    CutEqualsBaseline,
    /// Villages without a target.
    TargetMissing,
    /// The two rates in the plan's text belong to different numbers of households.
    StatedRatesDisagree,
    /// A rate in the plan's text does not belong to the number of households in the annex.
    StatedRateAgainstHouseholds,
    /// The total number of households is blank, so the printed formulas cannot be evaluated.
    HouseholdsMissing,
    /// There are no near-poor households to start from, so a near-poor target cannot be judged or split.
    NearBaselineMissing,
    /// A column that is blank in every row.
    ColumnEmpty,
    /// A column that some rows leave blank.
    ColumnPartlyFilled,
    /// The total row's rates belong to a number of households that is not the commune's.
    TotalRowOtherTable,
    /// Rows whose rates belong to more households than the whole commune has.
    RowsOtherTable,
    /// Rows whose own rates belong to different numbers of households.
    RowRatesDisagree,
    /// A rate that is not the printed count over the printed households.
    RateAgainstCount,
    /// A rate above 100 %.
    RateAbove100,
    /// More poor and near-poor households than households.
    CountAboveHouseholds,
    /// There is no total row to check against.
    TotalRowMissing,
    /// Two rows have the same number, or numbers are left out.
    RowNumbers,
    /// Two rows have the same name.
    NamesRepeated,
    /// A name with a syllable that Vietnamese does not have.
    NameNotVietnamese,
    /// A name that is one mark away from a common word for a place.
    NameNearPlaceWord,
    /// A column of the file that was not read.
    ColumnNotRead,
}

impl FindingCode {
    /// The code in JSON and in message keys, such as `sums_disagree`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SumsDisagree => "sums_disagree",
            Self::StatedAboveBaseline => "stated_above_baseline",
            Self::CutAboveBaseline => "cut_above_baseline",
            Self::CappedSumDisagrees => "capped_sum_disagrees",
            Self::CutEqualsBaseline => "cut_equals_baseline",
            Self::TargetMissing => "target_missing",
            Self::StatedRatesDisagree => "stated_rates_disagree",
            Self::StatedRateAgainstHouseholds => "stated_rate_against_households",
            Self::HouseholdsMissing => "households_missing",
            Self::NearBaselineMissing => "near_baseline_missing",
            Self::ColumnEmpty => "column_empty",
            Self::ColumnPartlyFilled => "column_partly_filled",
            Self::TotalRowOtherTable => "total_row_other_table",
            Self::RowsOtherTable => "rows_other_table",
            Self::RowRatesDisagree => "row_rates_disagree",
            Self::RateAgainstCount => "rate_against_count",
            Self::RateAbove100 => "rate_above100",
            Self::CountAboveHouseholds => "count_above_households",
            Self::TotalRowMissing => "total_row_missing",
            Self::RowNumbers => "row_numbers",
            Self::NamesRepeated => "names_repeated",
            Self::NameNotVietnamese => "name_not_vietnamese",
            Self::NameNearPlaceWord => "name_near_place_word",
            Self::ColumnNotRead => "column_not_read",
        }
    }
}

/// How serious a finding is. Any finding makes the plan a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Figures that cannot all be right.
    Error,
    /// Likely wrong; the commune decides.
    Warning,
    /// To be confirmed.
    Note,
}

impl Severity {
    /// The code in JSON and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Numbers of households, both ends included; without `most` there is no upper end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Least.
    pub least: u64,
    /// Most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u64>,
}

/// One figure of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    /// A number of households or rows.
    Whole(i64),
    /// A column's code, a heading or a name.
    Text(String),
    // Lists before records: read back, a record takes a list for its fields in order.
    /// Column codes, in the annex's order.
    Columns(Vec<String>),
    /// The rows with their own figures.
    Lines(Vec<Line>),
    /// A percentage, in JSON `{"percent":"7.27"}`.
    Percent(Percent),
    /// A span of numbers of households.
    Range(Range),
}

/// A percentage as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Percent {
    /// With a decimal point, such as `7.27`.
    pub percent: String,
}

/// One row's part in a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Printed number of the row.
    pub row: u32,
    /// Village as printed.
    pub village: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: BTreeMap<String, Figure>,
}

/// Something in a plan that does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// How serious.
    pub severity: Severity,
    /// The rows it is about, by printed number; empty when it is about the total row, the text or a whole column.
    pub rows: Vec<u32>,
    /// The figures that show it, by name.
    pub figures: BTreeMap<String, Figure>,
}

impl From<Rate> for Figure {
    fn from(rate: Rate) -> Self {
        Self::Percent(Percent { percent: rate.to_string() })
    }
}

impl From<u32> for Figure {
    fn from(value: u32) -> Self {
        Self::Whole(i64::from(value))
    }
}

impl From<u64> for Figure {
    fn from(value: u64) -> Self {
        Self::Whole(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<Range> for Figure {
    fn from(range: Range) -> Self {
        Self::Range(range)
    }
}

impl From<&str> for Figure {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Finding {
    /// A finding about no row in particular.
    pub fn new(code: FindingCode, severity: Severity) -> Self {
        Self { code, severity, rows: Vec::new(), figures: BTreeMap::new() }
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, name: &str, figure: impl Into<Figure>) -> Self {
        self.figures.insert(name.to_owned(), figure.into());
        self
    }

    /// Adds a figure where there is one.
    #[must_use]
    pub fn with_some(self, name: &str, figure: Option<impl Into<Figure>>) -> Self {
        match figure {
            Some(figure) => self.with(name, figure),
            None => self,
        }
    }

    /// Sets the rows from lines, and keeps the lines, where there are any, as the figure `lines`.
    #[must_use]
    pub fn with_lines(mut self, lines: Vec<Line>) -> Self {
        self.rows = lines.iter().map(|line| line.row).collect();
        if !lines.is_empty() {
            self.figures.insert("lines".to_owned(), Figure::Lines(lines));
        }
        self
    }

    /// The rows with their figures; empty where the finding is not about rows.
    pub fn lines(&self) -> &[Line] {
        match self.figures.get("lines") {
            Some(Figure::Lines(lines)) => lines,
            _ => &[],
        }
    }

    /// A whole number among the figures.
    pub fn whole(&self, name: &str) -> Option<i64> {
        match self.figures.get(name) {
            Some(Figure::Whole(value)) => Some(*value),
            _ => None,
        }
    }

    /// A text among the figures.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.figures.get(name) {
            Some(Figure::Text(text)) => Some(text),
            _ => None,
        }
    }
}
