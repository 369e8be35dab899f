//! The form in which a plan's figures are corrected. The server adds up and checks again on every press of a button.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::plan_annex::count;
use super::plan_findings::Findings;
use super::plan_versions::Changes;
use super::words;
use crate::domain::plan::annex::{Column, FIGURES};
use crate::domain::plan::numbering::{self, Renumbered};
use crate::domain::plan::revise::STATED;
use crate::domain::text::title_case;
use crate::i18n::findings;
use crate::server::office::model::plan_form::{CellError, EditData, Meanwhile, RowForm};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn EditPage(data: EditData, csrf: String, synthetic: bool) -> Element {
    let w = words();
    let form = data.form.clone();
    let from_file = !form.file.is_empty();
    let title = if from_file { "plan-edit-title-file" } else { "plan-edit-title" };
    let sub = if from_file {
        w.with("plan-edit-sub-file", [("file", form.file.clone().into())])
    } else {
        w.with("plan-edit-sub", [("version", form.base.to_string().into())])
    };
    rsx! {
        p { class: "back",
            a { href: "/plan", {w.t("plan-back")} }
        }
        PageHead { title: w.with(title, [("year", form.year.clone().into())]), sub, sample: synthetic }
        if let Some(meanwhile) = data.meanwhile.clone() {
            MeanwhileBanner { meanwhile }
        }
        if data.hidden_rows > 0 {
            p { class: "remark", {w.with("plan-edit-hidden", [("n", data.hidden_rows.into())])} }
        }
        if !data.renumbered.is_empty() {
            Renumbering { lines: data.renumbered.clone() }
        }
        Troubles { data: data.clone() }
        form { class: "plan-form", method: "post", action: "/plan/edit", autocomplete: "off",
            FormToken { token: csrf }
            // A press of Enter in a cell looks again, and saves nothing.
            button { class: "hidden", r#type: "submit", name: "act", value: "look", tabindex: "-1", aria_hidden: "true",
                {w.t("plan-edit-look")}
            }
            input { r#type: "hidden", name: "year", value: form.year.clone() }
            input { r#type: "hidden", name: "expected", value: "{form.expected}" }
            input { r#type: "hidden", name: "base", value: "{form.base}" }
            input { r#type: "hidden", name: "from-file", value: form.file.clone() }
            if form.has_total {
                input { r#type: "hidden", name: "has-total", value: "1" }
            }
            for (at , heading) in form.not_read.iter().enumerate() {
                input { key: "{at}", r#type: "hidden", name: "not-read", value: heading.clone() }
            }
            StatedFields { data: data.clone() }
            Table { data: data.clone() }
            Save { data: data.clone() }
        }
        if data.looked {
            Findings { findings: data.findings.clone() }
        }
    }
}

/// Someone else saved while this was typed.
#[component]
fn MeanwhileBanner(meanwhile: Meanwhile) -> Element {
    let w = words();
    let head = meanwhile.head.clone();
    let who = if head.made.name.is_empty() { head.made.by.clone() } else { head.made.name.clone() };
    rsx! {
        section { class: "banner", id: "meanwhile", role: "alert", aria_labelledby: "meanwhile-title",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { id: "meanwhile-title",
                    {w.with("plan-meanwhile-title", [
                        ("who", who.into()),
                        ("version", head.version.to_string().into()),
                        ("at", w.moment(head.at).into()),
                    ])}
                }
                p { {w.t("plan-meanwhile-kept")} }
                if !meanwhile.clashes.is_empty() {
                    p { b { {w.with("plan-meanwhile-clashes", [("n", meanwhile.clashes.len().into())])} } }
                }
                if !meanwhile.changes.is_empty() {
                    details { open: true,
                        summary { {w.with("plan-meanwhile-changes", [("n", meanwhile.changes.len().into())])} }
                        Changes { changes: meanwhile.changes.clone(), label: "meanwhile-title" }
                    }
                }
            }
        }
    }
}

/// Lines of a file in another order than the commune's own: which number each got.
#[component]
fn Renumbering(lines: Vec<Renumbered>) -> Element {
    let w = words();
    rsx! {
        section { class: "remark", id: "renumbered",
            p { {w.with("plan-edit-renumbered", [("n", lines.len().into())])} }
            details {
                summary { {w.t("plan-edit-renumbered-which")} }
                ul { class: "sentences",
                    for line in lines.iter() {
                        li { key: "{line.to}",
                            {w.with("plan-edit-renumbered-line", [
                                ("name", title_case(&line.name).into()),
                                ("from", line.from.into()),
                                ("to", line.to.into()),
                            ])}
                        }
                    }
                }
            }
        }
    }
}

/// What stops saving.
#[component]
fn Troubles(data: EditData) -> Element {
    let w = words();
    let rows = data.form.rows.iter().any(|row| !row.name.is_empty());
    if data.errors.is_empty() && data.strangers.is_empty() && data.misnamed.is_empty() && !data.wrong_year && rows {
        return rsx! {};
    }
    rsx! {
        section { class: "trouble", id: "trouble", role: "alert", aria_labelledby: "trouble-title",
            Icon { name: "stop" }
            div {
                h2 { id: "trouble-title", {w.t("plan-edit-trouble")} }
                ul { class: "sentences",
                    for error in data.errors.iter() {
                        li { key: "{error.field}",
                            a { href: "#{error.field}", {named(&w, error)} }
                            ": "
                            {findings::read_kind(w.i18n(), &error.kind)}
                        }
                    }
                    if !data.strangers.is_empty() {
                        li { {w.with("plan-edit-strangers", [("list", data.strangers.join(", ").into())])} }
                    }
                    for line in data.misnamed.iter() {
                        li { key: "{line.meant}",
                            {w.with("plan-edit-misnamed", [
                                ("name", title_case(&line.name).into()),
                                ("number", numbering::number(&line.village).unwrap_or(0).into()),
                                ("meant", numbering::number(&line.meant).unwrap_or(0).into()),
                            ])}
                        }
                    }
                    if data.wrong_year {
                        li { {w.t("plan-upload-year-wrong")} }
                    }
                    if !rows {
                        li { {w.t("plan-edit-no-rows")} }
                    }
                }
            }
        }
    }
}

fn named(w: &Words, error: &CellError) -> String {
    let column = w.t(&format!("office-column-{}", error.column.code().replace('_', "-")));
    match error.part {
        "row" => format!("{}, {column}", title_case(&error.village)),
        "total" => format!("{}, {column}", w.t("plan-place-total")),
        _ => format!("{}, {column}", w.t("plan-place-stated")),
    }
}

#[component]
fn StatedFields(data: EditData) -> Element {
    let w = words();
    rsx! {
        fieldset { class: "block plan-stated",
            legend { class: "hidden", {w.t("plan-stated-title")} }
            h2 { aria_hidden: "true", {w.t("plan-stated-title")} }
            p { class: "quiet", {w.t("plan-stated-what")} }
            div { class: "plan-stated-fields",
                for column in STATED {
                    label { key: "{column.code()}",
                        span { {w.t(&format!("plan-stated-{}", column.code().replace('_', "-")))} }
                        Cell {
                            field: format!("s.{}", column.code()),
                            value: data.form.stated.get(&column).cloned().unwrap_or_default(),
                            data: data.clone(),
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Table(data: EditData) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "plan-table-title",
            div { class: "padded",
                h2 { id: "plan-table-title", {w.t("plan-table-title")} }
                p { class: "quiet", {w.t("plan-table-what")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "plan-table-title", tabindex: "0",
                table { class: "list annex plan-table",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-number")} }
                            th { scope: "col", {w.t("office-col-village")} }
                            for (at , column) in FIGURES.into_iter().enumerate() {
                                th { key: "{column.code()}", class: "right", scope: "col",
                                    b { "{at + 1}" }
                                    {w.t(&format!("office-column-{}", column.code().replace('_', "-")))}
                                }
                            }
                        }
                    }
                    tbody {
                        for (at , row) in data.form.rows.iter().enumerate() {
                            Row { key: "{at}", at: at + 1, row: row.clone(), data: data.clone() }
                        }
                    }
                    tfoot {
                        tr { class: "total",
                            td {}
                            th { scope: "row", {w.t("office-sum-of-rows")} }
                            for column in FIGURES {
                                td { key: "{column.code()}", class: "right", {count(data.sums.count(column))} }
                            }
                        }
                        tr { class: "printed-total",
                            td {}
                            th { scope: "row", {w.t("plan-place-total")} }
                            for column in FIGURES {
                                td { key: "{column.code()}", class: "right",
                                    Cell {
                                        field: format!("t.{}", column.code()),
                                        value: data.form.total.get(&column).cloned().unwrap_or_default(),
                                        label: label(&w, &w.t("plan-place-total"), column),
                                        data: data.clone(),
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn label(w: &Words, place: &str, column: Column) -> String {
    format!("{place}: {}", w.t(&format!("office-column-{}", column.code().replace('_', "-"))))
}

#[component]
fn Row(at: usize, row: RowForm, data: EditData) -> Element {
    let w = words();
    let name = if row.name.is_empty() { w.with("plan-row", [("n", at.into())]) } else { title_case(&row.name) };
    rsx! {
        tr {
            td {
                input { r#type: "hidden", name: "r{at}.line", value: "{row.line}" }
                Cell {
                    field: format!("r{at}.number"),
                    value: row.number.clone(),
                    label: label(&w, &name, Column::Number),
                    data: data.clone(),
                }
            }
            th { scope: "row",
                Cell {
                    field: format!("r{at}.village"),
                    value: row.name.clone(),
                    label: label(&w, &name, Column::Village),
                    data: data.clone(),
                }
            }
            for column in FIGURES {
                td { key: "{column.code()}", class: "right",
                    Cell {
                        field: format!("r{at}.{}", column.code()),
                        value: row.cells.get(&column).cloned().unwrap_or_default(),
                        label: label(&w, &name, column),
                        data: data.clone(),
                    }
                }
            }
        }
    }
}

/// One figure: marked where it cannot be read, where it was changed, and where someone else changed it too.
#[component]
fn Cell(field: String, value: String, #[props(default)] label: String, data: EditData) -> Element {
    let w = words();
    let wrong = data.errors.iter().any(|error| error.field == field);
    let theirs = data.meanwhile.as_ref().and_then(|meanwhile| meanwhile.clashes.get(&field)).cloned();
    let changed = data.changed.contains(&field);
    let is_name = field.ends_with(".village");
    let hint = format!("{field}-theirs");
    let described = theirs.is_some().then(|| hint.clone());
    rsx! {
        input {
            id: field.clone(),
            class: if changed { "plan-changed" },
            name: field,
            r#type: "text",
            value,
            inputmode: if is_name { "text" } else { "decimal" },
            maxlength: if is_name { "120" } else { "14" },
            aria_label: if !label.is_empty() { label },
            aria_invalid: if wrong { "true" },
            aria_describedby: described,
        }
        if let Some(theirs) = theirs {
            span { class: "plan-theirs small", id: hint,
                {w.with("plan-theirs", [("value", (if theirs.is_empty() { w.t("plan-blank") } else { theirs }).into())])}
            }
        }
    }
}

#[component]
fn Save(data: EditData) -> Element {
    let w = words();
    rsx! {
        section { class: "block plan-save", aria_labelledby: "plan-save-title",
            h2 { id: "plan-save-title", {w.t("plan-save-title")} }
            label { class: "tick",
                input { r#type: "checkbox", name: "sums", value: "1" }
                {w.t("plan-edit-sums")}
            }
            label { class: "tick",
                input { r#type: "checkbox", name: "rates", value: "1" }
                {w.t("plan-edit-rates")}
            }
            label { class: "plan-reason",
                span { {w.t("plan-edit-reason")} }
                input { r#type: "text", name: "reason", maxlength: "300", value: data.form.reason.clone() }
            }
            if data.looked {
                p { class: "quiet",
                    {w.with("plan-edit-looked", [
                        ("changed", data.changed.len().into()),
                        ("findings", data.findings.len().into()),
                    ])}
                }
            }
            p { class: "actions",
                button { class: "button", r#type: "submit", name: "act", value: "look", {w.t("plan-edit-look")} }
                button { class: "button", r#type: "submit", name: "act", value: "add-row", {w.t("plan-edit-add-row")} }
                button { class: "button primary", r#type: "submit", name: "act", value: "save", {w.t("plan-edit-save")} }
            }
            p { class: "small quiet", {w.t("plan-edit-not-confirmed")} }
        }
    }
}
