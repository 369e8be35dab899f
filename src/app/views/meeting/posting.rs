//! A posting of the village: who is on it, how many days are left, and what was objected.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::Objections;
use super::words::{posting_state, round_name};
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, ButtonLink, Look};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowText, SectionTitle};
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample};
use crate::app::trouble::ready;
use crate::app::words::{text, use_words};
use crate::domain::ids::PostingId;
use crate::i18n::date;
use crate::store::view::PostingDetail;

/// Loads the posting.
#[component]
pub fn PostingView(posting: PostingId) -> Element {
    let phone = use_phone();
    let detail = use_loaded_for(posting, |phone, id| async move { phone.store.posting(id).await });
    rsx! {
        PostingScreen { detail, today: phone.today(), sample: use_sample() }
    }
}

/// The screen of given values.
#[component]
pub fn PostingScreen(detail: Loaded<PostingDetail>, today: NaiveDate, #[props(default)] sample: bool) -> Element {
    let words = use_words();
    let back = Route::Meetings {};
    let title = words.t("posting-title");
    let detail = match ready(detail, rsx! { AppBar { title: title.clone(), back: back.clone() } }) {
        Ok(detail) => detail,
        Err(screen) => return screen,
    };
    let posting = detail.posting;
    let bar = rsx! { AppBar { title, sub: round_name(&words, posting.round), sample, back } };
    let takes = posting.withdrawn.is_none() && !detail.locked;
    let foot = if takes {
        rsx! {
            ActionBar {
                ButtonLink { to: Route::Object { posting: posting.id }, word: words.t("posting-object"), look: Look::Primary, icon: "pen" }
            }
        }
    } else {
        VNode::empty()
    };
    let days = [("from", text(date(posting.posted_on))), ("until", text(date(posting.until)))];
    rsx! {
        Screen { bar, foot, keys_scroll: true,
            if detail.locked {
                div { class: "pad",
                    Banner { kind: BannerKind::Wait, icon: "lock", title: words.t("closed-round"), text: words.t("closed-round-text") }
                }
            }
            div { class: "page",
                p { class: "subtitle", {posting_state(&words, &posting, today)} }
                p { {words.t_args("posting-day", &days)} }
                p { class: "small quiet", {words.n("posting-days", posting.working_days)} }
                if !posting.places.is_empty() {
                    p { class: "small quiet", {words.t_args("posting-places", &[("places", text(posting.places.join(", ")))])} }
                }
            }
            SectionTitle { title: words.t("posting-lines") }
            div { class: "rows snug",
                for line in posting.lines.clone() {
                    RowText {
                        key: "{line.household}",
                        title: line.head.clone(),
                        sub: words.t_args("posting-line", &[("number", text(line.number.clone())), ("class", text(words.class(line.class)))]),
                    }
                }
            }
            SectionTitle { title: words.t("posting-objections") }
            Objections { objections: detail.objections }
        }
    }
}
