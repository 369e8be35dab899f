//! What a change will do to the village's figures, in sentences, before it is done.

use super::form::ActForm;
use super::kind::ActKind;
use crate::app::words::{Words, text};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::member::Member;

/// The sentences; empty as long as the form does not say enough.
pub fn sentences(words: &Words, kind: ActKind, form: &ActForm, household: &Household) -> Vec<String> {
    let people = household.people();
    let going = counted(household.members.iter().filter(|member| form.who.contains(&member.id)));
    let head = household.head_name().to_owned();
    let say = |key: &str, n: usize, rest: usize, name: String| {
        words.t_args(
            key,
            &[
                ("n", i64::try_from(n).unwrap_or(i64::MAX).into()),
                ("count", text(n.to_string())),
                ("rest", text(rest.to_string())),
                ("name", text(name)),
            ],
        )
    };
    let mut said = Vec::new();
    match kind {
        ActKind::Joins => {
            let Some(member) = &form.member else { return said };
            let more = usize::from(member.counts());
            said.push(say("act-figures-joins", people + more, 0, member.name.clone()));
        }
        ActKind::Leaves | ActKind::Dies if form.who.is_empty() => return said,
        ActKind::Leaves | ActKind::Dies => {
            said.push(say("act-figures-less", people.saturating_sub(going), 0, head));
        }
        ActKind::Head => {
            let Some(new) = household.members.iter().find(|member| form.who.contains(&member.id)) else { return said };
            said.push(say("act-figures-head", people, 0, new.name.clone()));
        }
        ActKind::Split if form.who.is_empty() => return said,
        ActKind::Split => {
            said.push(say("act-figures-split", going, people.saturating_sub(going), head));
            said.extend(listed(words, household, "act-figures-listed-more"));
        }
        ActKind::Merge => {
            let Some(into) = &form.into else { return said };
            said.push(say("act-figures-merge", people, 0, into.head.clone()));
            said.extend(listed(words, household, "act-figures-listed-less"));
        }
        ActKind::Away | ActKind::Out => {
            said.push(say("act-figures-gone", people, 0, head));
            said.extend(listed(words, household, "act-figures-listed-less"));
        }
    }
    said
}

fn counted<'a>(members: impl Iterator<Item = &'a Member>) -> usize {
    members.filter(|member| member.counts()).count()
}

/// A household that was on a list at the start of the year shows in that list's movement.
fn listed(words: &Words, household: &Household, key: &str) -> Option<String> {
    matches!(household.class_start, Class::Poor | Class::NearPoor)
        .then(|| words.t(&format!("{key}-{}", household.class_start.code())))
}
