//! The voices about one household: what was found and why, how many agree and disagree, and at once whether it carries.
//! Nothing is preselected; each tap is saved.

use dioxus::prelude::*;

use super::begun;
use super::hold::next;
use super::summary::of_all;
use super::words::rule_sentences;
use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::note_field::NoteField;
use crate::app::components::read_aloud::{Aloud, AloudButton, NoVoice, use_aloud};
use crate::app::components::screen::Screen;
use crate::app::components::stepper::Stepper;
use crate::app::routes::Route;
use crate::app::state::{use_loaded_for, use_phone, use_sample};
use crate::app::trouble::{ready, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::classification::{Classification, Outcome};
use crate::domain::ids::{HouseholdId, MeetingId};
use crate::domain::procedure::MeetingRule;
use crate::i18n::reasons;
use crate::store::StoreError;
use crate::store::view::{MeetingDraft, ToDiscuss, Voice};

/// Loads the meeting and the visit that is read out, and saves each tap.
#[component]
pub fn VoiceView(meeting: MeetingId, household: HouseholdId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let sample = use_sample();
    let mut trouble = use_signal(String::new);
    let router = navigator();
    let loaded = use_loaded_for((meeting, household), move |phone, (meeting, household)| async move {
        let to_minutes = move || {
            router.replace(Route::Meeting { meeting });
        };
        let draft = begun(phone.clone(), meeting, to_minutes).await?;
        let line = draft.lines.iter().find(|line| line.household == household).cloned();
        let line = line.ok_or_else(|| StoreError::NotFound("household".to_owned()))?;
        let found = phone.store.visit(line.visit).await?.classification;
        Ok((draft, line, found))
    });
    let onsave = move |(line, voice): (ToDiscuss, Voice)| {
        let (phone, words) = (phone.clone(), words.clone());
        // Not bound to the screen: the last tap is saved though one goes on at once.
        dioxus::core::spawn_forever(async move {
            let saved = match phone.now() {
                Ok(now) => phone.store.save_voice(meeting, line.household, line.visit, voice, now).await,
                Err(error) => Err(error),
            };
            let sentence = saved.err().map_or_else(String::new, |error| store_sentence(&words, &error));
            if let Ok(mut place) = trouble.try_write() {
                *place = sentence;
            }
        });
    };
    let words = use_words();
    let bar = rsx! { AppBar { title: words.t("hold-to-voices"), sample, back: Route::Hold { meeting }, form: true } };
    match ready(loaded, bar) {
        Err(screen) => screen,
        Ok((draft, line, found)) => rsx! {
            // A list of one: another household is another screen.
            for (draft , line , found) in [(draft, line, found)] {
                VoiceScreen { key: "{line.household}", draft, line, found, sample, trouble: trouble(), onsave: onsave.clone() }
            }
        },
    }
}

/// The screen of given values.
#[component]
pub fn VoiceScreen(
    draft: MeetingDraft,
    line: ToDiscuss,
    found: Classification,
    #[props(default)] sample: bool,
    /// Why the last tap was not saved.
    #[props(default)]
    trouble: String,
    #[props(default)] onsave: EventHandler<(ToDiscuss, Voice)>,
) -> Element {
    let words = use_words();
    let rule = draft.rule.clone();
    let mut voice = use_signal(|| line.voice.clone());
    let meeting = draft.id;
    let attending = draft.head.attending;
    let place = draft.lines.iter().position(|other| other.household == line.household).unwrap_or(0);
    let saying = line.clone();
    let change = move |change: &dyn Fn(&mut Voice)| {
        voice.with_mut(|voice| change(voice));
        onsave.call((saying.clone(), voice.peek().clone()));
    };
    let (mut agrees, mut disagrees, mut all, mut rest, mut none, mut remarks, mut clears) = (
        change.clone(),
        change.clone(),
        change.clone(),
        change.clone(),
        change.clone(),
        change.clone(),
        change.clone(),
    );
    let now = voice();
    let head = words.person(&line.head, line.head_sex);
    let why = reasons::class_sentence(&words, &found);
    let lacks = lacks(&words, &found);
    let aloud = use_aloud(vec![format!("{head}. {}.", words.class(line.class)), why.clone(), lacks.clone()]);
    let at = [
        ("number", text(line.number.clone())),
        ("at", text((place + 1).to_string())),
        ("of", text(draft.lines.len().to_string())),
    ];
    let bar = rsx! { AppBar { title: head, sub: words.t_args("voice-title", &at), sample, back: Route::Hold { meeting }, form: true } };
    let foot = rsx! { VoiceFoot { draft: draft.clone(), line: line.clone(), place } };
    let before =
        (line.before != line.class).then(|| words.t_args("voice-before", &[("class", text(words.class(line.before)))]));
    rsx! {
        Screen { bar, foot,
            if line.sent_back {
                div { class: "pad", Banner { kind: BannerKind::Warn, title: words.t("hold-sent-back") } }
            }
            div { class: "page",
                div { class: "badge-line",
                    ClassBadge { class: line.class, big: true }
                    if let Some(before) = before {
                        span { class: "small quiet", {before} }
                    }
                }
                p { class: "reason", {why} }
                p { class: "reason quiet", {lacks} }
                if let (state, Some(onpress)) = aloud {
                    AloudButton { aloud: state, onpress }
                    if state == Aloud::NoVoice {
                        NoVoice {}
                    }
                }
            }
            if attending == 0 {
                div { class: "pad",
                    Banner { kind: BannerKind::Warn, title: words.t("voice-no-people"),
                        ButtonLink { to: Route::Attend { meeting }, word: words.t("hold-to-people"), short: true, wide: true }
                    }
                }
            }
            div { class: "page",
                Button {
                    word: words.t("voice-all"),
                    wide: true,
                    icon: "people",
                    onpress: move |()| all(&|voice| {
                        voice.agree = Some(attending);
                        voice.disagree = Some(0);
                    }),
                }
                Stepper {
                    id: "voice-agree",
                    label: words.t("voice-agree"),
                    value: now.agree,
                    most: attending,
                    onchange: move |count| agrees(&|voice| voice.agree = count),
                }
                Stepper {
                    id: "voice-disagree",
                    label: words.t("voice-disagree"),
                    value: now.disagree,
                    most: attending,
                    onchange: move |count| disagrees(&|voice| voice.disagree = count),
                }
                if now.agree.is_some() && now.disagree.is_none() {
                    div { class: "for-all",
                        Button { word: words.t("voice-nobody-against"), short: true, onpress: move |()| none(&|voice| voice.disagree = Some(0)) }
                        Button {
                            word: words.t("voice-rest"),
                            short: true,
                            onpress: move |()| rest(&|voice| voice.disagree = Some(attending.saturating_sub(voice.agree.unwrap_or(0)))),
                        }
                    }
                }
                Outcomes { voice: now.clone(), attending, rule }
            }
            if !trouble.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: trouble } }
            }
            div { class: "page",
                NoteField {
                    id: "voice-remark",
                    label: words.t("voice-remark"),
                    hint: words.t("voice-remark-hint"),
                    value: now.remark.clone(),
                    oninput: move |typed: String| remarks(&|voice| voice.remark.clone_from(&typed)),
                }
            }
            if !now.is_empty() {
                div { class: "pad",
                    Button { word: words.t("voice-take-back"), wide: true, short: true, onpress: move |()| clears(&|voice| *voice = Voice::default()) }
                }
            }
        }
    }
}

