//! Minutes of a meeting held: what came of each household, what to do next, the way to paper, and photos of the signed
//! pages. A photo is made smaller and freed of where and when it was taken before it is kept.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dioxus::prelude::*;

use super::summary::of_all;
use super::words::{figure, round_name, sent_key};
use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{Button, ButtonLink, Look};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowText, SectionTitle, Tone};
use crate::app::doing::{Doing, use_doing};
use crate::app::platform::photo::PhotoWay;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_sample};
use crate::app::trouble::{ready, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::{Ballot, Meeting};
use crate::domain::procedure::MeetingRule;
use crate::i18n::date;
use crate::store::view::{MeetingLine, PhotoLine, PhotoState, Picture, SentState};

/// What the screen of minutes is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum HeldAct {
    /// Hold it again, or write it again when the commune refused it.
    Again,
    /// Keep this picture of the signed page.
    Photo(Vec<u8>),
    /// Have the device ask for a picture, and keep it.
    Choose,
}

/// Loads minutes, keeps photos, and opens the meeting that repeats this one.
#[component]
pub fn HeldView(meeting: MeetingId) -> Element {
    let doing = use_doing();
    let way = doing.phone.platform.photo_way();
    let mut busy = use_signal(|| false);
    let mut trouble = use_signal(String::new);
    let line = use_loaded_for(meeting, |phone, id| async move {
        let line = phone.store.meeting(id).await?;
        let locked = phone.store.status().await?.closed.contains(&line.meeting.round);
        Ok((line, locked))
    });
    let place = match &line {
        Loaded::Ready((line, _)) => Some((line.meeting.village.clone(), line.meeting.round)),
        Loaded::Waiting | Loaded::Failed(_) => None,
    };
    let onact = move |act: HeldAct| {
        let working = doing.clone();
        match act {
            HeldAct::Again => {
                let Some((village, round)) = place.clone() else { return };
                let router = navigator();
                doing.run(async move {
                    let now = working.phone.now()?;
                    let draft = working.phone.store.open_meeting(village, round, Some(meeting), now).await?;
                    working.shown();
                    router.push(Route::Hold { meeting: draft.id });
                    Ok(())
                });
            }
            HeldAct::Photo(bytes) => {
                busy.set(true);
                trouble.set(String::new());
                doing.run(async move {
                    let sentence = keep(&working, meeting, bytes).await;
                    if let (Ok(mut busy), Ok(mut trouble)) = (busy.try_write(), trouble.try_write()) {
                        *busy = false;
                        *trouble = sentence;
                    }
                    Ok(())
                });
            }
            HeldAct::Choose => {
                trouble.set(String::new());
                doing.run(async move {
                    let sentence = match working.phone.platform.choose_photo().await {
                        Ok(Some(bytes)) => keep(&working, meeting, bytes).await,
                        Ok(None) => String::new(),
                        Err(_) => working.words.t("held-photo-broken"),
                    };
                    if let Ok(mut trouble) = trouble.try_write() {
                        *trouble = sentence;
                    }
                    Ok(())
                });
            }
        }
    };
    rsx! {
        HeldScreen { line, sample: use_sample(), way, busy: busy(), trouble: trouble(), onact }
    }
}

/// Keeps a picture of the signed page, made smaller; answers why it cannot, in words, or nothing.
async fn keep(doing: &Doing, meeting: MeetingId, bytes: Vec<u8>) -> String {
    let Ok(smaller) = doing.phone.platform.smaller_photo(bytes).await else {
        return doing.words.t("held-photo-broken");
    };
    let picture = Picture { media_type: "image/jpeg".to_owned(), base64: STANDARD.encode(smaller) };
    let kept = match doing.phone.now() {
        Ok(now) => doing.phone.store.add_photo(meeting, picture, now).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(_) => {
            doing.done(doing.words.t("held-photo-added"));
            String::new()
        }
        Err(error) => store_sentence(&doing.words, &error),
    }
}

