//! What a plan's text states beside its annex: year, commune and targets, with their sources, from TOML.

use serde::{Deserialize, Serialize};

use super::super::ids::CommuneCode;
use super::StatedTargets;
use super::read::number;

/// What a plan's text states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Year of the plan.
    pub year: Option<i32>,
    /// Commune, by its official code.
    pub commune: Option<CommuneCode>,
    /// Name of the commune, such as "xã Ngân Sơn".
    pub name: String,
    /// Official code of the province.
    pub province: String,
    /// Name of the province, such as "tỉnh Thái Nguyên".
    pub province_name: String,
    /// The targets.
    pub stated: StatedTargets,
    /// Where each part is from.
    pub sources: Sources,
}

/// Where the parts of a plan are from, as a line for people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// The targets.
    #[serde(default)]
    pub targets: String,
    /// The annex.
    #[serde(default)]
    pub annex: String,
    /// The codes of commune and province.
    #[serde(default)]
    pub codes: String,
}

/// Why the file could not be read. Trying again with the same file gives the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AboutError {
    /// Not TOML, or a field that does not belong there.
    #[error("not a description of a plan: {0}")]
    Toml(String),
    /// A rate that is not a percentage with at most two decimals.
    #[error("{field} is not a percentage with at most two decimals: {value:?}")]
    Rate {
        /// Field in `[targets]`.
        field: &'static str,
        /// As written.
        value: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Option<i32>,
    commune: Option<CommuneCode>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    province: String,
    #[serde(default)]
    province_name: String,
    #[serde(default)]
    targets: Targets,
    #[serde(default)]
    sources: Sources,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Targets {
    poor_cut: Option<u32>,
    poor_rate: Option<String>,
    near_cut: Option<u32>,
    near_rate: Option<String>,
}

/// Reads a description.
///
/// # Errors
/// When the text is not TOML of this shape, or a rate is not one.
pub fn read(toml: &str) -> Result<About, AboutError> {
    let file: File = toml::from_str(toml).map_err(|error| AboutError::Toml(error.to_string()))?;
    let Targets { poor_cut, poor_rate, near_cut, near_rate } = file.targets;
    let stated = StatedTargets {
        poor_cut,
        poor_rate: poor_rate.map(|text| rate("poor_rate", &text)).transpose()?,
        near_cut,
        near_rate: near_rate.map(|text| rate("near_rate", &text)).transpose()?,
    };
    Ok(About {
        year: file.year,
        commune: file.commune,
        name: file.name,
        province: file.province,
        province_name: file.province_name,
        stated,
        sources: file.sources,
    })
}

/// Reads a stated rate such as `7,27` into hundredths of a percent; a decimal point is taken too.
///
/// # Errors
/// When it is not a percentage with at most two decimals.
pub fn rate(field: &'static str, text: &str) -> Result<u32, AboutError> {
    // Not a table cell: one stated figure, where a point cannot mean thousands.
    number::stated_rate(text).ok_or_else(|| AboutError::Rate { field, value: text.to_owned() })
}
