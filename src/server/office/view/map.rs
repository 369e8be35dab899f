//! The map of households: one picture made here, with the list beside it. Works without script and without internet.

use dioxus::prelude::*;

use super::parts::{ClassBadge, FormToken, PageHead, VillageSelect};
use super::words;
use crate::domain::class::Class;
use crate::server::office::model::map::{Line, MapData, Mark, WIDTH};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn MapPage(data: MapData) -> Element {
    let w = words();
    let (on_map, without) = data.totals;
    rsx! {
        p { class: "back",
            a { href: "/", {w.t("people-map-back")} }
        }
        PageHead { title: w.t("people-map-title"), sub: w.t("people-map-sub"), sample: data.synthetic }
        Filter { data: data.clone() }
        div { class: "map-page",
            section { class: "block", aria_labelledby: "map-title",
                h2 { id: "map-title", {heading(&w, &data)} }
                if data.marks.is_empty() {
                    p { class: "fact", {w.t("people-map-none")} }
                    p { class: "quiet", {w.t("people-map-none-next")} }
                } else {
                    Sheet { data: data.clone() }
                }
                ul { class: "map-legend",
                    for (class , count) in data.counts.clone() {
                        li { key: "{class.code()}",
                            svg { class: "map-sign", view_box: "0 0 24 24", "aria-hidden": "true",
                                Shape { class, x: 12, y: 12, half: 8 }
                            }
                            ClassBadge { class }
                            " {w.number(i64::try_from(count).unwrap_or(i64::MAX))}"
                        }
                    }
                }
                p { class: "small quiet", {w.t("people-map-rounded")} }
            }
            section { class: "block", aria_labelledby: "list-title",
                h2 { id: "list-title", {w.t("people-map-list")} }
                Lines { id: "on-map", lines: data.on_map.clone(), total: on_map }
                h3 { id: "without-title", {w.with("people-map-without", [("n", without.into())])} }
                if without > 0 {
                    p { class: "small quiet", {w.t("people-map-without-what")} }
                    Lines { id: "without", lines: data.without.clone(), total: without }
                }
            }
        }
        if let Some(version) = data.may_load {
            section { class: "block narrow no-print", id: "base", aria_labelledby: "base-title",
                h2 { id: "base-title", {w.t("people-map-base")} }
                p { class: "quiet", {w.t("people-map-base-what")} }
                form {
                    method: "post",
                    action: "/map/base",
                    enctype: "multipart/form-data",
                    class: "fields",
                    FormToken { token: data.csrf.clone() }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    label { r#for: "file", {w.t("people-map-base-file")} }
                    input { id: "file", name: "file", r#type: "file", required: true, accept: ".geojson,.json" }
                    button { class: "button", r#type: "submit", {w.t("people-map-base-load")} }
                }
            }
        }
    }
}

#[component]
fn Filter(data: MapData) -> Element {
    let w = words();
    rsx! {
        form { method: "get", action: "/map", class: "map-filter",
            label { r#for: "village", {w.t("people-map-village")} }
            VillageSelect {
                id: "village",
                all: w.t("people-map-all-villages"),
                villages: data.villages.clone(),
                chosen: data.village.clone(),
            }
            label { r#for: "class", {w.t("people-map-class")} }
            select { id: "class", name: "class",
                option { value: "", selected: data.class.is_none(), {w.t("people-map-all-classes")} }
                for class in Class::ALL {
                    option {
                        key: "{class.code()}",
                        value: class.code(),
                        selected: data.class == Some(class),
                        {w.class(class)}
                    }
                }
            }
            button { class: "button", r#type: "submit", {w.t("people-map-show")} }
        }
    }
}

#[component]
fn Sheet(data: MapData) -> Element {
    let w = words();
    let height = data.height;
    let (bar, metres) = data.bar;
    let (left, low) = (30, height - 24);
    let length = if metres >= 1_000 {
        w.with("people-map-km", [("n", (metres / 1_000).into())])
    } else {
        w.with("people-map-m", [("n", metres.into())])
    };
    rsx! {
        svg {
            class: "map-sheet",
            view_box: "0 0 {WIDTH} {height}",
            role: "group",
            "aria-label": w.with("people-map-label", [("n", data.totals.0.into())]),
            rect { class: "map-ground", width: "{WIDTH}", height: "{height}" }
            for (place , path) in data.base.clone().into_iter().enumerate() {
                polyline { key: "{place}", class: "map-base", points: path }
            }
            for (label , of) in data.labels.iter().filter_map(|label| Some((label.clone(), label.of?))) {
                path { key: "{label.village}", class: "map-leader", d: "M{label.x} {label.y}L{of.0} {of.1}" }
            }
            for (place , mark) in data.marks.clone().into_iter().enumerate() {
                MapMark { key: "{place}", mark }
            }
            for label in data.labels.clone() {
                a { key: "{label.village}", class: "map-village", href: "/map?village={label.village}", tabindex: "-1",
                    text { x: "{label.x}", y: "{label.y + 5}", "text-anchor": "middle", {label.name.clone()} }
                }
            }
            g { class: "map-bar",
                path { d: "M{left} {low - 8}v8h{bar}v-8" }
                text { x: "{left + bar + 10}", y: "{low}", {length} }
            }
            g { class: "map-north",
                path { d: "M{WIDTH - 40} 20l10 30l-10 -6l-10 6z" }
                text { x: "{WIDTH - 40}", y: "70", "text-anchor": "middle", {w.t("people-map-north")} }
            }
        }
    }
}

#[component]
fn MapMark(mark: Mark) -> Element {
    let (x, y) = (mark.x, mark.y);
    let drawn = rsx! {
        g {
            title { {mark.title.clone()} }
            Shape { class: mark.class, x, y, half: mark.half() }
            if mark.count > 1 {
                text { class: "map-number {fill(mark.class)}", x: "{x}", y: "{y + 5}", "text-anchor": "middle", "{mark.count}" }
            }
        }
    };
    match mark.household {
        Some(id) => rsx! {
            a { href: "/households/{id}", tabindex: "-1", {drawn} }
        },
        None => drawn,
    }
}

const fn fill(class: Class) -> &'static str {
    match class {
        Class::Poor => "poor",
        Class::NearPoor => "near",
        Class::AverageLivingStandard => "avg",
        Class::NotPoor => "not",
        Class::Undetermined => "und",
    }
}

/// A class by its shape and colour: a square, a diamond, a triangle, a ring, a broken ring.
#[component]
fn Shape(class: Class, x: i64, y: i64, half: i64) -> Element {
    let whole = half * 2;
    let kind = format!("map-mark {}", fill(class));
    match class {
        Class::Poor => rsx! {
            rect { class: kind, x: "{x - half}", y: "{y - half}", width: "{whole}", height: "{whole}" }
        },
        Class::NearPoor => rsx! {
            path { class: kind, d: "M{x} {y - half - 3}L{x + half + 3} {y}L{x} {y + half + 3}L{x - half - 3} {y}z" }
        },
        Class::AverageLivingStandard => rsx! {
            path { class: kind, d: "M{x} {y - half - 2}L{x + half + 2} {y + half}L{x - half - 2} {y + half}z" }
        },
        Class::NotPoor | Class::Undetermined => rsx! {
            circle { class: kind, cx: "{x}", cy: "{y}", r: "{half}" }
        },
    }
}

/// How many households, and of what: "29 hộ có vị trí, thôn Phiêng Lềng, hộ nghèo".
fn heading(w: &Words, data: &MapData) -> String {
    let count = w.with("people-map-count", [("n", data.totals.0.into())]);
    let village = data.village.as_ref().and_then(|chosen| data.villages.iter().find(|(id, _)| id == chosen));
    let village = village.map(|(_, name)| w.village(name));
    let class = data.class.map(|class| w.class(class).to_lowercase());
    std::iter::once(count).chain(village).chain(class).collect::<Vec<_>>().join(", ")
}

#[component]
fn Lines(id: &'static str, lines: Vec<Line>, total: usize) -> Element {
    let w = words();
    let rest = total.saturating_sub(lines.len());
    rsx! {
        div { class: "map-list", id, tabindex: "0", role: "group", aria_label: w.t(if id == "without" { "people-map-list-without" } else { "people-map-list" }),
            ul {
                for line in lines {
                    li { key: "{line.id}",
                        a { href: "/households/{line.id}", "{line.number} {line.head}" }
                        span { class: "small quiet", " {line.village} " }
                        ClassBadge { class: line.class }
                    }
                }
            }
            if rest > 0 {
                p { class: "small quiet", {w.with("people-map-rest", [("n", rest.into())])} }
            }
        }
    }
}