/// Before, and what comes next: the next household that is not counted, or all of it once more.
#[component]
fn VoiceFoot(draft: MeetingDraft, line: ToDiscuss, place: usize) -> Element {
    let words = use_words();
    let meeting = draft.id;
    let before = place.checked_sub(1).and_then(|at| draft.lines.get(at)).map(|line| line.household);
    let after = draft.lines.get(place.saturating_add(1)..).unwrap_or_default();
    let others = MeetingDraft {
        lines: after.iter().filter(|other| other.household != line.household).cloned().collect(),
        ..draft.clone()
    };
    rsx! {
        ActionBar {
            if let Some(household) = before {
                ButtonLink { to: Route::Voice { meeting, household }, word: words.t("voice-back"), replace: true }
            }
            if let Some(household) = next(&others) {
                ButtonLink { to: Route::Voice { meeting, household }, word: words.t("voice-next"), look: Look::Primary, replace: true }
            } else {
                ButtonLink { to: Route::Summary { meeting }, word: words.t("voice-last"), look: Look::Primary, icon: "tick", replace: true }
            }
        }
    }
}

/// Whether it carries, in words and at once.
#[component]
fn Outcomes(voice: Voice, attending: u32, rule: MeetingRule) -> Element {
    let words = use_words();
    let (kind, title, rest) = outcome(&words, &voice, attending, &rule);
    rsx! {
        div { class: "voice-outcome", "aria-live": "polite",
            Banner { kind, title, text: rest }
        }
    }
}

/// What is said of the voices so far.
pub fn outcome(words: &Words, voice: &Voice, attending: u32, rule: &MeetingRule) -> (BannerKind, String, String) {
    let said = rule_sentences(words, rule);
    let Some(agree) = voice.agree else {
        return (BannerKind::Wait, words.t("voice-not-counted"), said);
    };
    let sum = agree.saturating_add(voice.disagree.unwrap_or(0));
    if sum > attending {
        let args = [("sum", text(sum.to_string())), ("attending", text(attending.to_string()))];
        return (BannerKind::Err, words.t_args("voice-too-many", &args), String::new());
    }
    let silent = attending.saturating_sub(sum);
    let rest = if voice.disagree.is_some() && silent > 0 {
        format!("{} {said}", words.n("voice-silent", silent))
    } else {
        said
    };
    let figures = of_all(agree, attending);
    if rule.carries(agree, attending) {
        (BannerKind::Ok, words.t_args("voice-carries", &figures), rest)
    } else {
        (BannerKind::Warn, words.t_args("voice-fails", &figures), rest)
    }
}

/// A name inside a sentence: its first letter is small.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What the household lacks, in one sentence.
fn lacks(words: &Words, found: &Classification) -> String {
    let names: Vec<String> = found
        .indicators
        .iter()
        .filter(|indicator| indicator.outcome == Outcome::Deprived)
        .map(|indicator| within(&reasons::indicator_name(words, &found.standard, indicator.number)))
        .collect();
    if names.is_empty() {
        return words.t("voice-lacks-nothing");
    }
    words.t_args("voice-lacks", &[("what", text(names.join(", ")))])
}