/// The screen of given values.
#[component]
pub fn HeldScreen(
    /// The minutes, and whether their round is closed.
    line: Loaded<(MeetingLine, bool)>,
    #[props(default)] sample: bool,
    /// How a picture is chosen here.
    #[props(default)]
    way: PhotoWay,
    /// A picture is being made smaller.
    #[props(default)]
    busy: bool,
    /// Why a picture was not kept.
    #[props(default)]
    trouble: String,
    #[props(default)] onact: EventHandler<HeldAct>,
) -> Element {
    let words = use_words();
    let back = Route::Meetings {};
    let (line, locked) = match ready(line, rsx! { AppBar { title: words.t("hold-title"), back: back.clone() } }) {
        Ok(line) => line,
        Err(screen) => return screen,
    };
    let (meeting, rule) = (line.meeting.clone(), line.rule.clone());
    let title = words.t_args("held-title", &[("day", text(date(meeting.held_on)))]);
    let bar = rsx! { AppBar { title, sub: round_name(&words, meeting.round), sample, back } };
    let failed = meeting.ballots.iter().filter(|ballot| !rule.carries(ballot.agree, meeting.attending)).count();
    let refused = line.sent == SentState::Refused;
    rsx! {
        Screen { bar, foot: VNode::empty(), keys_scroll: true,
            if refused {
                div { class: "pad",
                    Banner { kind: BannerKind::Err, title: words.t("held-refused-title"), text: words.t("kept-refused"),
                        if !locked {
                            Button { word: words.t("held-write-again"), short: true, wide: true, onpress: move |()| onact.call(HeldAct::Again) }
                        }
                    }
                }
            } else if failed > 0 {
                div { class: "pad",
                    Banner { kind: BannerKind::Warn, title: words.n("held-failed-title", figure(failed)), text: words.t("held-failed-text"),
                        if !locked {
                            Button { word: words.t("held-repeat"), short: true, wide: true, onpress: move |()| onact.call(HeldAct::Again) }
                        }
                    }
                }
            }
            Facts { meeting: meeting.clone(), sent: line.sent }
            div { class: "pad",
                ButtonLink { to: Route::Minutes { meeting: meeting.id }, word: words.t("held-print"), icon: "print", look: Look::Primary, wide: true }
                if failed == 0 && !refused && !locked {
                    Button { word: words.t("held-repeat"), wide: true, icon: "pen", onpress: move |()| onact.call(HeldAct::Again) }
                }
            }
            SectionTitle { title: words.t("held-results") }
            div { class: "rows",
                for ballot in line.numbered().ballots {
                    BallotRow { key: "{ballot.household}", ballot, attending: meeting.attending, rule: rule.clone() }
                }
            }
            if !refused {
                Photos { line: line.clone(), way, busy, trouble, onact }
            }
        }
    }
}

#[component]
fn Facts(meeting: Meeting, sent: SentState) -> Element {
    let words = use_words();
    let named = |attendee: &crate::domain::meeting::Attendee| {
        if attendee.role.is_empty() { attendee.name.clone() } else { format!("{} ({})", attendee.name, attendee.role) }
    };
    let names: Vec<String> = meeting.attendees.iter().map(named).collect();
    let mut facts = vec![
        ("held-where", meeting.place.clone()),
        ("held-chair", meeting.chair.clone()),
        ("held-secretary", meeting.secretary.clone()),
        ("held-attending", meeting.attending.to_string()),
    ];
    if !names.is_empty() {
        facts.push(("held-named", names.join(", ")));
    }
    if !meeting.remarks.is_empty() {
        facts.push(("look-over-remarks", meeting.remarks.clone()));
    }
    rsx! {
        div { class: "page",
            dl { class: "facts",
                for (key , value) in facts {
                    div { key: "{key}",
                        dt { {words.t(key)} }
                        dd { {value} }
                    }
                }
            }
            p { class: "small quiet after", {words.t(sent_key(sent))} }
            if meeting.repeats.is_some() {
                p { class: "small quiet", {words.t("held-repeats")} }
            }
        }
    }
}

