//! One finalised visit on one A5 page, for the household and for the file: what was found, why, what would change it, and
//! that it is the village's review and not yet the commune's decision.
//!
//! The page on the screen is the page on paper; `@media print` in the style sheet takes the bars away. What the page says
//! is put together in [`Sheet::of`], a function of values.

use dioxus::prelude::*;

use super::result_screen::{Explained, unconfirmed};
use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::basis::indicator_title;
use crate::app::components::button::{ActionBar, Button, Look};
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_status};
use crate::app::trouble::StoreTrouble;
use crate::app::views::draft_states::FormUnknown;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::classification::{Change, Income, Outcome};
use crate::domain::household::Household;
use crate::domain::ids::VisitId;
use crate::domain::standard;
use crate::domain::visit::Visit;
use crate::i18n::{date, number, reasons};

/// Most lines under "what would change it": the page is one page.
const MOST_CHANGES: usize = 3;

/// What stands on the page, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// "UBND xã Ngân Sơn".
    pub commune: String,
    /// "Thôn Phiêng Lềng".
    pub village: String,
    /// Whose household, its number, and how many people count.
    pub household: String,
    /// The class found.
    pub class: Class,
    /// Why, in one sentence.
    pub why: String,
    /// B1 or the income, with its line.
    pub income: String,
    /// B2 with its line.
    pub lack: String,
    /// Every indicator: title, outcome, why.
    pub indicators: Vec<(String, Outcome, String)>,
    /// What is missing, of a household whose class is not determined.
    pub missing: String,
    /// What would change it; the first few.
    pub changes: Vec<String>,
    /// By which standard, and what of it is unconfirmed.
    pub basis: Vec<String>,
    /// The village's result alone, or recognised by the commune.
    pub standing: String,
    /// The day of the visit.
    pub day: String,
    /// Made-up data.
    pub synthetic: bool,
}

impl Sheet {
    /// Puts the page of a visit together; `None` when this version lacks its standard.
    pub fn of(words: &Words, visit: &Visit, household: &Household, village: &str, commune: &str) -> Option<Self> {
        let standard = standard::builtin_by_id(&visit.standard)?;
        let found = visit.classification.clone();
        let explained = Explained {
            classification: found.clone(),
            standard,
            members: visit.members.clone(),
            day: visit.visited_on,
            last_lacking: None,
            draft: None,
            recognised: visit.recognised(household),
        };
        let head = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
        let people = visit.members.iter().filter(|member| member.counts()).count();
        let indicators = found
            .indicators
            .iter()
            .map(|outcome| {
                let why = match outcome.outcome {
                    Outcome::NotDeprived => String::new(),
                    Outcome::Deprived | Outcome::Unknown => {
                        reasons::indicator_reason(words, outcome, &visit.members, visit.visited_on)
                    }
                };
                (indicator_title(words, &found.standard, outcome.number), outcome.outcome, why)
            })
            .collect();
        let missing = reasons::missing_sentence(words, &found, &visit.members, visit.visited_on);
        let changes = first_changes(&found.changes)
            .into_iter()
            .map(|change| reasons::change_aloud(words, &found, change, &visit.members, visit.visited_on))
            .collect();
        let source = words.t_args(
            "print-basis",
            &[
                ("standard", text(explained.standard.source.clone())),
                ("version", text(found.standard_version.to_string())),
            ],
        );
        let standing = match explained.recognised {
            Some(since) => words.t_args("print-recognised", &[("date", text(date(since)))]),
            None => words.t("print-not-decision"),
        };
        Some(Self {
            standing,
            commune: commune.to_owned(),
            village: village.to_owned(),
            household: words.t_args(
                "print-household",
                &[
                    ("name", text(head)),
                    ("number", text(household.number.clone())),
                    ("people", text(people.to_string())),
                ],
            ),
            class: found.class,
            why: reasons::class_sentence(words, &found),
            income: income_line(words, &found.income, found.b1_line, found.income_line),
            lack: lack_line(words, found.b2_min, found.b2_max, found.b2_line),
            indicators,
            missing,
            changes,
            basis: [Some(source), unconfirmed(words, &explained)].into_iter().flatten().collect(),
            day: date(visit.visited_on),
            synthetic: household.synthetic,
        })
    }
}

/// The first sets of indicators and the income, in that order.
fn first_changes(changes: &[Change]) -> Vec<&Change> {
    let (sets, income): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| matches!(change, Change::Indicators { .. }));
    sets.into_iter().take(MOST_CHANGES.saturating_sub(income.len())).chain(income).collect()
}

fn income_line(words: &Words, income: &Income, b1_line: u32, income_line: i64) -> String {
    match income {
        Income::Missing => words.t("result-b1-none"),
        Income::B1 { points } => {
            words.t_args("print-b1", &[("value", text(points.to_string())), ("line", text(b1_line.to_string()))])
        }
        Income::Declared { dong } => {
            words.t_args("print-income", &[("value", text(number(*dong))), ("line", text(number(income_line)))])
        }
    }
}

