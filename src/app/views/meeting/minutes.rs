//! Minutes on A4, in two copies to sign: one for the village, one for the commune. What stands on the screen is what
//! stands on paper; the style sheet takes the bars away and begins each copy on a page of its own.

use dioxus::prelude::*;

use super::words::round_name;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::{AppBar, SampleTag};
use crate::app::components::button::{ActionBar, Button, Look};
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_status};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::classification::Classification;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::{Attendee, Meeting};
use crate::domain::procedure::MeetingRule;
use crate::i18n::{date, scores as points};
use crate::store::StoreError;
use crate::store::view::MeetingLine;

/// Loads the minutes to be printed.
#[component]
pub fn MinutesView(meeting: MeetingId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let status = use_status();
    let sample = use_sample();
    let mut refused = use_signal(|| false);
    let loaded = use_loaded_for(meeting, |phone, id| async move {
        let line = phone.store.meeting(id).await?;
        let mut scores = Vec::new();
        for ballot in &line.meeting.ballots {
            // Minutes from elsewhere may speak of a visit that this phone never had.
            scores.push(match phone.store.visit(ballot.visit).await {
                Ok(visit) => Some(visit.classification),
                Err(StoreError::NotFound(_)) => None,
                Err(error) => return Err(error),
            });
        }
        Ok((line, scores))
    });
    match loaded {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready((line, scores)) => {
            let (meeting, MeetingLine { rule, .. }) = (line.numbered(), line);
            let enrolment = status.enrolment.as_ref();
            let village = enrolment
                .and_then(|enrolment| enrolment.villages.iter().find(|village| village.id == meeting.village))
                .map_or_else(String::new, |village| words.village(&village.name));
            let commune = enrolment.map(|enrolment| enrolment.commune.name.clone()).unwrap_or_default();
            rsx! {
                MinutesScreen {
                    meeting,
                    rule,
                    village,
                    commune,
                    scores,
                    sample,
                    refused: refused(),
                    onprint: move |()| refused.set(phone.platform.print().is_err()),
                }
            }
        }
    }
}

/// Both copies of given values, between their bars.
#[component]
pub fn MinutesScreen(
    meeting: Meeting,
    /// How many must agree.
    rule: MeetingRule,
    /// "Thôn Phiêng Lềng".
    village: String,
    /// "xã Ngân Sơn".
    commune: String,
    /// What each visit that was read out found, in the order of the ballots.
    scores: Vec<Option<Classification>>,
    #[props(default)] sample: bool,
    /// The device has no way to print.
    #[props(default)]
    refused: bool,
    #[props(default)] onprint: EventHandler<()>,
) -> Element {
    let words = use_words();
    let bar = rsx! {
        AppBar { title: words.t("minutes-title"), sample, back: Route::Meeting { meeting: meeting.id }, form: true }
    };
    let foot = rsx! {
        ActionBar {
            Button { word: words.t("minutes-act"), icon: "print", look: Look::Primary, onpress: onprint }
        }
    };
    rsx! {
        Screen { bar, foot, keys_scroll: true,
            if refused {
                div { class: "form-alert no-print",
                    Banner { kind: BannerKind::Wait, title: words.t("print-none"), text: words.t("print-none-text") }
                }
            }
            p { class: "pad small quiet no-print", {words.t("minutes-own-form")} }
            for (number , whose) in [(1, "village"), (2, "commune")] {
                Copy {
                    key: "{number}",
                    number,
                    whose,
                    meeting: meeting.clone(),
                    village: village.clone(),
                    commune: commune.clone(),
                    scores: scores.clone(),
                    sample,
                    rule: rule.clone(),
                }
            }
        }
    }
}