#[component]
fn BallotRow(ballot: Ballot, attending: u32, rule: MeetingRule) -> Element {
    let words = use_words();
    let carries = rule.carries(ballot.agree, attending);
    let (key, tone) = if carries { ("held-line-carried", Tone::Fine) } else { ("held-line-failed", Tone::Alarm) };
    rsx! {
        div { class: "row",
            span { class: "grow",
                b { {ballot.head.clone()} }
                span { class: "row-foot",
                    ClassBadge { class: ballot.class }
                    span { class: tone.class(), {words.t_args(key, &of_all(ballot.agree, attending))} }
                }
                if !ballot.remark.is_empty() {
                    span { class: "sub", {ballot.remark.clone()} }
                }
            }
        }
    }
}

/// The photos of the signed pages, and the way to one more.
#[component]
fn Photos(line: MeetingLine, way: PhotoWay, busy: bool, trouble: String, onact: EventHandler<HeldAct>) -> Element {
    let words = use_words();
    let elsewhere = line.meeting.minutes.len().saturating_sub(line.photos.len());
    rsx! {
        SectionTitle { title: words.t("held-photos") }
        p { class: "pad small quiet",
            {words.t("held-photos-text")}
            if way == PhotoWay::Files {
                " "
                {words.t("held-photos-native")}
            }
        }
        div { class: "rows snug",
            for (at , photo) in line.photos.iter().cloned().enumerate() {
                RowText {
                    key: "{photo.id}",
                    icon: photo_icon(&photo),
                    title: words.n("held-photo-row", figure(at + 1)),
                    sub: photo_state(&words, &photo),
                }
            }
            if elsewhere > 0 {
                p { class: "row quiet", {words.n("held-photo-elsewhere", figure(elsewhere))} }
            }
        }
        if !trouble.is_empty() {
            div { class: "pad", Banner { kind: BannerKind::Err, title: trouble } }
        }
        div { class: "pad",
            if busy {
                p { role: "status", {words.t("held-photo-busy")} }
            } else if way == PhotoWay::Chooser {
                Button { word: words.t("held-photo-choose"), wide: true, icon: "plus", onpress: move |()| onact.call(HeldAct::Choose) }
            } else {
                for (id , word , capture) in fields(way) {
                    label { key: "{id}", class: "button wide photo-input",
                        Icon { name: "plus" }
                        {words.t(word)}
                        input {
                            r#type: "file",
                            id: *id,
                            accept: "image/*",
                            "capture": *capture,
                            onchange: move |event| async move {
                                let Some(file) = event.files().into_iter().next() else { return };
                                // What cannot be read is said as what is no picture.
                                let bytes = file.read_bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default();
                                onact.call(HeldAct::Photo(bytes));
                            },
                        }
                    }
                }
            }
        }
    }
}

/// The ways to a picture, each as field, word and camera. A browser that is told to use the camera offers nothing else,
/// and one that is not told may leave the camera out; the window's file dialogue has no camera.
const fn fields(way: PhotoWay) -> &'static [(&'static str, &'static str, Option<&'static str>)] {
    const CHOOSE: (&str, &str, Option<&str>) = ("photo", "held-photo-choose", None);
    if matches!(way, PhotoWay::Files) {
        &[CHOOSE]
    } else {
        &[("photo-camera", "held-photo-take", Some("environment")), CHOOSE]
    }
}

const fn photo_icon(photo: &PhotoLine) -> &'static str {
    match photo.state {
        PhotoState::Sent => "tick",
        PhotoState::Waiting => "clock",
        PhotoState::Refused { .. } => "stop",
    }
}

fn photo_state(words: &Words, photo: &PhotoLine) -> String {
    match photo.state {
        PhotoState::Sent => words.t("held-photo-sent"),
        PhotoState::Refused { code } => {
            format!("{}: {}", words.t("held-photo-refused"), words.t(&format!("code-{}", code.as_str())))
        }
        PhotoState::Waiting if photo.sent > 0 => {
            let part = photo.sent.saturating_mul(100).checked_div(photo.size).unwrap_or(0);
            words.t_args("held-photo-part", &[("part", text(part.to_string()))])
        }
        PhotoState::Waiting => words.t("held-photo-waiting"),
    }
}
