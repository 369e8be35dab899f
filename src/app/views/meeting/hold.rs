//! A meeting being held: who attends, and the households to discuss, each with where its voices stand.

use dioxus::prelude::*;

use super::begun;
use super::summary::of_all;
use super::words::{figure, round_name};
use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle, Tone};
use crate::app::components::states::Empty;
use crate::app::doing::use_doing;
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_loaded_for, use_sample};
use crate::app::trouble::ready;
use crate::app::words::{Words, text, use_words};
use crate::domain::household::numbered;
use crate::domain::ids::MeetingId;
use crate::domain::procedure::MeetingRule;
use crate::i18n::date;
use crate::store::view::{MeetingDraft, ToDiscuss};

/// Loads the meeting begun.
#[component]
pub fn HoldView(meeting: MeetingId) -> Element {
    let router = navigator();
    let draft = use_loaded_for(meeting, move |phone, id| {
        begun(phone, id, move || {
            router.replace(Route::Meeting { meeting: id });
        })
    });
    let doing = use_doing();
    let ondiscard = move |()| {
        let router = navigator();
        let working = doing.clone();
        doing.run(async move {
            working.phone.store.discard_meeting(meeting).await?;
            router.replace(Route::Meetings {});
            let sentence = working.words.t("hold-discarded");
            working.done_with_undo(sentence, move |doing| {
                let again = doing.clone();
                doing.run(async move {
                    again.phone.store.restore_meeting(meeting).await?;
                    again.done(again.words.t("undone"));
                    Ok(())
                });
            });
            Ok(())
        });
    };
    rsx! {
        HoldScreen { draft, sample: use_sample(), ondiscard }
    }
}

/// The screen of given values.
#[component]
pub fn HoldScreen(
    draft: Loaded<MeetingDraft>,
    #[props(default)] sample: bool,
    #[props(default)] ondiscard: EventHandler<()>,
) -> Element {
    let words = use_words();
    let back = Route::Meetings {};
    let title = words.t("hold-title");
    let unnamed = rsx! { AppBar { title: title.clone(), back: back.clone(), form: true } };
    let draft = match ready(draft, unnamed) {
        Ok(draft) => draft,
        Err(screen) => return screen,
    };
    let meeting = draft.id;
    let bar = rsx! { AppBar { title, sub: round_name(&words, draft.round), sample, back, form: true } };
    let counted = draft.lines.iter().filter(|line| line.voice.counted().is_some()).count();
    let next = next(&draft);
    let onward = rsx! {
        ActionBar {
            if draft.head.attending == 0 {
                ButtonLink { to: Route::Attend { meeting }, word: words.t("hold-to-people"), look: Look::Primary, icon: "people" }
            } else if let Some(household) = next {
                if counted > 0 {
                    ButtonLink { to: Route::Summary { meeting }, word: words.t("hold-to-summary") }
                }
                ButtonLink { to: Route::Voice { meeting, household }, word: words.t("hold-to-voices"), look: Look::Primary }
            } else {
                ButtonLink { to: Route::Summary { meeting }, word: words.t("hold-to-summary"), look: Look::Primary, icon: "tick" }
            }
        }
    };
    // What a closed round does not take is not gone on with.
    let foot = if draft.locked { VNode::empty() } else { onward };
    let args = [
        ("n", figure(draft.lines.len()).into()),
        ("count", text(draft.lines.len().to_string())),
        ("counted", text(counted.to_string())),
    ];
    rsx! {
        Screen { bar, foot,
            if draft.locked {
                div { class: "pad",
                    Banner { kind: BannerKind::Wait, icon: "lock", title: words.t("closed-round"), text: words.t("closed-round-text") }
                }
            }
            if draft.repeats.is_some() {
                p { class: "pad small quiet", {words.t("hold-repeats")} }
            }
            div { class: "rows",
                if draft.head.attending == 0 {
                    RowLink {
                        to: Route::Attend { meeting },
                        icon: "people",
                        title: words.t("hold-people-none"),
                        sub: words.t("hold-people-none-text"),
                    }
                } else {
                    RowLink {
                        to: Route::Attend { meeting },
                        icon: "people",
                        title: attending(&words, &draft),
                        sub: leading(&words, &draft),
                    }
                }
            }
            SectionTitle { title: words.t("hold-list"), note: words.t_args("hold-list-note", &args) }
            if draft.lines.is_empty() {
                Empty { title: words.t("hold-none"), text: words.t("hold-none-text") }
            } else {
                div { class: "rows",
                    for line in draft.lines.clone() {
                        HouseholdLine { key: "{line.household}", meeting, attending: draft.head.attending, line, rule: draft.rule.clone() }
                    }
                }
            }
            if draft.undetermined > 0 {
                p { class: "pad small quiet", {words.n("hold-undetermined", draft.undetermined)} }
            }
            if draft.turned_down > 0 {
                p { class: "pad small quiet", {words.n("hold-turned-down", draft.turned_down)} }
            }
            if draft.asked > 0 {
                p { class: "pad small quiet", {words.n("hold-asked", draft.asked)} }
            }
            div { class: "pad",
                Button { word: words.t("hold-discard"), wide: true, short: true, onpress: ondiscard }
            }
        }
    }
}

/// The first household whose voices are not counted; those that carried before are not asked about again.
pub fn next(draft: &MeetingDraft) -> Option<crate::domain::ids::HouseholdId> {
    let open = |line: &&ToDiscuss| line.voice.counted().is_none() && line.carried_on.is_none();
    draft.lines.iter().find(open).map(|line| line.household)
}

fn attending(words: &Words, draft: &MeetingDraft) -> String {
    let count = draft.head.attending;
    words.t_args(
        "hold-people",
        &[("n", i64::from(count).into()), ("count", text(count.to_string())), ("day", text(date(draft.head.held_on)))],
    )
}

fn leading(words: &Words, draft: &MeetingDraft) -> String {
    let name = |name: &str| if name.trim().is_empty() { words.t("hold-nobody") } else { name.to_owned() };
    words.t_args(
        "hold-people-sub",
        &[("chair", text(name(&draft.head.chair))), ("secretary", text(name(&draft.head.secretary)))],
    )
}

#[component]
fn HouseholdLine(meeting: MeetingId, attending: u32, line: ToDiscuss, rule: MeetingRule) -> Element {
    let words = use_words();
    let (stands, tone) = stands(&words, &line, attending, &rule);
    rsx! {
        Go { to: Route::Voice { meeting, household: line.household }, class: "row",
            span { class: "grow",
                b { {numbered(&line.number, &words.person(&line.head, line.head_sex))} }
                span { class: "row-foot",
                    ClassBadge { class: line.class }
                    span { class: tone.class(), {stands} }
                }
                if line.sent_back {
                    span { class: "sub", {words.t("hold-sent-back")} }
                }
            }
            Icon { name: "next" }
        }
    }
}

/// Where the voices about a household stand.
fn stands(words: &Words, line: &ToDiscuss, attending: u32, rule: &MeetingRule) -> (String, Tone) {
    if let Some((agree, _)) = line.voice.counted() {
        let (key, tone) = if rule.carries(agree, attending) {
            ("held-line-carried", Tone::Fine)
        } else {
            ("held-line-failed", Tone::Alarm)
        };
        return (words.t_args(key, &of_all(agree, attending)), tone);
    }
    if !line.voice.is_empty() {
        return (words.t("hold-half"), Tone::Alarm);
    }
    match line.carried_on {
        Some(day) => (words.t_args("hold-carried", &[("day", text(date(day)))]), Tone::Plain),
        None => (words.t("hold-not-yet"), Tone::Plain),
    }
}
