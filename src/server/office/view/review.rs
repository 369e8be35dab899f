//! The review: the queue at the left, the visit that is open at the right of it. The visit beside what came before it is
//! in [`super::compared`], the checks and the verdict in [`super::verdict`].

use dioxus::prelude::*;

use super::compared::Compared;
use super::parts::{Empty, FormToken, Icon, PageHead, pages};
use super::verdict::Judge;
use super::words;
use crate::domain::ids::VisitId;
use crate::server::office::model::review::{Asked, Counts, QueueRow, ReviewData, Show, Tab, Trouble};
use crate::server::office::model::steps::round_name;

/// The page.
#[component]
pub fn ReviewPage(data: ReviewData, csrf: String) -> Element {
    let w = words();
    let counts = data.counts;
    let (title, sub) = match data.asked.tab {
        Tab::Waiting if counts.waiting == 0 => ("review-title", w.t("review-sub-none")),
        Tab::Waiting => {
            let sub = [("n", counts.waiting.into()), ("days", counts.oldest_days.into())];
            ("review-title", w.with("review-sub", sub))
        }
        Tab::Returned => ("review-title-returned", w.with("review-sub-returned", [("n", counts.returned.into())])),
        Tab::Accepted => ("review-title-accepted", w.with("review-sub-accepted", [("n", counts.accepted.into())])),
    };
    rsx! {
        PageHead { title: w.t(title), sub, sample: data.synthetic,
            Tabs { asked: Some(data.asked.tab), counts: data.counts }
        }
        if let Some(trouble) = data.trouble.clone() {
            TroubleBox { trouble }
        }
        if !data.undo.is_empty() && data.may_review {
            Undo { undo: data.undo.clone(), csrf: csrf.clone() }
        }
        div { class: "review",
            div { class: "review-side",
                Filter { asked: data.asked.clone(), villages: data.villages.clone() }
                Queue { data: data.clone() }
                if data.may_review && data.clean.len() > 1 {
                    Several { rows: data.clean.clone(), csrf: csrf.clone() }
                }
                p { class: "small review-links",
                    a { href: "/visits", {w.t("review-all-visits")} }
                    a { href: "/submissions", {w.t("review-all-forms")} }
                }
            }
            if let Some(open) = data.open.clone() {
                Compared { open: open.as_ref().clone(), may_review: data.may_review }
                Judge { open: open.as_ref().clone(), asked: data.asked.clone(), may_review: data.may_review, csrf }
            } else {
                Nothing { tab: data.asked.tab, filtered: data.asked.show != Show::All || data.asked.village.is_some() }
            }
        }
    }
}

/// The tabs above the queue, shared with the page of conflicts.
#[component]
pub fn Tabs(asked: Option<Tab>, counts: Counts) -> Element {
    let w = words();
    let tabs = [
        (Some(Tab::Waiting), "/review", "review-tab-waiting", counts.waiting),
        (Some(Tab::Returned), "/review?tab=returned", "review-tab-returned", counts.returned),
        (Some(Tab::Accepted), "/review?tab=accepted", "review-tab-accepted", counts.accepted),
        (None, "/conflicts", "review-tab-conflicts", counts.conflicts),
    ];
    rsx! {
        nav { class: "tabs", aria_label: w.t("review-tabs"),
            for (tab , href , key , n) in tabs {
                a {
                    key: "{key}",
                    href,
                    aria_current: if tab == asked { "page" },
                    {w.with(key, [("n", n.into())])}
                }
            }
        }
    }
}

#[component]
fn TroubleBox(trouble: Trouble) -> Element {
    let w = words();
    let (title, text) = match trouble {
        Trouble::NoComment => (w.t("review-trouble-no-comment"), w.t("review-trouble-no-comment-text")),
        Trouble::Stale(who) if who.is_empty() => (w.t("review-trouble-gone"), w.t("review-trouble-gone-text")),
        Trouble::Stale(who) => (who, w.t("review-trouble-stale-text")),
        Trouble::Unsent => (w.t("review-trouble-unsent"), w.t("review-trouble-unsent-text")),
        Trouble::Met => (w.t("review-trouble-met"), w.t("review-trouble-met-text")),
        Trouble::Closed(round) => {
            (w.with("steps-closed", [("round", round_name(&w, round).into())]), w.t("review-trouble-closed-text"))
        }
    };
    rsx! {
        div { class: "trouble", role: "alert",
            Icon { name: "stop" }
            div {
                p { class: "fact", {title} }
                p { {text} }
            }
        }
    }
}

