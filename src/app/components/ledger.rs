//! The movement of a class over the year: (1) to (9), found by the review and recognised by the commune side by side,
//! every line opening into the names behind it. The figures come from `domain::progress`.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::{Go, Route};
use crate::app::words::{Words, text, use_words};
use crate::domain::act::{Act, Done};
use crate::domain::class::Class;
use crate::domain::ids::HouseholdId;
use crate::domain::progress::Track;
use crate::domain::progress::ledger::{Ledger, Movement, Tally};
use crate::i18n::{date, number};

/// Head and number of each household.
pub type Names = BTreeMap<HouseholdId, (String, String)>;

/// What a line shows of a household under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Both,
    SurveyedOnly,
    RecognisedOnly,
}

/// The ledger of one class. `people` counts people in place of households; `opened` lines show their names, and under a
/// name why the household came or went, where an act in the register says so.
#[component]
pub fn MovementLedger(
    class: Class,
    track: Track,
    names: Names,
    #[props(default)] acts: BTreeMap<HouseholdId, Act>,
    people: bool,
    opened: BTreeSet<Movement>,
    ontoggle: EventHandler<Movement>,
) -> Element {
    let words = use_words();
    let kind = if class == Class::Poor { "poor" } else { "near" };
    let count = move |tally: Tally| i64::from(if people { tally.people } else { tally.households });
    let start = (count(track.surveyed.start), count(track.recognised.start));
    rsx! {
        div { class: "ledger",
            div { class: "ledger-line head",
                span { {words.t("ledger-hint")} }
                span { class: "n", {words.t("ledger-surveyed")} }
                span { class: "n", {words.t("ledger-recognised")} }
                span {}
            }
            div { class: "ledger-line",
                span { {words.t(&format!("ledger-{kind}-1"))} }
                span { class: "n", {number(start.0)} }
                span { class: "n", {number(start.1)} }
                span {}
            }
            for movement in Movement::ALL {
                LedgerLine {
                    key: "{movement.number()}",
                    label: words.t(&format!("ledger-{kind}-{}", movement.number())),
                    movement,
                    surveyed: count(track.surveyed.count(movement)),
                    recognised: count(track.recognised.count(movement)),
                    households: behind(&track, movement, &names),
                    acts: if moves_in_or_out(movement) { acts.clone() } else { BTreeMap::new() },
                    opened: opened.contains(&movement),
                    ontoggle,
                }
            }
        }
    }
}

/// Line (9), with the sum written out. It stays at the foot of the screen as long as its ledger goes on below.
#[component]
pub fn LedgerSum(class: Class, track: Track, people: bool) -> Element {
    let words = use_words();
    let kind = if class == Class::Poor { "poor" } else { "near" };
    let count = |tally: Tally| i64::from(if people { tally.people } else { tally.households });
    let (surveyed, recognised) = (count(track.surveyed.end), count(track.recognised.end));
    rsx! {
        div { class: "ledger-line sum",
            span {
                b { {words.t(&format!("ledger-{kind}-9"))} }
                br {}
                span { class: "quiet num", {written_out(&track.surveyed, people)} }
            }
            span { class: "n figure",
                span { class: "for-reader", {words.t("ledger-surveyed")} " " }
                {number(surveyed)}
            }
            span { class: "n",
                span { class: "for-reader", {words.t("ledger-recognised")} " " }
                {number(recognised)}
            }
            span {}
        }
    }
}

/// The sum as one would write it: `31−6−2−1+1+1+0+0`.
pub fn written_out(ledger: &Ledger, people: bool) -> String {
    let count = |tally: Tally| if people { tally.people } else { tally.households };
    let mut sum = number(i64::from(count(ledger.start)));
    for movement in Movement::ALL {
        let sign = if movement.decreases() { '−' } else { '+' };
        sum.push(sign);
        sum.push_str(&number(i64::from(count(ledger.count(movement)))));
    }
    sum
}

