//! "Cài đặt": text size, theme, language, whether the phone may look where it is, and what this phone is.

use dioxus::prelude::*;

use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::CallButton;
use crate::app::components::field::{RadioOption, Radios};
use crate::app::components::screen::Screen;
use crate::app::components::section::SectionTitle;
use crate::app::routes::Route;
use crate::app::state::{use_changed, use_phone, use_status, use_toast};
use crate::app::trouble::store_sentence;
use crate::app::words::{Words, use_words};
use crate::domain::household::Location;
use crate::domain::standard;
use crate::store::view::{Enrolment, Settings, Theme};

/// The version of the app.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads and saves the settings.
#[component]
pub fn SettingsView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let toast = use_toast();
    let status = use_status();
    let status_location = status.settings.location;
    let onsave = move |settings: Settings| {
        let (phone, words) = (phone.clone(), words.clone());
        spawn(async move {
            let wants_place = settings.location && !status_location;
            match phone.store.save_settings(settings).await {
                Ok(()) => changed.shown(),
                Err(error) => {
                    toast.say(store_sentence(&words, &error));
                    return;
                }
            }
            // Asked at once, so that the device's own question comes here and not at a door.
            if wants_place {
                toast.say(match phone.platform.locate().await {
                    Ok(Location { accuracy_m: None, .. }) => words.t("here-no-accuracy"),
                    Ok(_) => words.t("settings-location-works"),
                    Err(error) => words.t(error.key()),
                });
            }
        });
    };
    rsx! {
        SettingsScreen { settings: status.settings, enrolment: status.enrolment, households: status.households, onsave }
    }
}

/// The screen of given values.
#[component]
pub fn SettingsScreen(
    settings: Settings,
    enrolment: Option<Enrolment>,
    #[props(default)] households: u32,
    #[props(default)] onsave: EventHandler<Settings>,
) -> Element {
    let words = use_words();
    let sample = enrolment.as_ref().is_some_and(|enrolment| enrolment.commune.synthetic);
    let person = enrolment.as_ref().map(|enrolment| enrolment.person.clone()).unwrap_or_default();
    let bar = rsx! { AppBar { title: words.t("nav-settings"), sub: person, sample, back: Route::Today {} } };
    let change = move |change: &dyn Fn(&mut Settings), settings: &Settings| {
        let mut settings = settings.clone();
        change(&mut settings);
        onsave.call(settings);
    };
    let (for_text, for_theme, for_lang, for_place) =
        (settings.clone(), settings.clone(), settings.clone(), settings.clone());
    rsx! {
        Screen { bar, foot: VNode::empty(),
            Radios {
                name: "text-size",
                legend: words.t("settings-text"),
                chosen: settings.text.to_string(),
                options: vec![
                    sized("100", words.t("settings-text-100"), "size-100"),
                    sized("150", words.t("settings-text-150"), "size-150"),
                    sized("200", words.t("settings-text-200"), "size-200"),
                ],
                onchoose: move |chosen: String| {
                    let size = chosen.parse().unwrap_or(100);
                    change(&|settings| settings.text = size, &for_text);
                },
            }
            Radios {
                name: "theme",
                legend: words.t("settings-theme"),
                chosen: settings.theme.code(),
                options: [Theme::Light, Theme::Dark, Theme::Auto]
                    .map(|theme| RadioOption::new(theme.code(), words.t(&format!("settings-theme-{}", theme.code()))))
                    .to_vec(),
                onchoose: move |chosen: String| {
                    change(&|settings| settings.theme = Theme::from_code(&chosen), &for_theme);
                },
            }
            Radios {
                name: "language",
                legend: words.t("settings-language"),
                chosen: settings.lang.clone(),
                options: vec![in_language("vi", words.t("settings-language-vi")), in_language("en", words.t("settings-language-en"))],
                onchoose: move |chosen: String| {
                    change(&|settings| settings.lang.clone_from(&chosen), &for_lang);
                },
            }
            Radios {
                name: "location",
                legend: words.t("settings-location"),
                chosen: if settings.location { "on" } else { "off" },
                options: vec![RadioOption::new("off", words.t("settings-location-off")), RadioOption::new("on", words.t("settings-location-on"))],
                onchoose: move |chosen: String| {
                    change(&|settings| settings.location = chosen == "on", &for_place);
                },
            }
            p { class: "page small quiet", {words.t("settings-location-text")} }
            if sample {
                div { class: "pad",
                    Banner { kind: BannerKind::Wait, title: words.t("sample-tag"), text: words.t("sample-note") }
                }
            }
            About { enrolment, households }
        }
    }
}

fn sized(value: &str, word: String, class: &'static str) -> RadioOption {
    RadioOption { class, ..RadioOption::new(value, word) }
}

fn in_language(lang: &'static str, word: String) -> RadioOption {
    RadioOption { lang: Some(lang), ..RadioOption::new(lang, word) }
}

#[component]
fn About(enrolment: Option<Enrolment>, households: u32) -> Element {
    let words = use_words();
    let number = enrolment.as_ref().map(|enrolment| enrolment.commune.phone.clone()).unwrap_or_default();
    rsx! {
        SectionTitle { title: words.t("about-title") }
        div { class: "page",
            dl { class: "facts",
                for (name , value) in about(&words, enrolment.as_ref(), households) {
                    div { key: "{name}",
                        dt { {name.clone()} }
                        dd { {value} }
                    }
                }
            }
            if !number.is_empty() {
                p { class: "after",
                    CallButton { number, word: words.t("call-commune"), wide: true }
                }
            }
        }
    }
}

fn about(words: &Words, enrolment: Option<&Enrolment>, households: u32) -> Vec<(String, String)> {
    let mut lines = vec![(words.t("about-version"), VERSION.to_owned())];
    let standards: Vec<String> =
        standard::builtin().iter().map(|standard| words.t(&format!("standard-{}", standard.id))).collect();
    lines.push((words.t("about-standard"), standards.join(", ")));
    if let Some(enrolment) = enrolment {
        let villages: Vec<String> = enrolment.villages.iter().map(|village| words.village(&village.name)).collect();
        lines.push((words.t("about-commune"), format!("{}, {}", enrolment.commune.name, enrolment.commune.province)));
        lines.push((words.t("about-villages"), villages.join(", ")));
        lines.push((words.t("about-households"), words.n("about-households-count", households)));
        lines.push((words.t("about-device"), enrolment.device.to_string()));
        lines.push((words.t("about-server"), enrolment.server.clone()));
    }
    lines
}
