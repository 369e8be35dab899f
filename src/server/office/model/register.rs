//! The list of the register: searched without marks, by village and class, in pages.

use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::text::{fold, tidy, title_case};
use crate::protocol::enrol::VillageInfo;

/// Households of a page.
pub const PAGE: usize = 50;

/// What the list was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterQuery {
    /// A name or number, as typed.
    pub search: String,
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Recognised as this class only.
    pub class: Option<Class>,
    /// Which page, from 1.
    pub page: usize,
}

impl RegisterQuery {
    /// Reads an address.
    pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        Self {
            search: value("q").map(|text| tidy(text).chars().take(100).collect()).unwrap_or_default(),
            village: value("village").map(VillageId::new),
            class: value("class").and_then(Class::from_code),
            page: value("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// Whether anything was asked for.
    pub fn is_filtered(&self) -> bool {
        !self.search.is_empty() || self.village.is_some() || self.class.is_some()
    }

    /// The address of another page of the same list.
    pub fn address(&self, page: usize) -> String {
        let search: String = self.search.bytes().map(escaped).collect();
        let village = self.village.as_ref().map(|village| format!("&village={village}")).unwrap_or_default();
        let class = self.class.map(|class| format!("&class={}", class.code())).unwrap_or_default();
        format!("/register?q={search}{village}{class}&page={page}")
    }
}

fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// A household's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Identity.
    pub id: HouseholdId,
    /// Name of its village.
    pub village: String,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// The member that was found, where it is not the head.
    pub found: String,
    /// Its people.
    pub people: usize,
    /// It lives there now.
    pub present: bool,
    /// Class recognised.
    pub class: Class,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterData {
    /// What was asked for.
    pub query: RegisterQuery,
    /// The lines of this page.
    pub rows: Vec<RegisterRow>,
    /// How many households fit.
    pub found: usize,
    /// How many there are within the reader's scope.
    pub all: usize,
    /// How many pages.
    pub pages: usize,
    /// Villages to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// The reader may import.
    pub may_import: bool,
    /// Some of the data is made up.
    pub synthetic: bool,
}

/// Puts the page together from what the reader may see.
pub fn page(
    query: RegisterQuery,
    register: &[(Household, u64)],
    villages: &[VillageInfo],
    may_import: bool,
) -> RegisterData {
    let needle = fold(&query.search);
    let fits = |household: &Household| {
        query.village.as_ref().is_none_or(|village| household.village == *village)
            && query.class.is_none_or(|class| household.class_official == class)
    };
    let mut rows = Vec::new();
    let mut found = 0_usize;
    let first = query.page.saturating_sub(1).saturating_mul(PAGE);
    let name_of = |id: &VillageId| {
        let known = villages.iter().find(|village| village.id == *id);
        known.map_or_else(|| id.to_string(), |village| title_case(&village.name))
    };
    for (household, _) in register.iter().filter(|(household, _)| fits(household)) {
        let Some(member) = search(household, &needle) else { continue };
        if found >= first && rows.len() < PAGE {
            rows.push(RegisterRow {
                id: household.id,
                village: name_of(&household.village),
                number: household.number.clone(),
                head: household.head_name().to_owned(),
                found: member.to_owned(),
                people: household.people(),
                present: household.presence.is_present(),
                class: household.class_official,
            });
        }
        found += 1;
    }
    RegisterData {
        rows,
        found,
        all: register.len(),
        pages: found.div_ceil(PAGE).max(1),
        villages: villages.iter().map(|village| (village.id.clone(), title_case(&village.name))).collect(),
        may_import,
        synthetic: register.iter().any(|(household, _)| household.synthetic),
        query,
    }
}

/// Whether a household fits a folded search: `Some` with the member found, or with nothing when it is the head or number.
fn search<'a>(household: &'a Household, needle: &str) -> Option<&'a str> {
    let holds = |text: &str| format!(" {}", fold(text)).contains(&format!(" {needle}"));
    if needle.is_empty()
        || holds(household.head_name())
        || household.number.trim_start_matches('0') == needle.trim_start_matches('0')
    {
        return Some("");
    }
    household.members.iter().map(|member| member.name.as_str()).find(|name| holds(name))
}
