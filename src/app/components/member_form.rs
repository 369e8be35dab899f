//! One person of the household: name, relation, sex, birth, ethnic group, identity number, and whether the person
//! counts. There is no place for a photo of an identity card, and there will be none.

use dioxus::prelude::*;

use super::banner::{Banner, BannerKind};
use super::button::{ActionBar, Button, Look};
use super::field::{RadioOption, Radios, TextField};
use super::member_parts::{Absence, IdNumberField, NAME_LENGTH, ethnicity, groups, is_group};
use super::typed::{self, TypedError};
use crate::app::words::{Words, use_words};
use crate::domain::birth::Birth;
use crate::domain::identity::tidy_number;
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::text::tidy;
use crate::i18n;

/// What a person does with the form.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberAct {
    /// Keeps it.
    Done(Member),
    /// Leaves it as it was.
    Cancel,
}

/// What is wrong with a name.
fn wrong_name(words: &Words, name: &str) -> String {
    let name = tidy(name);
    if name.is_empty() {
        words.t("member-no-name")
    } else if name.chars().count() > NAME_LENGTH {
        words.t("member-long-name")
    } else if name.chars().any(|c| c.is_ascii_digit() || c.is_control()) {
        words.t("member-odd-name")
    } else {
        String::new()
    }
}

fn birth_field(birth: Birth) -> String {
    match birth {
        Birth::Unknown => String::new(),
        Birth::Year(year) => year.to_string(),
        Birth::Date(day) => i18n::date(day),
    }
}

/// Why a birth is not taken: a message key.
fn wrong_birth(read: &Result<Option<Birth>, TypedError>, today: chrono::NaiveDate) -> Option<&'static str> {
    match read {
        Err(_) => Some("typed-not-a-date"),
        Ok(None) => None,
        Ok(Some(birth)) => match birth.age_on(today) {
            Some(age) if age.max < 0 => Some("member-birth-future"),
            Some(age) if age.min > 120 => Some("member-birth-old"),
            _ => None,
        },
    }
}

