//! Buttons are verbs. One primary a screen, at the bottom, under the thumb.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::{Go, Route};

/// How a button looks; the class names of the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Outlined.
    #[default]
    Plain,
    /// Filled: the main action.
    Primary,
}

fn classes(look: Look, short: bool, wide: bool) -> String {
    let mut classes = "button".to_owned();
    for (word, on) in [(" primary", look == Look::Primary), (" short", short), (" wide", wide)] {
        if on {
            classes.push_str(word);
        }
    }
    classes
}

/// A button that does something.
#[component]
pub fn Button(
    word: String,
    #[props(default)] look: Look,
    #[props(default)] short: bool,
    #[props(default)] wide: bool,
    icon: Option<&'static str>,
    /// What a screen reader says, where the word alone does not tell.
    label: Option<String>,
    onpress: EventHandler<()>,
) -> Element {
    rsx! {
        button {
            r#type: "button",
            class: classes(look, short, wide),
            aria_label: label,
            onclick: move |_| onpress.call(()),
            if let Some(icon) = icon {
                Icon { name: icon }
            }
            {word}
        }
    }
}

/// A button that leads to another screen.
#[component]
pub fn ButtonLink(
    to: Route,
    word: String,
    #[props(default)] look: Look,
    #[props(default)] short: bool,
    #[props(default)] wide: bool,
    #[props(default)] replace: bool,
    icon: Option<&'static str>,
    label: Option<String>,
) -> Element {
    rsx! {
        Go { to, class: classes(look, short, wide), label, replace,
            if let Some(icon) = icon {
                Icon { name: icon }
            }
            {word}
        }
    }
}

/// A button that calls a telephone number.
#[component]
pub fn CallButton(
    number: String,
    word: String,
    #[props(default)] icon_only: bool,
    #[props(default)] wide: bool,
    #[props(default)] short: bool,
) -> Element {
    let class = classes(Look::Plain, short, wide);
    let label = icon_only.then(|| word.clone());
    rsx! {
        a {
            class: if icon_only { format!("{class} icon-only") } else { class },
            href: "tel:{number}",
            aria_label: label,
            Icon { name: "call" }
            if !icon_only {
                {word}
            }
        }
    }
}

/// The bar that holds the screen's actions, at the bottom.
#[component]
pub fn ActionBar(children: Element) -> Element {
    rsx! {
        footer { class: "action-bar", {children} }
    }
}
