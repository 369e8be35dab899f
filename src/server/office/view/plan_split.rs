//! The proposed split with its method, before it is taken.

use dioxus::prelude::*;

use super::parts::{FormToken, PageHead};
use super::plan_annex::count;
use super::words;
use crate::domain::plan::propose::Share;
use crate::i18n;
use crate::server::office::model::plan_split::{Split, SplitData};

/// The page.
#[component]
pub fn SplitPage(data: SplitData, may_take: bool, csrf: String) -> Element {
    let w = words();
    let nothing = data.poor.is_none() && data.near.is_none();
    rsx! {
        p { class: "back",
            a { href: "/plan?version={data.version}", {w.t("plan-back")} }
        }
        PageHead {
            title: w.with("plan-split-title", [("year", data.year.to_string().into())]),
            sub: w.with("plan-split-sub", [("version", data.version.to_string().into())]),
            sample: data.synthetic,
        }
        section { class: "block lead", aria_labelledby: "plan-method",
            h2 { id: "plan-method", {w.t("plan-method-title")} }
            ol { class: "steps",
                li { {w.t("plan-method-1")} }
                li { {w.t("plan-method-2")} }
                li { {w.t("plan-method-3")} }
                li { {w.t("plan-method-4")} }
            }
            SplitSentence { kind: "poor", split: data.poor.clone() }
            SplitSentence { kind: "near", split: data.near.clone() }
            if data.near_from_register && data.near.is_some() {
                p { class: "quiet", {w.t("plan-split-near-register")} }
            }
        }
        if !nothing {
            SharesTable { data: data.clone() }
        }
        if may_take && !nothing {
            form { class: "block plan-take", method: "post", action: "/plan/proposal",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "version", value: "{data.version}" }
                p { {w.t("plan-split-take-what")} }
                p { class: "actions",
                    button { class: "button primary", r#type: "submit", {w.t("plan-split-take")} }
                    a { class: "button", href: "/plan/edit?version={data.version}", {w.t("plan-edit-link")} }
                }
            }
        } else if may_take {
            p { class: "actions",
                a { class: "button primary", href: "/plan/edit?version={data.version}", {w.t("plan-edit-link")} }
            }
        }
    }
}

#[component]
fn SplitSentence(kind: &'static str, split: Option<Split>) -> Element {
    let w = words();
    let text = match split {
        None => w.t(&format!("plan-split-{kind}-none")),
        Some(split) => {
            let baseline = i64::try_from(split.baseline).unwrap_or(i64::MAX);
            let capped = if split.given() < split.target { "-capped" } else { "" };
            w.with(
                &format!("plan-split-{kind}{capped}"),
                [("target", split.target.into()), ("given", split.given().into()), ("baseline", baseline.into())],
            )
        }
    };
    rsx! {
        p { {text} }
    }
}

#[component]
fn SharesTable(data: SplitData) -> Element {
    let w = words();
    let heads = ["baseline", "exact", "whole", "more", "part", "now"];
    let sides: Vec<&'static str> = [("poor", data.poor.is_some()), ("near", data.near.is_some())]
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(side, _)| side)
        .collect();
    rsx! {
        section { class: "block table-block", aria_labelledby: "plan-shares-title",
            div { class: "padded",
                h2 { id: "plan-shares-title", {w.t("plan-shares-title")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "plan-shares-title", tabindex: "0",
                table { class: "list annex plan-shares",
                    thead {
                        tr {
                            th { rowspan: "2", scope: "col", {w.t("office-col-number")} }
                            th { rowspan: "2", scope: "col", {w.t("office-col-village")} }
                            for side in sides.iter() {
                                th { key: "{side}", class: "group", colspan: "6", scope: "colgroup",
                                    {w.t(&format!("plan-shares-{side}"))}
                                }
                            }
                        }
                        tr {
                            for side in sides.iter() {
                                for name in heads {
                                    th { key: "{side}-{name}", class: "right", scope: "col",
                                        {w.t(&format!("plan-share-{name}"))}
                                    }
                                }
                            }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            tr { key: "{row.number}",
                                td { "{row.number}" }
                                th { scope: "row", {row.name.clone()} }
                                if let Some(share) = row.poor {
                                    ShareCells { share, now: row.poor_now }
                                }
                                if let Some(share) = row.near {
                                    ShareCells { share, now: row.near_now }
                                }
                            }
                        }
                    }
                    tfoot {
                        tr { class: "total",
                            td {}
                            th { scope: "row", {w.t("office-sum-of-rows")} }
                            if let Some(split) = data.poor.clone() {
                                SumCells { split, now: sum(data.rows.iter().map(|row| row.poor_now)) }
                            }
                            if let Some(split) = data.near.clone() {
                                SumCells { split, now: sum(data.rows.iter().map(|row| row.near_now)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sum(cuts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    cuts.flatten().reduce(u32::saturating_add)
}

#[component]
fn ShareCells(share: Share, now: Option<u32>) -> Element {
    let w = words();
    rsx! {
        td { class: "right", {w.number(share.baseline)} }
        td { class: "right", {hundredths(share.exact)} }
        td { class: "right", {w.number(share.whole)} }
        td { class: "right",
            if share.one_more {
                "+1"
            }
        }
        td { class: "right strong used", {w.number(share.part())} }
        td { class: "right quiet", {count(now)} }
    }
}

#[component]
fn SumCells(split: Split, now: Option<u32>) -> Element {
    let w = words();
    let whole = split.shares.iter().map(|share| share.whole).fold(0, u32::saturating_add);
    let more = split.shares.iter().filter(|share| share.one_more).count();
    rsx! {
        td { class: "right", {w.number(i64::try_from(split.baseline).unwrap_or(i64::MAX))} }
        td {}
        td { class: "right", {w.number(whole)} }
        td { class: "right", "+{more}" }
        td { class: "right strong used", {w.number(split.given())} }
        td { class: "right quiet", {count(now)} }
    }
}

/// 1031 hundredths of a household are "10,31".
fn hundredths(value: u64) -> String {
    let whole = i64::try_from(value / 100).unwrap_or(i64::MAX);
    format!("{},{:02}", i18n::number(whole), value % 100)
}
