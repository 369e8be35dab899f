//! The codes that stand in columns of the files and of the data feed, each list whole and each code with its meaning.
//!
//! Programs read the codes, so they stay as they are; people read the meanings. Only messages say what a code means.

use std::collections::BTreeSet;

use super::journal_actions::{ACTIONS, action};
use crate::domain::class::Class;
use crate::domain::classification::Outcome;
use crate::domain::member::{Relation, Sex};
use crate::domain::standard;
use crate::server::office::words::Words;

/// A list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// Yes or no.
    Flag,
    /// Classes of households.
    Class,
    /// Relation to the head.
    Relation,
    /// Sex.
    Sex,
    /// What a visit found of an indicator.
    Outcome,
    /// Poverty standards.
    Standard,
    /// Numbers of the indicators.
    Indicator,
    /// What the journal says was done.
    Action,
}

/// The code of a sex.
pub(super) const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

/// The code of what was found of an indicator.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Deprived => "deprived",
        Outcome::NotDeprived => "not_deprived",
        Outcome::Unknown => "unknown",
    }
}

/// A yes or no as the files write it.
pub(super) const fn flag(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

impl Codes {
    /// Every list.
    pub const ALL: [Self; 8] = [
        Self::Flag,
        Self::Class,
        Self::Relation,
        Self::Sex,
        Self::Outcome,
        Self::Standard,
        Self::Indicator,
        Self::Action,
    ];

    /// Every code of the list, in its order.
    pub fn all(self) -> Vec<String> {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        match self {
            Self::Flag => owned(&[flag(true), flag(false)]),
            Self::Class => owned(&Class::ALL.map(Class::code)),
            Self::Relation => owned(&Relation::ALL.map(Relation::code)),
            Self::Sex => owned(&[Sex::Female, Sex::Male].map(sex)),
            Self::Outcome => owned(&[Outcome::Deprived, Outcome::NotDeprived, Outcome::Unknown].map(outcome)),
            Self::Standard => standard::builtin().into_iter().map(|standard| standard.id).collect(),
            Self::Indicator => {
                let standards = standard::builtin();
                let numbers = standards.iter().flat_map(|standard| standard.indicators.iter());
                let numbers: BTreeSet<u8> = numbers.map(|indicator| indicator.number).collect();
                numbers.into_iter().map(|number| number.to_string()).collect()
            }
            Self::Action => owned(&ACTIONS),
        }
    }

    /// What a code means; one that this version does not know is given back as it is.
    pub fn meaning(self, w: &Words, code: &str) -> String {
        let key = match self {
            Self::Flag if code == flag(true) => "office-yes".to_owned(),
            Self::Flag => "office-no".to_owned(),
            Self::Class => return Class::from_code(code).map_or_else(|| code.to_owned(), |class| w.class(class)),
            Self::Relation => format!("relation-{code}"),
            Self::Sex => format!("sex-{code}"),
            Self::Outcome => format!("outcome-{code}"),
            Self::Standard => format!("standard-{code}"),
            Self::Indicator => return indicator(w, code),
            Self::Action => return action(w, code),
        };
        if w.has(&key) { w.t(&key) } else { code.to_owned() }
    }
}

/// The name of an indicator; where the standards number different things alike, each with its standard.
fn indicator(w: &Words, code: &str) -> String {
    let Ok(number) = code.parse::<u8>() else { return code.to_owned() };
    let standards = standard::builtin();
    let has = standards.iter().filter(|standard| standard.indicator(number).is_some());
    let names: Vec<(String, String)> =
        has.map(|standard| (w.indicator(&standard.id, number), Codes::Standard.meaning(w, &standard.id))).collect();
    match names.as_slice() {
        [] => code.to_owned(),
        [(name, _), rest @ ..] if rest.iter().all(|(other, _)| other == name) => name.clone(),
        _ => names.iter().map(|(name, of)| format!("{name} ({of})")).collect::<Vec<_>>().join("; "),
    }
}