#[component]
fn LedgerLine(
    label: String,
    movement: Movement,
    surveyed: i64,
    recognised: i64,
    households: Vec<(HouseholdId, String, String, Shown)>,
    acts: BTreeMap<HouseholdId, Act>,
    opened: bool,
    ontoggle: EventHandler<Movement>,
) -> Element {
    let words = use_words();
    let signed = |value: i64| match (value, movement.decreases()) {
        (0, _) => number(0),
        (value, true) => format!("−{}", number(value)),
        (value, false) => format!("+{}", number(value)),
    };
    if households.is_empty() {
        return rsx! {
            div { class: "ledger-line",
                span { "{label}" }
                span { class: "n", {signed(surveyed)} }
                span { class: "n", {signed(recognised)} }
                span {}
            }
        };
    }
    let id = format!("ledger-names-{}", movement.number());
    let icon = if opened { "down" } else { "next" };
    rsx! {
        button {
            class: "ledger-line",
            r#type: "button",
            aria_expanded: if opened { "true" } else { "false" },
            aria_controls: "{id}",
            onclick: move |_| ontoggle.call(movement),
            span { "{label}" }
            span { class: "n", {signed(surveyed)} }
            span { class: "n", {signed(recognised)} }
            Icon { name: icon }
        }
        if opened {
            ul { class: "ledger-names", id: "{id}",
                for (household , name , number , shown) in households {
                    li { key: "{household}",
                        Go { to: Route::Household { id: household }, class: "name-link",
                            span { class: "grow",
                                {words.t_args("ledger-household", &[("name", text(name)), ("number", text(number))])}
                                if let Some(act) = acts.get(&household) {
                                    span { class: "sub", {came_or_went(&words, act)} }
                                }
                                if let Some(key) = shown.remark() {
                                    span { class: "sub", {words.t(key)} }
                                }
                            }
                            Icon { name: "next" }
                        }
                    }
                }
            }
        }
    }
}

/// Lines (4) and (8): the household itself came or went.
pub const fn moves_in_or_out(movement: Movement) -> bool {
    matches!(movement, Movement::OtherDecrease | Movement::OtherIncrease)
}

/// Why a household came or went: "Tách hộ, ngày 12/03/2026. Lý do: …"
fn came_or_went(words: &Words, act: &Act) -> String {
    let what = words.t(match act.done {
        Done::Registered => "moved-registered",
        Done::MovedIn { .. } => "moved-in",
        Done::MovedAway { .. } => "moved-away",
        Done::DiedOut => "moved-died-out",
        Done::SplitFrom { .. } => "moved-split",
        Done::MergedInto { .. } => "moved-merged",
        _ => "moved-other",
    });
    let key = if act.reason.is_empty() { "moved-on" } else { "moved-on-because" };
    let args = [("what", text(what)), ("date", text(date(act.on))), ("reason", text(act.reason.clone()))];
    words.t_args(key, &args)
}

/// Which of the two columns a household stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown(Standing);

impl Shown {
    const fn remark(self) -> Option<&'static str> {
        match self.0 {
            Standing::Both => None,
            Standing::SurveyedOnly => Some("ledger-only-surveyed"),
            Standing::RecognisedOnly => Some("ledger-only-recognised"),
        }
    }
}

/// The households of a line in either column, by number.
fn behind(track: &Track, movement: Movement, names: &Names) -> Vec<(HouseholdId, String, String, Shown)> {
    let of = |ledger: &Ledger| -> BTreeSet<HouseholdId> {
        ledger.lines.get(&movement).map(|line| line.households.iter().copied().collect()).unwrap_or_default()
    };
    let (surveyed, recognised) = (of(&track.surveyed), of(&track.recognised));
    let mut list: Vec<_> = surveyed
        .union(&recognised)
        .map(|id| {
            let (head, number) = names.get(id).cloned().unwrap_or_default();
            let standing = match (surveyed.contains(id), recognised.contains(id)) {
                (true, false) => Standing::SurveyedOnly,
                (false, true) => Standing::RecognisedOnly,
                _ => Standing::Both,
            };
            (*id, head, number, Shown(standing))
        })
        .collect();
    list.sort_by(|a, b| (&a.2, &a.1, a.0).cmp(&(&b.2, &b.1, b.0)));
    list
}
