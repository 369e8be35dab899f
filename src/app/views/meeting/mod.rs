//! "Họp thôn và niêm yết": the village's meetings, postings and objections, and the way into each.
//!
//! The book lives here; [`hold`] the households to discuss, [`attend`] who came, [`voice`] the voices about one,
//! [`summary`] all of it once more; [`held`] the minutes, [`minutes`] on paper; [`posting`] and [`object`] what is
//! posted and who objects. What carries is decided in `domain::meeting`.

pub mod attend;
pub mod held;
pub mod hold;
pub mod minutes;
pub mod object;
pub mod posting;
pub mod summary;
pub mod voice;
pub mod words;

use chrono::{Datelike, NaiveDate};
use dioxus::prelude::*;

use self::words::{carried, figure, posting_state, round_name, sent_key};
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{Button, Look};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, RowText, SectionTitle, Tone};
use crate::app::components::states::Empty;
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, Phone, use_loaded_for, use_phone, use_sample, use_village};
use crate::app::trouble::ready;
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::MeetingId;
use crate::domain::round::Round;
use crate::i18n::date;
use crate::store::StoreError;
use crate::store::view::{MeetingBook, MeetingDraft, MeetingLine, ObjectionLine, SentState};

/// The draft of a meeting. One that became minutes meanwhile leads to them (`held`): the way back of a browser or a phone
/// still comes here.
async fn begun(phone: Phone, meeting: MeetingId, held: impl FnOnce()) -> Result<MeetingDraft, StoreError> {
    let draft = phone.store.meeting_draft(meeting).await;
    if matches!(draft, Err(StoreError::NotFound(_))) && phone.store.meeting(meeting).await.is_ok() {
        held();
    }
    draft
}

/// Loads the book of the village shown, and opens meetings.
#[component]
pub fn MeetingsView() -> Element {
    let phone = use_phone();
    let doing = use_doing();
    let village = use_village();
    let book = use_loaded_for(village.clone(), |phone, village| async move {
        match village {
            Some(village) => phone.store.meeting_book(village, phone.today()).await,
            None => Err(StoreError::NotFound("village".to_owned())),
        }
    });
    let onopen = move |round: Round| {
        let Some(village) = village.clone() else { return };
        let router = navigator();
        let working = doing.clone();
        doing.run(async move {
            let now = working.phone.now()?;
            let draft = working.phone.store.open_meeting(village, round, None, now).await?;
            working.shown();
            router.push(Route::Hold { meeting: draft.id });
            Ok(())
        });
    };
    rsx! {
        MeetingsScreen { book, today: phone.today(), sample: use_sample(), onopen }
    }
}

/// The screen of given values.
#[component]
pub fn MeetingsScreen(
    book: Loaded<MeetingBook>,
    today: NaiveDate,
    #[props(default)] sample: bool,
    #[props(default)] onopen: EventHandler<Round>,
) -> Element {
    let words = use_words();
    let bar = rsx! { AppBar { title: words.t("meetings-title"), sample, back: Route::Today {} } };
    let book = match ready(book, bar.clone()) {
        Ok(book) => book,
        Err(screen) => return screen,
    };
    let yearly = Round::yearly(book.year);
    let month = Round::monthly(book.year, today.month());
    let begun = |round: Round| book.begun.iter().any(|begun| begun.round == round);
    let asks_month = book.to_discuss_month > 0 && !book.closed.contains(&month) && !begun(month);
    rsx! {
        Screen { bar, foot: VNode::empty(), keys_scroll: true,
            if book.closed.contains(&yearly) {
                div { class: "pad", ClosedYear { year: book.year } }
            } else if !begun(yearly) {
                OpenYearly { year: book.year, waiting: book.to_discuss, held: !book.meetings.is_empty(), onopen: move |()| onopen.call(yearly) }
            }
            if !book.closed.contains(&yearly) {
                if book.turned_down > 0 {
                    p { class: "pad small", {words.n("hold-turned-down", book.turned_down)} }
                }
                if book.asked > 0 {
                    p { class: "pad small", {words.n("hold-asked", book.asked)} }
                }
            }
            if asks_month {
                div { class: "page",
                    p { {words.t_args("meetings-open-month", &[
                        ("n", i64::from(book.to_discuss_month).into()),
                        ("count", text(book.to_discuss_month.to_string())),
                        ("month", text(today.month().to_string())),
                    ])} }
                    Button { word: words.t("meetings-open-act"), wide: true, icon: "people", onpress: move |()| onopen.call(month) }
                }
            }
            if !book.begun.is_empty() {
                SectionTitle { title: words.t("meetings-begun") }
                div { class: "rows",
                    for begun in book.begun.clone() {
                        RowLink {
                            key: "{begun.id}",
                            to: Route::Hold { meeting: begun.id },
                            icon: "pen",
                            tone: Tone::Accent,
                            title: words.t_args("meetings-begun-row", &[("day", text(date(begun.held_on)))]),
                            sub: words.t_args("meetings-begun-sub", &[
                                ("n", i64::from(begun.counted).into()),
                                ("count", text(begun.counted.to_string())),
                                ("round", text(round_name(&words, begun.round))),
                            ]),
                        }
                    }
                }
            }
            SectionTitle { title: words.t("meetings-held") }
            div { class: "rows",
                if book.meetings.is_empty() {
                    p { class: "row quiet", {words.t("meetings-held-none")} }
                }
                for line in book.meetings.clone() {
                    HeldRow { key: "{line.meeting.id}", line }
                }
            }
            SectionTitle { title: words.t("meetings-postings") }
            div { class: "rows",
                if book.postings.is_empty() {
                    p { class: "row quiet", {words.t("meetings-postings-none")} }
                }
                for posting in book.postings.clone() {
                    RowLink {
                        key: "{posting.id}",
                        to: Route::Posting { posting: posting.id },
                        icon: "book",
                        title: words.t_args("meetings-posting-row", &[
                            ("n", figure(posting.lines.len()).into()),
                            ("count", text(posting.lines.len().to_string())),
                            ("day", text(date(posting.posted_on))),
                        ]),
                        sub: posting_state(&words, &posting, today),
                    }
                }
            }
            SectionTitle { title: words.t("meetings-objections") }
            Objections { objections: book.objections.clone() }
        }
    }
}

