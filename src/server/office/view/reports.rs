//! The pages of reports: the list with the sheet beside it, the sheet alone, and the names behind a figure.

use dioxus::prelude::*;

use super::parts::{ButtonLink, ClassBadge, Empty, Icon, PageHead, VillageSelect};
use super::steps::sent_words;
use super::words;
use crate::domain::report::{Basis, Number};
use crate::domain::sent::SentReport;
use crate::server::office::model::reports::{Address, CheckLine, NamesData, Part, ReportData, Surveyed};
use crate::server::office::model::steps::round_name;
use crate::server::office::words::Words;
use crate::server::report::Paper;
use crate::server::report::paper::{HeadCell, PaperCell, PaperRow, Remark, RowKind};

/// A report with the list of all.
#[component]
pub fn ReportPage(data: ReportData) -> Element {
    let w = words();
    let address = data.address;
    let label = w.with("report-sheet-label", [("number", format!("{:02}", address.number.get()).into())]);
    rsx! {
        PageHead { title: w.t("report-page"), sample: data.paper.sample.is_some(),
            Choose { address, years: data.years.clone() }
        }
        div { class: "report-page",
            aside { class: "no-print",
                nav { class: "block report-list", aria_label: w.t("report-list-label"),
                    ol {
                        for number in Number::all() {
                            li { key: "{number.get()}",
                                a {
                                    href: address.other(number).of(""),
                                    aria_current: if number == address.number { "page" },
                                    "{number.get()}. "
                                    {w.t(&format!("report-name-{}", number.get()))}
                                }
                            }
                        }
                    }
                }
                Before { address, checks: data.checks.clone(), sent: data.sent.clone() }
                if let Some(found) = data.surveyed.clone() {
                    OfSurveyed { found }
                }
            }
            div { class: "report-side",
                if let Some(part) = data.part.clone() {
                    ListPart { address, part }
                }
                if data.part.as_ref().is_some_and(|part| part.households == 0) {
                    Empty { fact: w.t("report-list-empty"), next: w.t("report-list-empty-next") }
                }
                div { class: "scroll report-desk", role: "group", tabindex: "0", aria_label: label,
                    Sheet { paper: data.paper.clone(), address, links: true }
                }
            }
        }
    }
}

/// Year and basis.
#[component]
fn Choose(address: Address, years: Vec<i32>) -> Element {
    let w = words();
    rsx! {
        form { class: "report-choose no-print", method: "get", action: "/reports/{address.number.get()}",
            label { r#for: "report-year", {w.t("report-year")} }
            select { id: "report-year", name: "year",
                for year in years {
                    option { key: "{year}", value: "{year}", selected: year == address.year, "{year}" }
                }
            }
            fieldset {
                legend { class: "hidden", {w.t("report-choose")} }
                for basis in Basis::ALL {
                    label { class: "tick", key: "{basis.code()}",
                        input {
                            r#type: "radio",
                            name: "basis",
                            value: basis.code(),
                            checked: basis == address.basis,
                        }
                        {w.t(&format!("report-basis-{}", basis.code()))}
                    }
                }
            }
            button { class: "button", r#type: "submit", {w.t("report-show")} }
        }
    }
}

const fn mark(fine: bool) -> &'static str {
    if fine { "tick" } else { "warn" }
}

/// What was looked at, and the two ways out.
#[component]
fn Before(address: Address, checks: Vec<CheckLine>, sent: Vec<SentReport>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "report-before",
            h2 { id: "report-before", {w.t("report-before-printing")} }
            ul { class: "proof",
                for (at , check) in checks.into_iter().enumerate() {
                    li { key: "{at}", class: if check.fine { "fine" } else { "look" },
                        Icon { name: mark(check.fine) }
                        span { {check.text} }
                    }
                }
            }
            for sent in sent {
                p { class: "small", key: "{sent.report.code()}",
                    {report_sent(&w, &sent)}
                    " "
                    a { href: "/calendar", {w.t("steps-due-all")} }
                }
            }
            div { class: "report-out",
                ButtonLink { to: address.of("/print"), primary: true, {w.t("report-print")} }
                ButtonLink { to: address.of("/xlsx"), {w.t("report-xlsx")} }
            }
        }
    }
}

/// The rates over those that were surveyed: on screen only, the sheet keeps its own columns.
#[component]
fn OfSurveyed(found: Surveyed) -> Element {
    let w = words();
    rsx! {
        section { class: "block report-surveyed", aria_labelledby: "of-surveyed",
            h2 { id: "of-surveyed", {w.with("report-surveyed-title", [("of", found.of.into())])} }
            p { class: "small", {w.t("report-surveyed-what")} }
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("report-surveyed-indicator")} }
                        th { class: "right", scope: "col", {w.t("report-surveyed-lack")} }
                        th { class: "right", scope: "col", {w.t("report-surveyed-rate")} }
                    }
                }
                tbody {
                    for (name , lack , rate) in found.rows {
                        tr { key: "{name}",
                            th { scope: "row", {name.clone()} }
                            td { class: "right", {w.number(lack)} }
                            td { class: "right strong nowrap", {rate} }
                        }
                    }
                }
            }
        }
    }
}

