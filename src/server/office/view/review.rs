//! The review: the queue at the left, the visit beside the one before it, the checks and the verdict at the right.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, FormToken, Icon, PageHead, Scores};
use super::words;
use crate::domain::classification::Outcome;
use crate::domain::ids::VisitId;
use crate::domain::review::{Review, Verdict};
use crate::server::office::model::compare::{Cell, Changed, CompareRow};
use crate::server::office::model::quality::{Mark, QualityLine};
use crate::server::office::model::review::{Asked, Counts, Open, QueueRow, ReviewData, Show, Tab, Trouble};

/// The form that the comments and the verdict belong to.
const FORM: &str = "verdict";

/// The page.
#[component]
pub fn ReviewPage(data: ReviewData, csrf: String) -> Element {
    let w = words();
    let sub = if data.counts.waiting == 0 {
        w.t("review-sub-none")
    } else {
        w.with("review-sub", [("n", data.counts.waiting.into()), ("days", data.counts.oldest_days.into())])
    };
    rsx! {
        PageHead { title: w.t("review-title"), sub, sample: data.synthetic,
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
        Trouble::Met => (w.t("review-trouble-met"), w.t("review-trouble-met-text")),
        Trouble::Closed => (w.t("review-trouble-closed"), w.t("review-trouble-closed-text")),
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
            if data.more > 0 {
                a { class: "more", href: Asked { whole: true, ..data.asked.clone() }.address(""),
                    {w.with("review-more", [("n", data.more.into())])}
                }
            }
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

/// The visit beside what came before it.
#[component]
fn Compared(open: Open, may_review: bool) -> Element {
    let w = words();
    let data = open.data.clone();
    let group = if open.ethnicity.is_empty() {
        String::new()
    } else {
        w.with("review-group", [("name", open.ethnicity.clone().into())])
    };
    let comments = may_review && !open.closed && Tab::of(verdict(&open.review)) == Tab::Waiting;
    rsx! {
        section { class: "block table-block review-main", aria_labelledby: "open-title",
            div { class: "table-head",
                h2 { id: "open-title", class: "grow",
                    {w.with("review-open-title", [
                        ("number", data.number.clone().into()),
                        ("head", w.person(&data.head, data.head_sex).into()),
                        ("village", w.village(&data.village_name).into()),
                    ])}
                }
                p { class: "small quiet",
                    {w.with("review-open-sub", [
                        ("people", data.members.iter().filter(|member| member.counts()).count().into()),
                        ("group", group.into()),
                        ("person", data.person.clone().into()),
                        ("from", w.moment(data.proof.started).into()),
                        ("to", w.moment(data.proof.finalised).into()),
                    ])}
                }
                p { class: "small",
                    a { href: "/visits/{data.id}", {w.t("review-whole-visit")} }
                    " · "
                    a { href: "/households/{data.household}", {w.t("office-to-household")} }
                    if let Some(other) = open.other_side.clone() {
                        " · "
                        a { href: other,
                            {w.t(if open.before.as_ref().is_some_and(|before| before.key == "review-before-corrected") {
                                "review-beside-last"
                            } else {
                                "review-beside-corrected"
                            })}
                        }
                    }
                }
            }
            if open.doubled {
                p { class: "review-note",
                    Icon { name: "warn" }
                    span {
                        {w.t("review-doubled")}
                        " "
                        a { href: "/conflicts", {w.t("review-doubled-link")} }
                    }
                }
            }
            if let Some(said) = open.answers_to.clone() {
                Said { said }
            }
            if let Some((said , _)) = open.review.clone() {
                Said { said }
            }
            div { class: "scroll", role: "group", aria_labelledby: "open-title", tabindex: "0",
                table { class: "compare",
                    thead {
                        tr {
                            th { scope: "col", class: "question", {w.t("review-col-question")} }
                            th { scope: "col",
                                {w.t(open.before.as_ref().map_or("review-before-none", |before| before.key))}
                                if let Some(day) = open.before.as_ref().and_then(|before| before.day) {
                                    span { {w.with("review-visit-of", [("date", w.date(day).into())])} }
                                }
                            }
                            th { scope: "col",
                                {w.t(if open.answers_to.is_some() { "review-now-corrected" } else { "review-now" })}
                                span { {w.with("review-visit-of", [("date", w.date(data.visited_on).into())])} }
                            }
                            th { scope: "col", class: "tag",
                                span { class: "hidden", {w.t("review-col-act")} }
                            }
                        }
                    }
                    tbody {
                        ResultRow { open: open.clone() }
                        for row in open.rows.clone() {
                            Row {
                                key: "{row.key}",
                                typed: open.typed.comments.get(&row.key).cloned(),
                                row,
                                comments,
                            }
                        }
                    }
                }
            }
            p { class: "padded small", {data.why.clone()} }
        }
    }
}

fn verdict(review: &Option<(Review, u64)>) -> Option<Verdict> {
    review.as_ref().map(|(review, _)| review.verdict)
}

/// What the office said of the visit, or of the one that it corrects.
#[component]
fn Said(said: Review) -> Element {
    let w = words();
    let key = match said.verdict {
        Verdict::Accepted => "review-said-accepted",
        Verdict::SentBack => "review-said-sent-back",
        Verdict::TakenBack => return rsx! {},
    };
    let icon = if said.verdict == Verdict::Accepted { "tick" } else { "pen" };
    rsx! {
        div { class: "review-note",
            Icon { name: icon }
            div {
                p { class: "fact",
                    {w.with(key, [("who", said.by.clone().into()), ("at", w.moment(said.at).into())])}
                }
                if !said.note.is_empty() {
                    p { {said.note.clone()} }
                }
                if !said.comments.is_empty() {
                    p { class: "small", {w.with("review-said-comments", [("n", said.comments.len().into())])} }
                }
            }
        }
    }
}

#[component]
fn ResultRow(open: Open) -> Element {
    let w = words();
    let data = open.data.clone();
    let now = (data.income, (data.b2_min, data.b2_max));
    let changed = open.before.as_ref().is_some_and(|before| {
        before.class != data.class || before.income.is_some_and(|income| (income, before.b2) != now)
    });
    rsx! {
        tr { class: if changed { "changed" },
            th { scope: "row",
                b { {w.t("review-result")} }
            }
            td {
                if let Some(before) = open.before.clone() {
                    ClassBadge { class: before.class }
                    br {}
                    if let Some(income) = before.income {
                        Scores { income, b2_min: before.b2.0, b2_max: before.b2.1 }
                    }
                }
            }
            td {
                ClassBadge { class: data.class }
                br {}
                Scores { income: data.income, b2_min: data.b2_min, b2_max: data.b2_max }
            }
            td { class: "tag",
                if changed {
                    {w.t("review-changed")}
                }
            }
        }
    }
}

#[component]
fn Row(row: CompareRow, typed: Option<(String, String)>, comments: bool) -> Element {
    let w = words();
    rsx! {
        tr { class: if row.changed { "changed" }, id: "row-{row.key}",
            th { scope: "row", {row.title.clone()} }
            td { CellWords { cell: row.before.clone() } }
            td {
                CellWords { cell: row.now.clone() }
                for (at , change) in row.changes.clone().into_iter().enumerate() {
                    ChangeLine { key: "{at}", change }
                }
                for (at , (question , text)) in row.said.clone().into_iter().enumerate() {
                    p { key: "{at}", class: "said",
                        Icon { name: "pen" }
                        span {
                            b { {w.with("review-said-of", [("question", question.into())])} }
                            " {text}"
                        }
                    }
                }
                if comments && !row.questions.is_empty() {
                    CommentField { row: row.clone(), typed }
                }
            }
            td { class: "tag",
                if row.changed {
                    {w.t("review-changed")}
                }
            }
        }
    }
}

#[component]
fn CellWords(cell: Cell) -> Element {
    let w = words();
    let text = cell.text.clone();
    match cell.outcome {
        Some(Outcome::Deprived) => rsx! {
            span { class: "lack",
                svg { "aria-hidden": "true", r#use { href: "#c-poor" } }
                {w.t("review-lacks")}
            }
            " {text}"
        },
        Some(Outcome::Unknown) => rsx! {
            span { class: "open",
                svg { "aria-hidden": "true", r#use { href: "#c-und" } }
                {w.t("office-outcome-unknown")}
            }
            " {text}"
        },
        Some(Outcome::NotDeprived) if text.is_empty() => rsx! {
            {w.t("office-outcome-not-deprived")}
        },
        _ => rsx! {
            "{text}"
        },
    }
}

#[component]
fn ChangeLine(change: Changed) -> Element {
    let w = words();
    rsx! {
        p { class: "small change",
            {w.with("review-change", [
                ("question", change.question.into()),
                ("before", change.before.into()),
                ("now", change.now.into()),
            ])}
        }
    }
}

/// "Nhận xét": opens without script. Which question it is about is chosen where the row has several.
#[component]
fn CommentField(row: CompareRow, typed: Option<(String, String)>) -> Element {
    let w = words();
    let (place, text) = typed.clone().unwrap_or_default();
    let several = row.questions.len() > 1;
    let label = w.with("review-comment-label", [("what", row.title.clone().into())]);
    rsx! {
        details { class: "note", open: typed.is_some(),
            summary { {w.t("review-comment")} }
            if several {
                label { class: "hidden", r#for: "at-{row.key}", {w.with("review-comment-at", [("what", row.title.clone().into())])} }
                select { id: "at-{row.key}", name: "at-{row.key}", "form": FORM,
                    for (value , name) in row.questions.clone() {
                        option { key: "{value}", value: "{value}", selected: value == place, {name} }
                    }
                }
            } else if let Some((value , _)) = row.questions.first().cloned() {
                input { r#type: "hidden", name: "at-{row.key}", value, "form": FORM }
            }
            label { r#for: "note-{row.key}", {label} }
            textarea {
                id: "note-{row.key}",
                name: "note-{row.key}",
                "form": FORM,
                rows: "3",
                maxlength: "500",
                placeholder: " ",
                "{text}"
            }
        }
    }
}

/// The checks, and the verdict.
#[component]
fn Judge(open: Open, asked: Asked, may_review: bool, csrf: String) -> Element {
    let w = words();
    let tab = Tab::of(verdict(&open.review));
    let version = open.review.as_ref().map_or(0, |(_, version)| *version);
    let id = open.data.id;
    rsx! {
        aside { class: "block review-judge", aria_labelledby: "checks-title",
            h2 { id: "checks-title", {w.t("review-checks")} }
            ul { class: "proof",
                for (at , line) in open.quality.clone().into_iter().enumerate() {
                    Line { key: "{at}", line }
                }
            }
            p { class: "small quiet",
                {w.t("review-checks-own")}
                " "
                a { href: "/quality", {w.t("review-checks-link")} }
            }
            if open.closed {
                p { class: "review-note",
                    Icon { name: "lock" }
                    span { {w.t("review-trouble-closed")} }
                }
            } else if may_review {
                form { id: FORM, class: "verdict", method: "post", action: "/review/{id}",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    input { r#type: "hidden", name: "tab", value: asked.tab.code() }
                    input { r#type: "hidden", name: "show", value: asked.show.code() }
                    input { r#type: "hidden", name: "village", value: asked.village.as_ref().map(ToString::to_string).unwrap_or_default() }
                    if asked.whole {
                        input { r#type: "hidden", name: "whole", value: "1" }
                    }
                    if tab == Tab::Waiting {
                        label { r#for: "note", {w.t("review-note-label")} }
                        textarea { id: "note", name: "note", rows: "2", maxlength: "500", placeholder: " ", "{open.typed.note}" }
                        button { class: "button primary send-back", r#type: "submit", name: "verdict", value: "send_back",
                            {w.t("review-send-back")}
                        }
                        button { class: "button", r#type: "submit", name: "verdict", value: "accept", {w.t("review-accept")} }
                    } else {
                        button { class: "button", r#type: "submit", name: "verdict", value: "take_back",
                            {w.t(if tab == Tab::Accepted { "review-take-back-accepted" } else { "review-take-back-sent" })}
                        }
                    }
                }
                p { class: "small quiet", {w.t("review-not-recognised")} }
            } else {
                p { class: "small quiet", {w.t("review-read-only")} }
            }
            p { class: "small quiet", {w.t("review-journal")} }
        }
    }
}

#[component]
fn Line(line: QualityLine) -> Element {
    let icon = match line.mark {
        Mark::Fine => "tick",
        Mark::Note => "info",
        Mark::Look => "warn",
    };
    rsx! {
        li {
            Icon { name: icon }
            span { {line.text.clone()} }
        }
    }
}
