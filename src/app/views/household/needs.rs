//! What a household needs: what is open first, what was received or is not needed any more folded below.

use chrono::NaiveDate;
use dioxus::prelude::*;

use crate::app::components::section::{RowLink, SectionTitle, Tone};
use crate::app::routes::Route;
use crate::app::views::needs::words::{need_icon, need_line, need_title};
use crate::app::words::use_words;
use crate::domain::household::Household;
use crate::domain::ids::SupportId;
use crate::domain::support::Support;

/// The needs of a household.
#[component]
pub fn Needs(household: Household, today: NaiveDate) -> Element {
    let words = use_words();
    let (mut open, closed): (Vec<_>, Vec<_>) =
        household.supports.clone().into_iter().partition(|(_, support)| support.is_open());
    open.sort_by_key(|(id, support)| (!support.is_overdue(today), support.due.is_none(), support.due, *id));
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let old = i64::try_from(closed.len()).unwrap_or(i64::MAX);
    let id = household.id;
    rsx! {
        SectionTitle { title: words.t("needs-title"), note: if count > 0 { words.n("needs-count", count) } else { String::new() } }
        div { class: "rows",
            for (support , need) in open {
                NeedRow { key: "{support}", household: household.clone(), support, need, today }
            }
            RowLink { to: Route::NewNeed { id }, title: words.t("need-add"), icon: "plus", tone: Tone::Accent }
        }
        if !closed.is_empty() {
            details { class: "folded",
                summary { {words.n("needs-closed", old)} }
                div { class: "rows",
                    for (support , need) in closed {
                        NeedRow { key: "{support}", household: household.clone(), support, need, today }
                    }
                }
            }
        }
    }
}

#[component]
fn NeedRow(household: Household, support: SupportId, need: Support, today: NaiveDate) -> Element {
    let words = use_words();
    rsx! {
        RowLink {
            to: Route::Need { id: household.id, support },
            title: need_title(&words, &need, Some(&household)),
            sub: need_line(&words, &need, today),
            icon: need_icon(&need, today),
            tone: if need.is_overdue(today) { Tone::Alarm } else { Tone::Plain },
        }
    }
}