/// "Báo cáo sơ bộ đợt năm 2026: đã gửi ngày 13/11/2026."
fn report_sent(w: &Words, sent: &SentReport) -> String {
    let state = sent.paper.as_ref().map(|paper| sent_words(w, paper)).unwrap_or_default();
    let what = w.with(&format!("steps-due-{}", sent.report.code()), [("round", round_name(w, sent.round).into())]);
    w.with("progress-due", [("what", what.into()), ("state", state.into())])
}

/// Which part of a list is shown.
#[component]
fn ListPart(address: Address, part: Part) -> Element {
    let w = words();
    let village = part.village.as_ref().map(|village| format!("&village={village}")).unwrap_or_default();
    let to = |page: usize| format!("{}{village}&page={page}", address.of(""));
    let said = w.with(
        "report-list-page",
        [("page", part.page.into()), ("pages", part.pages.into()), ("households", part.households.into())],
    );
    rsx! {
        form { class: "block report-part no-print", method: "get", action: "/reports/{address.number.get()}",
            input { r#type: "hidden", name: "year", value: "{address.year}" }
            input { r#type: "hidden", name: "basis", value: address.basis.code() }
            label { r#for: "report-village", {w.t("report-village")} }
            VillageSelect {
                id: "report-village",
                all: w.t("report-village-all"),
                villages: part.villages.clone(),
                chosen: part.village.clone(),
            }
            button { class: "button", r#type: "submit", {w.t("report-show")} }
            span { class: "grow", {said} }
            if part.page > 1 {
                ButtonLink { to: to(part.page - 1), {w.t("report-page-previous")} }
            }
            if part.page < part.pages {
                ButtonLink { to: to(part.page + 1), {w.t("report-page-next")} }
            }
            p { class: "small quiet", {w.t("report-list-logged")} }
        }
        if part.pages > 1 || part.village.is_some() {
            p { class: "report-partial", {w.t("report-list-partial")} }
        }
    }
}

/// The sheet alone.
#[component]
pub fn PrintPage(paper: Paper, address: Address) -> Element {
    let w = words();
    let way = w.t(if paper.landscape { "report-print-landscape" } else { "report-print-portrait" });
    let number = format!("{:02}", address.number.get());
    rsx! {
        div { class: "page-head no-print",
            div { class: "grow",
                h1 { {paper.form.clone()} }
                p { class: "quiet", {w.with("report-print-hint", [("way", way.into())])} }
            }
            ButtonLink { to: address.of(""), {w.with("report-back", [("number", number.clone().into())])} }
        }
        div {
            class: "scroll report-desk",
            role: "group",
            tabindex: "0",
            aria_label: w.with("report-sheet-label", [("number", number.into())]),
            Sheet { paper, address, links: false }
        }
    }
}

/// A report as it lies on paper.
#[component]
fn Sheet(paper: Paper, address: Address, links: bool) -> Element {
    let w = words();
    let wide = paper.numbers.len() > 14;
    let class = match (paper.landscape, paper.list, wide) {
        (_, true, _) => "report-paper across people",
        (true, _, true) => "report-paper across dense",
        (true, _, false) => "report-paper across",
        (false, ..) => "report-paper",
    };
    let table = w.with("report-table-label", [("title", paper.title.clone().into())]);
    rsx! {
        article { class,
            if let Some(sample) = paper.sample.clone() {
                p { class: "report-sample", {sample} }
            }
            div { class: "report-top",
                div {
                    b { {paper.authority[0].clone()} }
                    b { class: "report-line", {paper.authority[1].clone()} }
                    p { {paper.form.clone()} }
                }
                div {
                    b { {paper.motto[0].clone()} }
                    b { class: "report-line motto", {paper.motto[1].clone()} }
                    p { i { {paper.place_date.clone()} } }
                }
            }
            h2 { {paper.title.clone()} }
            p { class: "report-under", {paper.under.clone()} }
            p { class: "report-unit", {paper.unit.clone()} }
            table { aria_label: table,
                thead {
                    for (at , row) in paper.heads.iter().enumerate() {
                        tr { key: "{at}",
                            for cell in row.iter() {
                                Heading { key: "{cell.column}", cell: cell.clone() }
                            }
                        }
                    }
                    tr { class: "no",
                        for (at , number) in paper.numbers.iter().enumerate() {
                            td { key: "{at}", {number.clone()} }
                        }
                    }
                }
                tbody {
                    for (at , row) in paper.rows.iter().enumerate() {
                        Line { key: "{at}", row: row.clone(), over: paper.numbers.len(), address, links }
                    }
                }
            }
            // In one piece on paper: signatures never stand on a sheet without the sentences that they sign.
            div { class: "report-tail",
                for (at , remark) in paper.remarks.iter().enumerate() {
                    RemarkLine { key: "{at}", remark: remark.clone(), address, links }
                }
                div { class: "report-sign",
                    div { class: "report-recipients",
                        for (at , line) in paper.recipients.iter().enumerate() {
                            p { key: "{at}", {line.clone()} }
                        }
                    }
                    for (at , block) in paper.signatures.iter().enumerate() {
                        div { key: "{at}",
                            for (at , line) in block.iter().enumerate() {
                                p { key: "{at}", {line.clone()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Heading(cell: HeadCell) -> Element {
    let scope = if cell.columns > 1 { "colgroup" } else { "col" };
    let class = match cell.column {
        0 => "tt",
        1 => "name",
        _ => "figure",
    };
    rsx! {
        th { class, scope, colspan: "{cell.columns}", rowspan: "{cell.rows}", {cell.text} }
    }
}

#[component]
fn Line(row: PaperRow, over: usize, address: Address, links: bool) -> Element {
    if row.kind == RowKind::Heading {
        let text = row.cells.first().map(|cell| cell.value.words()).unwrap_or_default();
        return rsx! {
            tr { class: "heading",
                th { colspan: "{over}", scope: "row", {text} }
            }
        };
    }
    let class = match row.kind {
        RowKind::Commune => "all",
        RowKind::Head => "head",
        RowKind::Village | RowKind::Heading | RowKind::Member => "",
    };
    let named = if matches!(row.kind, RowKind::Head | RowKind::Member) { 2 } else { 1 };
    let name = row.cells.get(named).map(|cell| cell.value.words()).unwrap_or_default();
    rsx! {
        tr { class,
            for (at , cell) in row.cells.iter().enumerate() {
                if at == named {
                    th { key: "{at}", class: "name", scope: "row", {cell.value.words()} }
                } else {
                    td { key: "{at}", class: if cell.value.is_figure() && at > 1 { "figure" },
                        Figure { cell: cell.clone(), row: row.key.clone(), name: name.clone(), at, address, links }
                    }
                }
            }
        }
    }
}

/// A figure, which opens into the names behind it.
#[component]
fn Figure(cell: PaperCell, row: String, name: String, at: usize, address: Address, links: bool) -> Element {
    let w = words();
    let value = cell.value.words();
    if !links || !cell.opens {
        return rsx! { {value} };
    }
    // Columns A and B come before column 1.
    let column = at.saturating_sub(1);
    let label = w.with(
        "report-open-cell",
        [("value", value.clone().into()), ("row", name.into()), ("column", column.to_string().into())],
    );
    rsx! {
        a { href: "{address.of(\"/names\")}&row={row}&column={column}", aria_label: label, {value} }
    }
}

#[component]
fn RemarkLine(remark: Remark, address: Address, links: bool) -> Element {
    let w = words();
    let to = remark.note.filter(|_| links).map(|note| format!("{}&note={note}", address.of("/names")));
    rsx! {
        p { class: "report-remark",
            {remark.text}
            if let Some(to) = to {
                " "
                a { class: "no-print", href: to, {w.t("report-open-note")} }
            }
        }
    }
}

/// The names behind a figure.
#[component]
pub fn NamesPage(data: NamesData) -> Element {
    let w = words();
    let number = format!("{:02}", data.address.number.get());
    let basis = w.t(&format!("report-basis-{}", data.address.basis.code()));
    let to = |page: usize| format!("{}&{}&page={page}", data.address.of("/names"), data.cell);
    rsx! {
        p { class: "back no-print",
            a { href: data.address.of(""), {w.with("report-back", [("number", number.clone().into())])} }
        }
        PageHead {
            title: w.with("report-names-title", [("number", number.into()), ("what", data.what.clone().into())]),
            sub: "{data.figure}, {basis}, {data.address.year}. {w.t(\"report-names-logged\")}",
            sample: data.synthetic,
        }
        if data.rows.is_empty() {
            Empty { fact: w.t("report-names-none") }
        } else {
            div { class: "block table-block scroll", role: "group", tabindex: "0", aria_label: data.what.clone(),
                table { class: "list report-names",
                    thead {
                        tr {
                            th { scope: "col", {w.t("report-village")} }
                            th { scope: "col", {w.t("report-names-number")} }
                            th { scope: "col", {w.t("report-names-household")} }
                            th { scope: "col", class: "right", {w.t("report-names-people")} }
                            th { scope: "col", {w.t("report-names-class")} }
                            if data.of_people {
                                th { scope: "col", {w.t("report-names-members")} }
                            }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            tr { key: "{row.household}",
                                td { {row.village.clone()} }
                                td { {row.number.clone()} }
                                th { scope: "row",
                                    a { href: "/households/{row.household}", {row.head.clone()} }
                                }
                                td { class: "right", "{row.people}" }
                                td {
                                    if let Some(class) = row.class {
                                        ClassBadge { class }
                                    }
                                }
                                if data.of_people {
                                    td { {row.members.join(", ")} }
                                }
                            }
                        }
                    }
                }
            }
        }
        if data.pages > 1 {
            p { class: "pages",
                if data.page > 1 {
                    ButtonLink { to: to(data.page - 1), {w.t("report-page-previous")} }
                }
                if data.page < data.pages {
                    ButtonLink { to: to(data.page + 1), {w.t("report-page-next")} }
                }
            }
        }
    }
}
