//! Numbers that the office may set in place of the built-in ones: the lines of their table, and a form of them read back.

use std::collections::BTreeMap;

use crate::domain::setting::{OwnValue, OwnValues, Setting};
use crate::domain::standard::Certainty;
use crate::server::office::words::Words;

/// A value with what it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueRow {
    /// Name of its field.
    pub name: String,
    /// What it is.
    pub label: String,
    /// In force, or as typed.
    pub value: String,
    /// Built in.
    pub builtin: String,
    /// Where the built-in value is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Switches something on and off.
    pub switch: bool,
    /// The chairman alone changes it.
    pub chairman: bool,
    /// Who changed it, when and why.
    pub own: Option<OwnValue>,
}

/// The lines of built-in numbers; `label` is the message before the name, `typed` gives what a form had in a field.
pub fn number_rows(
    w: &Words,
    label: &str,
    builtin: &[Setting],
    own: &OwnValues,
    typed: impl Fn(&str) -> Option<String>,
) -> Vec<ValueRow> {
    let mut now = builtin.to_vec();
    crate::domain::setting::put_own(&mut now, own);
    builtin
        .iter()
        .zip(now)
        .map(|(setting, now)| ValueRow {
            name: setting.name.clone(),
            label: w.t(&format!("{label}-{}", setting.name)),
            value: typed(&setting.name).unwrap_or_else(|| now.value.to_string()),
            builtin: setting.value.to_string(),
            source: setting.source.clone(),
            certainty: setting.certainty,
            switch: setting.least == 0 && setting.most == 1,
            chairman: setting.chairman,
            own: own.get(&setting.name).cloned(),
        })
        .collect()
}

/// The numbers of a form by name, or a sentence for each that cannot stand.
pub fn read_numbers(
    w: &Words,
    label: &str,
    builtin: &[Setting],
    field: impl Fn(&str) -> String,
) -> (BTreeMap<String, String>, Vec<String>) {
    let (mut told, mut troubles) = (BTreeMap::new(), Vec::new());
    for setting in builtin {
        match field(&setting.name).parse::<u32>() {
            Ok(number) if (setting.least..=setting.most).contains(&number) => {
                told.insert(setting.name.clone(), number.to_string());
            }
            _ => troubles.push(w.with(
                "procedure-wrong-number",
                [
                    ("what", w.t(&format!("{label}-{}", setting.name)).into()),
                    ("least", setting.least.into()),
                    ("most", setting.most.into()),
                ],
            )),
        }
    }
    (told, troubles)
}

/// Puts what was told into the office's own values. A value that is the built-in one is no longer the office's own; one
/// that is as it was keeps who set it; `set` says who sets the others, when and why. Answers the names that changed, each
/// with the value before and after.
pub fn take(
    own: &mut OwnValues,
    told: &BTreeMap<String, String>,
    builtin: impl Fn(&str) -> Option<String>,
    set: &OwnValue,
) -> Vec<(String, String, String)> {
    let mut changed = Vec::new();
    for (name, value) in told {
        let before = own.get(name).map(|own| own.value.clone()).or_else(|| builtin(name)).unwrap_or_default();
        if before == *value {
            continue;
        }
        if builtin(name).as_ref() == Some(value) {
            own.remove(name);
        } else {
            own.insert(name.clone(), OwnValue { value: value.clone(), ..set.clone() });
        }
        changed.push((name.clone(), before, value.clone()));
    }
    changed
}
