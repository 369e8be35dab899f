//! Banner inside a page: what happened, whether the data is safe, what to press.

use dioxus::prelude::*;

use super::icon::Icon;

/// What kind of news a banner brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BannerKind {
    /// Normal life: offline, waiting, a remark.
    Wait,
    /// Look again.
    Warn,
    /// A person must act.
    Err,
    /// Done.
    Ok,
}

impl BannerKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Wait => "banner wait",
            Self::Warn => "banner warn",
            Self::Err => "banner err",
            Self::Ok => "banner ok",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Wait => "info",
            Self::Warn => "warn",
            Self::Err => "stop",
            Self::Ok => "tick",
        }
    }

    /// A screen reader breaks in only where a person must act.
    const fn role(self) -> &'static str {
        match self {
            Self::Err | Self::Warn => "alert",
            Self::Wait | Self::Ok => "status",
        }
    }
}

/// A banner: a first sentence in bold, then the rest, then buttons.
#[component]
pub fn Banner(
    kind: BannerKind,
    #[props(default)] title: String,
    #[props(default)] text: String,
    icon: Option<&'static str>,
    children: Element,
) -> Element {
    rsx! {
        div { class: kind.class(), role: kind.role(),
            Icon { name: icon.unwrap_or(kind.icon()) }
            div { class: "grow",
                if !title.is_empty() {
                    b { {title} }
                }
                if !text.is_empty() {
                    p { class: "small", {text} }
                }
                {children}
            }
        }
    }
}