/// How many households wait for the yearly meeting, and the way to open it.
#[component]
fn OpenYearly(year: i32, waiting: u32, held: bool, onopen: EventHandler<()>) -> Element {
    let words = use_words();
    let args =
        [("n", i64::from(waiting).into()), ("count", text(waiting.to_string())), ("year", text(year.to_string()))];
    if waiting == 0 {
        return rsx! {
            Empty { title: words.t_args("meetings-open-none", &args), text: if held { String::new() } else { words.t("meetings-open-none-text") } }
        };
    }
    rsx! {
        div { class: "page meeting-open",
            p { class: "subtitle", {words.t_args("meetings-open-yearly", &args)} }
            Button {
                word: words.t(if held { "meetings-open-again" } else { "meetings-open-act" }),
                look: Look::Primary,
                wide: true,
                icon: "people",
                onpress: onopen,
            }
        }
    }
}

/// A year that is closed: said before anybody goes on a visit.
#[component]
pub fn ClosedYear(year: i32) -> Element {
    let words = use_words();
    let year = [("year", text(year.to_string()))];
    rsx! {
        Banner { kind: BannerKind::Wait, icon: "lock", title: words.t_args("closed-title", &year), text: words.t_args("closed-text", &year) }
    }
}

#[component]
fn HeldRow(line: MeetingLine) -> Element {
    let words = use_words();
    let meeting = &line.meeting;
    let (carried, all) = carried(&line.rule, meeting);
    let counts = words.t_args(
        "meetings-held-sub",
        &[
            ("round", text(round_name(&words, meeting.round))),
            ("carried", text(carried.to_string())),
            ("all", text(all.to_string())),
        ],
    );
    let refused = line.sent == SentState::Refused;
    rsx! {
        RowLink {
            to: Route::Meeting { meeting: meeting.id },
            icon: if refused { Some("stop") } else { Some("people") },
            tone: if refused { Tone::Alarm } else { Tone::Plain },
            title: words.t_args("meetings-held-row", &[("day", text(date(meeting.held_on)))]),
            sub: format!("{counts} · {}", words.t(sent_key(line.sent))),
        }
    }
}

/// Objections with what came of them.
#[component]
pub fn Objections(objections: Vec<ObjectionLine>) -> Element {
    let words = use_words();
    rsx! {
        div { class: "rows",
            if objections.is_empty() {
                p { class: "row quiet", {words.t("meetings-objections-none")} }
            }
            for line in objections {
                ObjectionRow { key: "{line.objection.id}", line }
            }
        }
    }
}

#[component]
fn ObjectionRow(line: ObjectionLine) -> Element {
    let words = use_words();
    let args = [("name", text(line.objection.name.clone())), ("head", text(line.head.clone()))];
    let icon = match (&line.objection.outcome, line.sent) {
        (_, SentState::Refused) => "stop",
        (Some(_), _) => "tick",
        (None, _) => "clock",
    };
    rsx! {
        RowText { icon, title: words.t_args("objection-row", &args), sub: objection_sub(&words, &line) }
    }
}

/// What was said, when, and where it stands.
fn objection_sub(words: &Words, line: &ObjectionLine) -> String {
    let objection = &line.objection;
    let taken = words.t_args("objection-taken", &[("day", text(date(objection.received_on)))]);
    let stands = match &objection.outcome {
        Some(outcome) => {
            let key = if outcome.upheld { "objection-upheld" } else { "objection-rejected" };
            words.t_args(key, &[("text", text(outcome.text.clone()))])
        }
        None if line.sent == SentState::AtCommune => words.t("objection-open"),
        None => words.t(sent_key(line.sent)),
    };
    format!("{} · {taken} · {stands}", objection.text)
}