/// One copy.
#[component]
fn Copy(
    number: i64,
    whose: &'static str,
    meeting: Meeting,
    village: String,
    commune: String,
    scores: Vec<Option<Classification>>,
    sample: bool,
    rule: MeetingRule,
) -> Element {
    let words = use_words();
    let about = words.t_args("minutes-about", &[("round", text(format!("{}.", round_name(&words, meeting.round))))]);
    let copy = words.t_args("minutes-copy", &[("n", text(number.to_string())), ("for", text(whose))]);
    let lines = lines(&words, &meeting);
    rsx! {
        article { class: "minutes",
            header { class: "minutes-head",
                div {
                    p { {words.t_args("minutes-commune", &[("name", text(commune))])} }
                    p { b { {village} } }
                }
                div {
                    p { b { {words.t("minutes-nation")} } }
                    p { b { {words.t("minutes-motto")} } }
                }
            }
            if sample {
                p { class: "minutes-sample", SampleTag {} }
            }
            h2 { class: "minutes-title", {words.t("minutes-heading")} }
            p { class: "minutes-about", {about} }
            p { {words.t("minutes-begin")} }
            for (at , line) in lines.into_iter().enumerate() {
                p { key: "{at}", {line} }
            }
            Ballots { meeting: meeting.clone(), rule: rule.clone(), scores }
            p { {words.t_args("minutes-rule", &[("share", text(rule.share.to_string()))])} }
            if !meeting.remarks.is_empty() {
                p { {words.t_args("minutes-remarks", &[("text", text(meeting.remarks.clone()))])} }
            }
            p { {words.t("minutes-copies")} }
            div { class: "minutes-signs",
                p {
                    b { {words.t("minutes-sign-secretary")} }
                    span { {words.t("minutes-sign-how")} }
                    span { class: "minutes-name", {meeting.secretary.clone()} }
                }
                p {
                    b { {words.t("minutes-sign-witness")} }
                    span { {words.t("minutes-sign-how")} }
                    span { class: "minutes-name" }
                }
                p {
                    b { {words.t("minutes-sign-chair")} }
                    span { {words.t("minutes-sign-how")} }
                    span { class: "minutes-name", {meeting.chair.clone()} }
                }
            }
            p { class: "minutes-copy", {copy} }
        }
    }
}

/// When, where, who.
fn lines(words: &Words, meeting: &Meeting) -> Vec<String> {
    let mut lines = vec![
        words.t_args("minutes-when", &[("day", text(date(meeting.held_on))), ("place", text(meeting.place.clone()))]),
        words.t_args(
            "minutes-chair",
            &[("chair", text(meeting.chair.clone())), ("secretary", text(meeting.secretary.clone()))],
        ),
        words.t_args("minutes-attending", &[("count", text(meeting.attending.to_string()))]),
    ];
    if meeting.invited > 0 {
        lines.push(words.t_args("minutes-invited", &[("count", text(meeting.invited.to_string()))]));
    }
    if !meeting.attendees.is_empty() {
        let named = |attendee: &Attendee| match attendee.role.as_str() {
            "" => attendee.name.clone(),
            role => format!("{} ({role})", attendee.name),
        };
        let names: Vec<String> = meeting.attendees.iter().map(named).collect();
        lines.push(words.t_args("minutes-named", &[("names", text(names.join(", ")))]));
    }
    lines
}

/// The table of households with what was said about some of them.
#[component]
fn Ballots(meeting: Meeting, rule: MeetingRule, scores: Vec<Option<Classification>>) -> Element {
    let words = use_words();
    let result = |carries: bool| words.t(if carries { "minutes-carried" } else { "minutes-failed" });
    let columns = [
        "minutes-no",
        "minutes-head",
        "minutes-class",
        "minutes-b1",
        "minutes-b2",
        "minutes-agree",
        "minutes-disagree",
        "minutes-result",
    ];
    let score = |at: usize| scores.get(at).and_then(Option::as_ref);
    rsx! {
        div { class: "minutes-scroll", tabindex: "0", role: "group", aria_label: words.t("minutes-table"),
            table { class: "minutes-table",
                caption { {words.t("minutes-table")} }
                thead {
                    tr {
                        for column in columns {
                            th { key: "{column}", scope: "col", {words.t(column)} }
                        }
                    }
                }
                tbody {
                    for (at , ballot) in meeting.ballots.iter().enumerate() {
                        tr { key: "{ballot.household}",
                            td { class: "num", "{at + 1}" }
                            th { scope: "row", {ballot.head.clone()} }
                            td { {words.class(ballot.class)} }
                            td { class: "num", {score(at).map(|found| points::income(&words, found)).unwrap_or_default()} }
                            td { class: "num", {score(at).map(points::b2).unwrap_or_default()} }
                            td { class: "num", "{ballot.agree}" }
                            td { class: "num", "{ballot.disagree}" }
                            td { {result(rule.carries(ballot.agree, meeting.attending))} }
                        }
                    }
                }
            }
        }
        for ballot in meeting.ballots.iter().filter(|ballot| !ballot.remark.is_empty()) {
            p { key: "{ballot.household}",
                {words.t_args("minutes-said", &[("head", text(ballot.head.clone())), ("remark", text(ballot.remark.clone()))])}
            }
        }
    }
}
