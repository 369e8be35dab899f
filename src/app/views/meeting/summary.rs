//! All of a meeting once more before it becomes minutes: who carries, who does not, who was not discussed, and what is
//! still missing, each leading to where it is mended.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::words::figure;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::note_field::NoteField;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample};
use crate::app::trouble::{ready, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::MeetingId;
use crate::store::view::{MeetingDraft, MeetingHead, ToDiscuss};

/// Loads the meeting begun, and makes minutes of it.
#[component]
pub fn SummaryView(meeting: MeetingId) -> Element {
    let phone = use_phone();
    let doing = use_doing();
    let mut refused = use_signal(String::new);
    let draft = use_loaded_for(meeting, |phone, id| async move { phone.store.meeting_draft(id).await });
    let saving = doing.clone();
    let onsave = move |head: MeetingHead| {
        let working = saving.clone();
        saving.run(async move {
            let now = working.phone.now()?;
            working.phone.store.save_meeting_head(meeting, head, now).await?;
            Ok(())
        });
    };
    let onfinalise = move |()| {
        refused.set(String::new());
        let router = navigator();
        let working = doing.clone();
        doing.run(async move {
            let now = working.phone.now()?;
            match working.phone.store.finalise_meeting(meeting, now).await {
                Ok(_) => {
                    working.done(working.words.t("look-over-done"));
                    router.replace(Route::Meeting { meeting });
                }
                // The screen stays; the sentence stands above its button.
                Err(error) => {
                    if let Ok(mut place) = refused.try_write() {
                        *place = store_sentence(&working.words, &error);
                    }
                }
            }
            Ok(())
        });
    };
    rsx! {
        SummaryScreen { draft, today: phone.today(), sample: use_sample(), refused: refused(), onsave, onfinalise }
    }
}

/// What is still missing, in the order of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The round is closed.
    Locked,
    /// Nobody is counted as attending.
    Attending,
    /// The place.
    Place,
    /// Who chairs.
    Chair,
    /// Who writes.
    Secretary,
    /// The day has not come.
    Day,
    /// Nobody was discussed.
    Ballots,
    /// So many households have one figure only.
    Half(usize),
    /// So many households have more voices than people attending.
    Many(usize),
}

impl Missing {
    /// Everything that keeps a meeting from becoming minutes.
    pub fn of(draft: &MeetingDraft, today: NaiveDate) -> Vec<Self> {
        let head = &draft.head;
        let empty = |text: &str| text.trim().is_empty();
        let half = draft.lines.iter().filter(|line| !line.voice.is_empty() && line.voice.counted().is_none()).count();
        let many = draft.lines.iter().filter(|line| too_many(line, head.attending)).count();
        let none = draft.lines.iter().all(|line| line.voice.counted().is_none());
        [
            (draft.locked, Self::Locked),
            (head.attending == 0, Self::Attending),
            (empty(&head.place), Self::Place),
            (empty(&head.chair), Self::Chair),
            (empty(&head.secretary), Self::Secretary),
            (head.held_on > today, Self::Day),
            (none, Self::Ballots),
            (half > 0, Self::Half(half)),
            (head.attending > 0 && many > 0, Self::Many(many)),
        ]
        .into_iter()
        .filter_map(|(wrong, missing)| wrong.then_some(missing))
        .collect()
    }

    fn sentence(self, words: &Words) -> String {
        match self {
            Self::Locked => words.t("fault-locked"),
            Self::Attending => words.t("fault-attending"),
            Self::Place => words.t("fault-place"),
            Self::Chair => words.t("fault-chair"),
            Self::Secretary => words.t("fault-secretary"),
            Self::Day => words.t("fault-held-on"),
            Self::Ballots => words.t("fault-ballots"),
            Self::Half(count) => words.n("fault-half", figure(count)),
            Self::Many(count) => words.n("fault-many", figure(count)),
        }
    }

    /// Where it is mended.
    fn place(self, draft: &MeetingDraft) -> Option<Route> {
        let meeting = draft.id;
        let household = |wrong: &dyn Fn(&ToDiscuss) -> bool| {
            let line = draft.lines.iter().find(|line| wrong(line))?;
            Some(Route::Voice { meeting, household: line.household })
        };
        match self {
            Self::Locked => None,
            Self::Attending | Self::Place | Self::Chair | Self::Secretary | Self::Day => {
                Some(Route::Attend { meeting })
            }
            Self::Ballots => Some(Route::Hold { meeting }),
            Self::Half(_) => household(&|line| !line.voice.is_empty() && line.voice.counted().is_none()),
            Self::Many(_) => household(&|line| too_many(line, draft.head.attending)),
        }
    }
}