/// What was done a moment ago can be taken back.
#[component]
fn Undo(undo: Vec<(VisitId, u64, String)>, csrf: String) -> Element {
    let w = words();
    let names = undo.iter().map(|(_, _, name)| name.clone()).collect::<Vec<_>>().join(", ");
    rsx! {
        form { class: "review-undo", method: "post", action: "/review/take-back",
            FormToken { token: csrf }
            for (id , version , _) in undo {
                input { key: "{id}", r#type: "hidden", name: "visit", value: "{id}@{version}" }
            }
            p { class: "grow", {w.with("review-undo", [("names", names.into())])} }
            button { class: "button", r#type: "submit",
                Icon { name: "again" }
                {w.t("review-undo-button")}
            }
        }
    }
}

#[component]
fn Filter(asked: Asked, villages: Vec<(crate::domain::ids::VillageId, String)>) -> Element {
    let w = words();
    rsx! {
        form { class: "review-filter", method: "get", action: "/review",
            if asked.tab != Tab::Waiting {
                input { r#type: "hidden", name: "tab", value: asked.tab.code() }
            }
            label { r#for: "review-village", {w.t("office-filter-village")} }
            select { id: "review-village", name: "village",
                option { value: "", selected: asked.village.is_none(), {w.t("office-filter-all")} }
                for (id , name) in villages {
                    option { key: "{id}", value: "{id}", selected: asked.village.as_ref() == Some(&id), {name} }
                }
            }
            label { r#for: "review-show", {w.t("review-show")} }
            select { id: "review-show", name: "show",
                for show in Show::ALL {
                    option { key: "{show.code()}", value: show.code(), selected: asked.show == show,
                        {w.t(&format!("review-show-{}", show.code()))}
                    }
                }
            }
            button { class: "button", r#type: "submit", {w.t("office-filter-button")} }
        }
    }
}

#[component]
fn Queue(data: ReviewData) -> Element {
    let w = words();
    let open = data.open.as_ref().map(|open| open.data.id);
    let to = |page: usize| Asked { page, ..data.asked.clone() }.address("");
    rsx! {
        nav { class: "queue", aria_label: w.t("review-queue"),
            for row in data.rows.clone() {
                a {
                    key: "{row.visit}",
                    href: data.asked.address(&format!("visit={}", row.visit)),
                    aria_current: if open == Some(row.visit) { "true" },
                    b { "{row.number} {row.head}" }
                    " "
                    span { class: "small quiet", {row.village_name.clone()} }
                    span { class: "flag",
                        Icon { name: row.flag.icon }
                        span { {row.flag.text.clone()} }
                    }
                }
            }
        }
        if data.pages > 1 {
            p { class: "small quiet",
                {w.with("review-page", [("n", data.total.into()), ("page", data.page.into()), ("pages", data.pages.into())])}
            }
            {pages(data.page, data.pages, to)}
        }
    }
}

/// Visits in which there is nothing to look at, accepted with one press.
#[component]
fn Several(rows: Vec<QueueRow>, csrf: String) -> Element {
    let w = words();
    rsx! {
        details { class: "block review-several",
            summary { {w.with("review-several", [("n", rows.len().into())])} }
            p { class: "small quiet", {w.t("review-several-what")} }
            form { method: "post", action: "/review/accept",
                FormToken { token: csrf }
                for row in rows {
                    label { key: "{row.visit}", class: "tick",
                        input { r#type: "checkbox", name: "visit", value: "{row.visit}@0", checked: true }
                        span {
                            "{row.number} {row.head} "
                            span { class: "small quiet", {row.village_name.clone()} }
                        }
                    }
                }
                button { class: "button", r#type: "submit", {w.t("review-several-button")} }
            }
        }
    }
}

#[component]
fn Nothing(tab: Tab, filtered: bool) -> Element {
    let w = words();
    let code = tab.code();
    rsx! {
        div { class: "review-nothing",
            if filtered {
                Empty { fact: w.t("review-none-filtered"), next: w.t("review-none-filtered-next"),
                    p { class: "actions",
                        a { class: "button", href: "/review", {w.t("review-none-all")} }
                    }
                }
            } else {
                Empty { fact: w.t(&format!("review-none-{code}")), next: w.t(&format!("review-none-{code}-next")),
                    p { class: "actions",
                        a { class: "button", href: "/visits", {w.t("review-all-visits")} }
                    }
                }
            }
        }
    }
}