fn lack_line(words: &Words, least: u32, most: u32, line: u32) -> String {
    let value = if least == most {
        least.to_string()
    } else {
        words.t_args("result-b2-range", &[("min", text(least.to_string())), ("max", text(most.to_string()))])
    };
    words.t_args("print-b2", &[("value", text(value)), ("line", text(line.to_string()))])
}

/// Loads the visit to be printed.
#[component]
pub fn PrintView(visit: VisitId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let status = use_status();
    let sample = use_sample();
    let mut refused = use_signal(|| false);
    let loaded = use_loaded_for(visit, |phone, id| async move {
        let visit = phone.store.visit(id).await?;
        let detail = phone.store.household(visit.household).await?;
        Ok((visit, detail.household))
    });
    match loaded {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready((visit, household)) => {
            let enrolment = status.enrolment.as_ref();
            let village = enrolment
                .and_then(|enrolment| enrolment.villages.iter().find(|village| village.id == visit.village))
                .map_or_else(String::new, |village| words.village(&village.name));
            let commune = enrolment.map_or_else(String::new, |enrolment| {
                words.t_args(
                    "print-commune",
                    &[
                        ("name", text(enrolment.commune.name.clone())),
                        ("province", text(enrolment.commune.province.clone())),
                    ],
                )
            });
            let Some(mut sheet) = Sheet::of(&words, &visit, &household, &village, &commune) else {
                return rsx! { FormUnknown {} };
            };
            sheet.synthetic |= sample;
            rsx! {
                PrintScreen {
                    visit: visit.id,
                    sheet,
                    refused: refused(),
                    onprint: move |()| refused.set(phone.platform.print().is_err()),
                }
            }
        }
    }
}

/// The page of given values, between its bars.
#[component]
pub fn PrintScreen(
    visit: VisitId,
    sheet: Sheet,
    /// The device has no way to print.
    #[props(default)]
    refused: bool,
    onprint: EventHandler<()>,
) -> Element {
    let words = use_words();
    let bar = rsx! {
        AppBar { title: words.t("print-title"), sample: sheet.synthetic, back: Route::Reasons { visit }, form: true }
    };
    let foot = rsx! {
        ActionBar {
            Button { word: words.t("print-act"), icon: "print", look: Look::Primary, onpress: move |()| onprint.call(()) }
        }
    };
    rsx! {
        Screen { bar, foot, keys_scroll: true,
            if refused {
                div { class: "form-alert no-print",
                    Banner { kind: BannerKind::Wait, title: words.t("print-none"), text: words.t("print-none-text") }
                }
            }
            SheetPage { sheet }
        }
    }
}

/// The page itself.
#[component]
pub fn SheetPage(sheet: Sheet) -> Element {
    let words = use_words();
    let lacking = sheet.indicators.iter().filter(|(_, outcome, _)| *outcome == Outcome::Deprived).count();
    let count = [("lacking", text(lacking.to_string())), ("total", text(sheet.indicators.len().to_string()))];
    rsx! {
        article { class: "sheet",
            header { class: "sheet-head",
                div {
                    p { {sheet.commune} }
                    p { b { {sheet.village} } }
                }
                if sheet.synthetic {
                    p { class: "sheet-sample", {words.t("sample-tag")} }
                }
            }
            h2 { class: "sheet-title", {words.t("print-heading")} }
            p { class: "sheet-sub", {sheet.standing} }
            p { class: "sheet-household", b { {sheet.household} } }
            div { class: "sheet-class",
                ClassBadge { class: sheet.class }
                p {
                    {sheet.income}
                    br {}
                    {sheet.lack}
                }
            }
            p { class: "sheet-why", {sheet.why} }
            table { class: "sheet-table",
                caption { {words.t_args("result-why-note", &count)} }
                tbody {
                    for (at , (title , outcome , why)) in sheet.indicators.into_iter().enumerate() {
                        tr { key: "{at}",
                            th { scope: "row", {title} }
                            td { class: "sheet-mark", {words.t(mark(outcome))} }
                            td { class: "sheet-cause", span { {why} } }
                        }
                    }
                }
            }
            if !sheet.missing.is_empty() {
                p { class: "sheet-why", {sheet.missing} }
            }
            if !sheet.changes.is_empty() {
                h3 { {words.t("result-changes")} }
                ul { class: "sheet-changes",
                    for (at , change) in sheet.changes.into_iter().enumerate() {
                        li { key: "{at}", {change} }
                    }
                }
            }
            div { class: "sheet-basis",
                for (at , sentence) in sheet.basis.into_iter().enumerate() {
                    p { key: "{at}", {sentence} }
                }
            }
            p { class: "sheet-day", {words.t_args("print-day", &[("date", text(sheet.day))])} }
            div { class: "sheet-signs",
                p {
                    b { {words.t("print-sign-household")} }
                    {words.t("print-sign-how")}
                }
                p {
                    b { {words.t("print-sign-head")} }
                    {words.t("print-sign-how")}
                }
            }
        }
    }
}

const fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Deprived => "print-mark-deprived",
        Outcome::NotDeprived => "print-mark-fine",
        Outcome::Unknown => "print-mark-unknown",
    }
}
