//! The people of a household as the register has them, to correct a name, a birth or a number. Who comes and goes is
//! a change with a day and a reason (`acts`); what changes from visit to visit is asked in the form.

use chrono::NaiveDate;
use dioxus::prelude::*;

use crate::app::components::bar::AppBar;
use crate::app::components::member_form::{MemberAct, MemberForm};
use crate::app::components::pick::PickLine;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::components::states::Empty;
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone};
use crate::app::trouble::ready;
use crate::app::words::use_words;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, MemberId};
use crate::domain::member::Member;

/// What `save_household` is told that was done.
const ACT_MEMBERS: &str = "members";

/// Loads the household.
#[component]
pub fn HouseholdPeopleView(id: HouseholdId) -> Element {
    let household = use_loaded_for(id, |phone, id| async move { Ok(phone.store.household(id).await?.household) });
    rsx! {
        HouseholdPeopleScreen { id, household }
    }
}

/// The list of given values.
#[component]
pub fn HouseholdPeopleScreen(id: HouseholdId, household: Loaded<Household>) -> Element {
    let words = use_words();
    let back = Route::Household { id };
    let unnamed = rsx! { AppBar { title: words.t("people-edit-title"), back: back.clone() } };
    let household = match ready(household, unnamed) {
        Ok(household) => household,
        Err(screen) => return screen,
    };
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar = rsx! { AppBar { title: words.t("people-edit-title"), sub, sample: household.synthetic, back } };
    let rows = household.members.iter().map(|member| (member.id, PickLine::person(&words, member)));
    rsx! {
        Screen { bar, foot: VNode::empty(),
            p { class: "small quiet pad", {words.t("people-edit-hint")} }
            div { class: "rows",
                for (member , line) in rows.collect::<Vec<_>>() {
                    RowLink { key: "{member}", to: Route::HouseholdMember { id, member }, title: line.title, sub: line.sub, icon: "pen" }
                }
            }
            SectionTitle { title: words.t("people-edit-changes") }
            div { class: "rows",
                RowLink { to: Route::Acts { id }, title: words.t("acts-title"), sub: words.t("acts-hint") }
            }
        }
    }
}

/// Loads one person and saves what is corrected.
#[component]
pub fn HouseholdMemberView(id: HouseholdId, member: MemberId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let doing = use_doing();
    let loaded = use_loaded_for(id, |phone, id| async move { Ok(phone.store.household(id).await?.household) });
    let back = Route::HouseholdPeople { id };
    match ready(loaded, rsx! { AppBar { title: words.t("people-edit-title"), back, form: true } }) {
        Err(screen) => screen,
        Ok(household) => {
            let before = household.clone();
            let ondone = move |after: Member| {
                let mut changed = before.clone();
                if let Some(place) = changed.members.iter_mut().find(|one| one.id == after.id) {
                    *place = after;
                }
                doing.save_household(before.clone(), changed, ACT_MEMBERS, doing.words.t("household-saved"));
                navigator().replace(Route::HouseholdPeople { id });
            };
            rsx! {
                HouseholdMemberScreen { household, member, today: phone.today(), ondone }
            }
        }
    }
}

/// The form of one person of a household.
#[component]
pub fn HouseholdMemberScreen(
    household: Household,
    member: MemberId,
    today: NaiveDate,
    #[props(default)] ondone: EventHandler<Member>,
) -> Element {
    let words = use_words();
    let id = household.id;
    let router = use_hook(dioxus::router::try_router);
    let back = Route::HouseholdPeople { id };
    let found = household.members.iter().find(|one| one.id == member).cloned();
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar =
        rsx! { AppBar { title: words.t("people-edit-title"), sub, sample: household.synthetic, back, form: true } };
    let Some(found) = found else {
        return rsx! {
            Screen { bar, foot: VNode::empty(), Empty { title: words.t("act-error-no_member") } }
        };
    };
    rsx! {
        {bar}
        MemberForm {
            member: found,
            new: false,
            day: today,
            head_taken: true,
            onact: move |act| match act {
                MemberAct::Done(member) => ondone.call(member),
                MemberAct::Cancel => {
                    if let Some(router) = router {
                        router.replace(Route::HouseholdPeople { id });
                    }
                }
            },
        }
    }
}
