//! The people of a household, its address and telephone, each with the way to correct them.

use dioxus::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::routes::{Go, Route};
use crate::app::words::{Words, text, use_words};
use crate::domain::household::{Household, Location};
use crate::domain::ids::HouseholdId;
use crate::domain::member::{Member, Relation};
use crate::domain::phone::grouped;
use crate::i18n::number;

/// The people, who they are to the head, and when they were born.
#[component]
pub fn People(id: HouseholdId, members: Vec<Member>, count: usize) -> Element {
    let words = use_words();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    rsx! {
        SectionTitle { title: words.t("people-title"), note: words.n("people-count", count) }
        div { class: "page people-page",
            table { class: "people",
                caption { class: "for-reader", {words.t("people-caption")} }
                tbody {
                    for member in members {
                        tr { key: "{member.id}",
                            th { scope: "row", class: if member.relation == Relation::Head { "head-of" } else { "" }, {member.name.clone()} }
                            td { {member_line(&words, &member)} }
                            td { class: "num", {words.birth(member.birth)} }
                        }
                    }
                }
            }
        }
        div { class: "rows",
            RowLink { to: Route::HouseholdPeople { id }, title: words.t("people-edit-title"), sub: words.t("people-edit-sub"), icon: "pen" }
            RowLink { to: Route::Acts { id }, title: words.t("acts-title"), sub: words.t("acts-hint"), icon: "people" }
        }
    }
}

fn member_line(words: &Words, member: &Member) -> String {
    let relation = words.relation(member.relation);
    if member.counts() { relation } else { words.name("people-absent", &relation) }
}

/// Address and telephone, with the way to change them.
#[component]
pub fn Place(household: Household, pending: bool) -> Element {
    let words = use_words();
    let none = words.t("place-none");
    let or_none = |value: String| if value.is_empty() { none.clone() } else { value };
    rsx! {
        SectionTitle { title: words.t("place-title"), note: if pending { words.t("place-pending") } else { String::new() } }
        Go {
            to: Route::HouseholdEdit { id: household.id },
            class: "page with-arrow",
            dl { class: "facts grow",
                div {
                    dt { {words.t("field-address")} }
                    dd { {or_none(household.address.clone())} }
                }
                div {
                    dt { {words.t("field-phone")} }
                    dd { class: "num", {or_none(grouped(&household.phone))} }
                }
                div {
                    dt { {words.t("field-location")} }
                    dd { {location_line(&words, household.location)} }
                }
            }
            span { class: "with-word",
                Icon { name: "pen" }
                {words.t("edit")}
            }
        }
    }
}

/// Whether the place of the house is known, and how exactly. A place without its accuracy is said to be one.
pub fn location_line(words: &Words, location: Option<Location>) -> String {
    match location {
        None => words.t("place-none"),
        Some(Location { accuracy_m: None, .. }) => words.t("location-no-accuracy"),
        Some(Location { accuracy_m: Some(metres), .. }) => {
            words.t_args("location-accuracy", &[("metres", text(number(i64::from(metres))))])
        }
    }
}
