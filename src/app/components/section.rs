//! Section title, and rows of the book: ruled lines, no cards.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::{Go, Route};

/// A title over rows, with a quiet remark at the right.
#[component]
pub fn SectionTitle(title: String, #[props(default)] note: String) -> Element {
    rsx! {
        h2 { class: "section-title",
            "{title} "
            if !note.is_empty() {
                span { {note} }
            }
        }
    }
}

/// What an icon at the start of a row says by its colour, besides its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ordinary.
    #[default]
    Plain,
    /// Can be gone on with.
    Accent,
    /// A person must act.
    Alarm,
    /// Done.
    Fine,
}

impl Tone {
    /// The class of the style sheet; empty for the ordinary one.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Accent => "tone-accent",
            Self::Alarm => "tone-alarm",
            Self::Fine => "tone-fine",
        }
    }
}

/// A row that leads somewhere: icon, title, second line, arrow.
#[component]
pub fn RowLink(
    to: Route,
    title: String,
    #[props(default)] sub: String,
    icon: Option<&'static str>,
    #[props(default)] tone: Tone,
    /// Stands before the arrow.
    children: Element,
) -> Element {
    rsx! {
        Go { to, class: "row",
            RowInside { title, sub, icon, tone }
            {children}
            Icon { name: "next" }
        }
    }
}

/// A row that only says something.
#[component]
pub fn RowText(
    title: String,
    #[props(default)] sub: String,
    icon: Option<&'static str>,
    #[props(default)] tone: Tone,
    children: Element,
) -> Element {
    rsx! {
        div { class: "row",
            RowInside { title, sub, icon, tone }
            {children}
        }
    }
}

/// A row that does something.
#[component]
pub fn RowButton(
    title: String,
    #[props(default)] sub: String,
    icon: Option<&'static str>,
    #[props(default)] tone: Tone,
    onpress: EventHandler<()>,
) -> Element {
    rsx! {
        button { class: "row", r#type: "button", onclick: move |_| onpress.call(()),
            RowInside { title, sub, icon, tone }
            Icon { name: "next" }
        }
    }
}

#[component]
fn RowInside(title: String, sub: String, icon: Option<&'static str>, tone: Tone) -> Element {
    rsx! {
        if let Some(icon) = icon {
            Icon { name: icon, class: tone.class() }
        }
        span { class: "grow",
            b { {title} }
            if !sub.is_empty() {
                span { class: "sub", {sub} }
            }
        }
    }
}
