//! Who attends: the day, the place, who chairs and writes, how many came, and who is named. Saved at every tap.

use chrono::{Days, NaiveDate};
use dioxus::prelude::*;

use super::begun;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::{self, DayField};
use crate::app::components::field::TextField;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowText, SectionTitle};
use crate::app::components::stepper::Stepper;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample};
use crate::app::trouble::{ready, store_sentence};
use crate::app::words::{Words, use_words};
use crate::domain::ids::MeetingId;
use crate::domain::meeting::{Attendee, MOST_ATTENDING, MOST_NAMED};
use crate::domain::text::tidy;
use crate::i18n;
use crate::store::view::{MeetingDraft, MeetingHead};

/// Common roles, to tap.
const ROLES: [&str; 4] = ["attend-role-front", "attend-role-women", "attend-role-farmers", "attend-role-commune"];

/// Loads the meeting begun, and saves each tap.
#[component]
pub fn AttendView(meeting: MeetingId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let mut trouble = use_signal(String::new);
    let router = navigator();
    let draft = use_loaded_for(meeting, move |phone, id| {
        begun(phone, id, move || {
            router.replace(Route::Meeting { meeting: id });
        })
    });
    let today = phone.today();
    let onsave = move |head: MeetingHead| {
        let (phone, words) = (phone.clone(), words.clone());
        // Not bound to the screen: what was typed last is saved though one goes on at once.
        dioxus::core::spawn_forever(async move {
            let saved = match phone.now() {
                Ok(now) => phone.store.save_meeting_head(meeting, head, now).await,
                Err(error) => Err(error),
            };
            let sentence = saved.err().map_or_else(String::new, |error| store_sentence(&words, &error));
            if let Ok(mut place) = trouble.try_write() {
                *place = sentence;
            }
        });
    };
    rsx! {
        AttendScreen { draft, today, sample: use_sample(), trouble: trouble(), onsave }
    }
}

/// The screen of given values.
#[component]
pub fn AttendScreen(
    draft: Loaded<MeetingDraft>,
    today: NaiveDate,
    #[props(default)] sample: bool,
    /// Why the last tap was not saved.
    #[props(default)]
    trouble: String,
    #[props(default)] onsave: EventHandler<MeetingHead>,
) -> Element {
    let words = use_words();
    let bar = rsx! { AppBar { title: words.t("attend-title"), back: Route::Meetings {}, form: true } };
    match ready(draft, bar) {
        Ok(draft) => rsx! {
            AttendForm { draft, today, sample, trouble, onsave }
        },
        Err(screen) => screen,
    }
}