fn too_many(line: &ToDiscuss, attending: u32) -> bool {
    let sum = line.voice.agree.unwrap_or(0).saturating_add(line.voice.disagree.unwrap_or(0));
    sum > attending
}

/// The screen of given values.
#[component]
pub fn SummaryScreen(
    draft: Loaded<MeetingDraft>,
    today: NaiveDate,
    #[props(default)] sample: bool,
    /// Why it was not finalised, in a sentence.
    #[props(default)]
    refused: String,
    #[props(default)] onsave: EventHandler<MeetingHead>,
    #[props(default)] onfinalise: EventHandler<()>,
) -> Element {
    let words = use_words();
    let bar = rsx! { AppBar { title: words.t("look-over-title"), back: Route::Meetings {}, form: true } };
    match ready(draft, bar) {
        Ok(draft) => rsx! {
            Summed { draft, today, sample, refused, onsave, onfinalise }
        },
        Err(screen) => screen,
    }
}

#[component]
fn Summed(
    draft: MeetingDraft,
    today: NaiveDate,
    sample: bool,
    refused: String,
    onsave: EventHandler<MeetingHead>,
    onfinalise: EventHandler<()>,
) -> Element {
    let words = use_words();
    let meeting = draft.id;
    let attending = draft.head.attending;
    let mut remarks = use_signal(|| draft.head.remarks.clone());
    let missing = Missing::of(&draft, today);
    let carries =
        |line: &&ToDiscuss| line.voice.counted().is_some_and(|(agree, _)| draft.rule.carries(agree, attending));
    let carried: Vec<ToDiscuss> = draft.lines.iter().filter(carries).cloned().collect();
    let failed: Vec<ToDiscuss> =
        draft.lines.iter().filter(|line| line.voice.counted().is_some() && !carries(line)).cloned().collect();
    let open: Vec<ToDiscuss> = draft
        .lines
        .iter()
        .filter(|line| line.voice.counted().is_none() && line.carried_on.is_none())
        .cloned()
        .collect();
    let bar = rsx! { AppBar { title: words.t("look-over-title"), sample, back: Route::Hold { meeting }, form: true } };
    let ready = missing.is_empty();
    let foot = rsx! {
        ActionBar {
            if ready {
                Button { word: words.t("look-over-finalise"), look: Look::Primary, icon: "tick", onpress: onfinalise }
            } else {
                ButtonLink { to: Route::Hold { meeting }, word: words.t("back"), look: Look::Primary, replace: true }
            }
        }
    };
    let head = draft.head.clone();
    rsx! {
        Screen { bar, foot,
            if !ready {
                SectionTitle { title: words.t("look-over-not-yet") }
                div { class: "rows",
                    for fault in missing {
                        if let Some(to) = fault.place(&draft) {
                            RowLink { key: "{fault:?}", to, icon: "warn", title: fault.sentence(&words) }
                        } else {
                            p { key: "{fault:?}", class: "row", {fault.sentence(&words)} }
                        }
                    }
                }
            }
            Group { meeting, attending, title: "look-over-failed", lines: failed }
            Group { meeting, attending, title: "look-over-carried", lines: carried }
            Group { meeting, attending, title: "look-over-open", lines: open, note: words.t("look-over-open-note") }
            div { class: "page",
                NoteField {
                    id: "look-over-remarks",
                    label: words.t("look-over-remarks"),
                    value: remarks(),
                    oninput: move |typed: String| {
                        onsave.call(MeetingHead { remarks: typed.clone(), ..head.clone() });
                        remarks.set(typed);
                    },
                }
            }
            if !refused.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: words.t("look-over-not-yet"), text: refused } }
            }
            p { class: "pad small quiet", {words.t("look-over-hint")} }
        }
    }
}

/// Households that came to the same.
#[component]
fn Group(
    meeting: MeetingId,
    attending: u32,
    title: &'static str,
    lines: Vec<ToDiscuss>,
    #[props(default)] note: String,
) -> Element {
    let words = use_words();
    if lines.is_empty() {
        return rsx! {};
    }
    let voices = |line: &ToDiscuss| match line.voice.counted() {
        Some((agree, _)) => format!("{} · {agree}/{attending}", words.class(line.class)),
        None => words.class(line.class),
    };
    rsx! {
        SectionTitle { title: words.n(title, figure(lines.len())), note }
        div { class: "rows snug",
            for line in lines.clone() {
                RowLink {
                    key: "{line.household}",
                    to: Route::Voice { meeting, household: line.household },
                    title: words.person(&line.head, line.head_sex),
                    sub: voices(&line),
                }
            }
        }
    }
}

/// "28/40" as an argument of a message.
pub fn of_all(agree: u32, attending: u32) -> [(&'static str, crate::i18n::FluentValue<'static>); 2] {
    [("agree", text(agree.to_string())), ("attending", text(attending.to_string()))]
}