/// The form of one person. `day` is the day of the visit.
#[component]
pub fn MemberForm(
    member: Member,
    new: bool,
    day: chrono::NaiveDate,
    /// There is a head already, and another one is an act of its own: nobody becomes head here.
    #[props(default)]
    head_taken: bool,
    onact: EventHandler<MemberAct>,
) -> Element {
    let words = use_words();
    let start = member.clone();
    let mut name = use_signal(|| start.name.clone());
    let mut birth = use_signal(|| birth_field(start.birth));
    let mut relation = use_signal(|| (!new).then_some(start.relation));
    let mut sex = use_signal(|| (!new).then_some(start.sex));
    let mut group = use_signal(|| start.ethnicity.name.clone());
    // Its own text: "Dao" on the way to "Dao Tiền" is a group that is offered, and the field must not lose it.
    let mut other_group = use_signal(|| if is_group(&start.ethnicity.name) { String::new() } else { group() });
    let mut number = use_signal(|| start.id_number.clone());
    let mut absent = use_signal(|| start.absent.is_some());
    let mut reason = use_signal(|| start.absent.clone().unwrap_or_default());
    let mut tried = use_signal(|| false);

    let read = typed::birth(&birth.read());
    let name_wrong = wrong_name(&words, &name.read());
    let birth_wrong = wrong_birth(&read, day).map(|key| words.t(key)).unwrap_or_default();
    let reason_wrong =
        if absent() && tidy(&reason.read()).is_empty() { words.t("member-no-reason") } else { String::new() };
    let relation_wrong = if relation().is_none() { words.t("member-no-relation") } else { String::new() };
    let sex_wrong = if sex().is_none() { words.t("member-no-sex") } else { String::new() };
    let fine =
        [&name_wrong, &birth_wrong, &reason_wrong, &relation_wrong, &sex_wrong].iter().all(|wrong| wrong.is_empty());
    let was_head = start.relation == Relation::Head;
    let offered = move |one: &Relation| !head_taken || (*one == Relation::Head) == was_head;
    let show = |wrong: String| if tried() { wrong } else { String::new() };

    let done = move |()| {
        tried.set(true);
        let (Some(relation), Some(sex), Ok(birth), true) = (relation(), sex(), typed::birth(&birth.read()), fine)
        else {
            return;
        };
        onact.call(MemberAct::Done(Member {
            id: member.id,
            name: tidy(&name.read()),
            relation,
            sex,
            birth: birth.unwrap_or_default(),
            ethnicity: ethnicity(&member.ethnicity, &group.read()),
            id_number: tidy_number(&number.read()),
            absent: absent().then(|| tidy(&reason.read())),
        }));
    };
    rsx! {
        main { class: "screen", id: "page", tabindex: "-1",
            h2 { class: "section-title", {words.t(if new { "member-add" } else { "member-edit" })} }
            div { class: "page fields",
                if tried() && !fine {
                    Banner { kind: BannerKind::Err, title: words.t("member-not-yet") }
                }
                TextField {
                    id: "member-name",
                    label: words.t("member-name"),
                    value: name(),
                    wrong: show(name_wrong.clone()),
                    oninput: move |value| name.set(value),
                }
                TextField {
                    id: "member-birth",
                    label: words.t("member-birth"),
                    value: birth(),
                    hint: words.t("member-birth-hint"),
                    wrong: if tried() || birth.read().len() > 3 { birth_wrong.clone() } else { String::new() },
                    inputmode: "numeric",
                    oninput: move |value| birth.set(value),
                }
            }
            Radios {
                name: "member-relation",
                legend: words.t("member-relation"),
                options: Relation::ALL.iter().filter(|one| offered(one)).map(|one| RadioOption::new(one.code(), words.relation(*one))).collect::<Vec<_>>(),
                chosen: relation().map_or("", Relation::code),
                wrong: show(relation_wrong.clone()),
                onchoose: move |code: String| relation.set(Relation::ALL.into_iter().find(|one| one.code() == code)),
            }
            Radios {
                name: "member-sex",
                legend: words.t("member-sex"),
                options: vec![RadioOption::new("female", words.t("sex-female")), RadioOption::new("male", words.t("sex-male"))],
                chosen: match sex() {
                    Some(Sex::Female) => "female",
                    Some(Sex::Male) => "male",
                    None => "",
                },
                wrong: show(sex_wrong.clone()),
                onchoose: move |code: String| sex.set(Some(if code == "male" { Sex::Male } else { Sex::Female })),
            }
            Radios {
                name: "member-group",
                legend: words.t("member-ethnicity"),
                options: groups(&group.read(), &start.ethnicity),
                chosen: group(),
                onchoose: move |name: String| {
                    group.set(name);
                    other_group.set(String::new());
                },
            }
            div { class: "page fields",
                TextField {
                    id: "member-group-other",
                    label: words.t("member-ethnicity-other"),
                    value: other_group(),
                    hint: words.t("member-ethnicity-hint"),
                    oninput: move |value: String| {
                        group.set(value.clone());
                        other_group.set(value);
                    },
                }
                IdNumberField {
                    value: number(),
                    sex: sex(),
                    birth: read.unwrap_or_default().unwrap_or_default(),
                    oninput: move |value: String| number.set(value),
                }
            }
            Absence {
                absent: absent(),
                reason: reason(),
                wrong: show(reason_wrong.clone()),
                onabsent: move |now| absent.set(now),
                onreason: move |value: String| reason.set(value),
            }
        }
        ActionBar {
            Button { word: words.t("member-cancel"), onpress: move |()| onact.call(MemberAct::Cancel) }
            Button { word: words.t("member-done"), look: Look::Primary, icon: "tick", onpress: done }
        }
    }
}
