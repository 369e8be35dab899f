//! Which ethnic group a person is of, as far as reports need it: Kinh, one of the groups that the commune names, another
//! minority, or not known. The groups are data (`assets/reports/ethnic-groups.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::member::Ethnicity;
use crate::domain::text::fold;

const BUILTIN: &str = include_str!("../../../assets/reports/ethnic-groups.toml");

static READ: LazyLock<Groups> = LazyLock::new(|| toml::from_str(BUILTIN).unwrap_or_default());

/// The groups that report 9 names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Where they are from.
    pub source: String,
    /// Kinh.
    pub majority: Group,
    /// In the order of the columns.
    pub groups: Vec<Group>,
}

/// A group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Code in the official lists.
    pub code: String,
    /// Name as printed.
    pub name: String,
    /// Names without marks by which it is written.
    pub known_as: Vec<String>,
}

/// Of which group someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ethnic {
    /// Kinh.
    Majority,
    /// A minority; the place in [`Groups::groups`] where it is one of them.
    Minority(Option<usize>),
    /// Nothing is recorded.
    Unknown,
}

impl Groups {
    /// Those that come with the app; none if they did not read, which a test holds that they do.
    pub fn builtin() -> &'static Self {
        &READ
    }

    /// Of which group a person is. The name goes before the code, since official lists disagree on codes.
    pub fn of(&self, ethnicity: &Ethnicity) -> Ethnic {
        let name = fold(&ethnicity.name);
        if name.is_empty() && ethnicity.code.trim().is_empty() {
            return Ethnic::Unknown;
        }
        let is = |group: &Group| {
            if name.is_empty() { group.code == ethnicity.code.trim() } else { group.known_as.contains(&name) }
        };
        if is(&self.majority) { Ethnic::Majority } else { Ethnic::Minority(self.groups.iter().position(is)) }
    }
}