#[component]
fn AttendForm(
    draft: MeetingDraft,
    today: NaiveDate,
    sample: bool,
    trouble: String,
    onsave: EventHandler<MeetingHead>,
) -> Element {
    let words = use_words();
    let meeting = draft.id;
    let mut head = use_signal(|| draft.head.clone());
    let mut day = use_signal(|| i18n::date(draft.head.held_on));
    let mut change = move |change: &dyn Fn(&mut MeetingHead)| {
        head.with_mut(|head| change(head));
        onsave.call(head.peek().clone());
    };
    let wrong_day =
        day_field::read_until(&day.read(), today).err().map_or_else(String::new, |error| words.t(error.key()));
    let now = head();
    let back = Route::Hold { meeting };
    let bar =
        rsx! { AppBar { title: words.t("attend-title"), sub: words.t("attend-saved"), sample, back, form: true } };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Hold { meeting }, word: words.t("attend-done"), look: Look::Primary, icon: "tick", replace: true }
        }
    };
    let places = vec![words.t("attend-place-common")];
    rsx! {
        Screen { bar, foot,
            if !trouble.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: trouble } }
            }
            div { class: "page",
                Stepper {
                    id: "attend-count",
                    label: words.t("attend-count"),
                    hint: words.t("attend-count-hint"),
                    value: Some(now.attending).filter(|count| *count > 0),
                    most: MOST_ATTENDING,
                    onchange: move |count: Option<u32>| change(&|head| head.attending = count.unwrap_or(0)),
                }
                DayField {
                    id: "attend-day",
                    label: words.t("attend-day"),
                    value: day(),
                    quick: recent(&words, today),
                    wrong: wrong_day,
                    oninput: move |typed: String| {
                        if let Ok(held_on) = day_field::read_until(&typed, today) {
                            change(&|head| head.held_on = held_on);
                        }
                        day.set(typed);
                    },
                }
                TextField {
                    id: "attend-place",
                    label: words.t("attend-place"),
                    value: now.place.clone(),
                    oninput: move |typed: String| change(&|head| head.place.clone_from(&typed)),
                }
                if now.place.trim().is_empty() {
                    div { class: "for-all",
                        for place in places {
                            Button {
                                key: "{place}",
                                word: place.clone(),
                                short: true,
                                onpress: move |()| change(&|head| head.place.clone_from(&place)),
                            }
                        }
                    }
                }
                TextField {
                    id: "attend-chair",
                    label: words.t("attend-chair"),
                    hint: words.t("attend-chair-hint"),
                    value: now.chair.clone(),
                    oninput: move |typed: String| change(&|head| head.chair.clone_from(&typed)),
                }
                TextField {
                    id: "attend-secretary",
                    label: words.t("attend-secretary"),
                    value: now.secretary.clone(),
                    oninput: move |typed: String| change(&|head| head.secretary.clone_from(&typed)),
                }
                Stepper {
                    id: "attend-invited",
                    label: words.t("attend-invited"),
                    hint: words.t("attend-invited-hint"),
                    value: Some(now.invited).filter(|count| *count > 0),
                    most: MOST_ATTENDING,
                    onchange: move |count: Option<u32>| change(&|head| head.invited = count.unwrap_or(0)),
                }
            }
            SectionTitle { title: words.t("attend-named"), note: words.t("attend-named-hint") }
            div { class: "rows",
                for (at , attendee) in now.attendees.iter().cloned().enumerate() {
                    RowText { key: "{at}", title: attendee.name.clone(), sub: attendee.role.clone(),
                        Button {
                            word: words.name("attend-remove", &attendee.name),
                            short: true,
                            onpress: move |()| change(&|head| {
                                if at < head.attendees.len() {
                                    head.attendees.remove(at);
                                }
                            }),
                        }
                    }
                }
            }
            if now.attendees.len() < MOST_NAMED {
                NewAttendee {
                    onadd: move |attendee: Attendee| change(&|head| head.attendees.push(attendee.clone())),
                }
            }
        }
    }
}

/// Somebody to be named in the minutes.
#[component]
fn NewAttendee(onadd: EventHandler<Attendee>) -> Element {
    let words = use_words();
    let mut name = use_signal(String::new);
    let mut role = use_signal(String::new);
    let add = move |()| {
        let attendee = Attendee { name: tidy(&name.peek()), role: tidy(&role.peek()) };
        if !attendee.name.is_empty() {
            onadd.call(attendee);
            name.set(String::new());
            role.set(String::new());
        }
    };
    rsx! {
        div { class: "page",
            TextField { id: "attend-name", label: words.t("attend-name"), value: name(), oninput: move |typed| name.set(typed) }
            TextField { id: "attend-role", label: words.t("attend-role"), value: role(), oninput: move |typed| role.set(typed) }
            div { class: "for-all", role: "group", aria_label: words.t("attend-role"),
                for key in ROLES {
                    Button { key: "{key}", word: words.t(key), short: true, onpress: {
                        let words = words.clone();
                        move |()| role.set(words.t(key))
                    } }
                }
            }
            Button { word: words.t("attend-add"), icon: "plus", wide: true, onpress: add }
        }
    }
}

fn recent(words: &Words, today: NaiveDate) -> Vec<(String, NaiveDate)> {
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    vec![(words.t("attend-day-today"), today), (words.t("attend-day-yesterday"), yesterday)]
}
