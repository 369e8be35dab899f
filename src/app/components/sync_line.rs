//! Sync status: one line, always in words, never only a cloud. Offline is normal; red only where a person must act.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::{Go, Route};
use crate::app::words::{Words, text, use_words};

/// What there is to say about sending and fetching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncLine {
    /// No network, nothing waits.
    Offline,
    /// Entries wait on the phone.
    Waiting {
        /// How many.
        count: u32,
    },
    /// An entry is on its way.
    Sending {
        /// Which, from 1.
        at: u32,
        /// Of how many.
        of: u32,
    },
    /// Changes come in.
    Receiving,
    /// The phone's figures are compared with the commune's.
    Comparing,
    /// All is sent.
    Done {
        /// When, as `10:30` or `06/11, 16:20`.
        at: String,
        /// Whether the figures agreed; `None` when they were not compared.
        agreed: Option<bool>,
    },
    /// The phone's figures are not the commune's.
    Differs,
    /// The commune does not take this phone any more, or something only a person can mend; the sentence says what.
    Stopped {
        /// In words.
        sentence: String,
    },
}

impl SyncLine {
    const fn icon(&self) -> &'static str {
        match self {
            Self::Offline => "nosignal",
            Self::Waiting { .. } => "clock",
            Self::Sending { .. } => "send",
            Self::Receiving => "save",
            Self::Comparing => "again",
            Self::Done { .. } => "tick",
            Self::Differs => "warn",
            Self::Stopped { .. } => "stop",
        }
    }

    const fn class(&self) -> &'static str {
        match self {
            Self::Done { agreed: Some(true), .. } => "sync-status done-all",
            Self::Differs => "sync-status warn",
            Self::Stopped { .. } => "sync-status err",
            _ => "sync-status",
        }
    }

    /// The part in bold, and the rest.
    fn sentences(&self, words: &Words) -> (String, String) {
        match self {
            Self::Offline => (words.t("line-offline"), words.t("line-offline-rest")),
            Self::Waiting { count } => (words.n("line-waiting", *count), words.t("line-waiting-rest")),
            Self::Sending { at, of } => (
                words.t_args("line-sending", &[("at", text(at.to_string())), ("of", text(of.to_string()))]),
                words.t("line-go-on"),
            ),
            Self::Receiving => (words.t("line-receiving"), words.t("line-go-on")),
            Self::Comparing => (words.t("line-comparing"), words.t("line-go-on")),
            Self::Done { at, agreed } => {
                let rest = match agreed {
                    Some(true) => words.t("line-agreed"),
                    Some(false) | None => String::new(),
                };
                (words.t_args("line-done", &[("at", text(at.clone()))]), rest)
            }
            Self::Differs => (words.t("line-differs"), words.t("line-differs-rest")),
            Self::Stopped { sentence } => (words.t("line-stopped"), format!(" {sentence}")),
        }
    }
}

/// The line under the app bar; it leads to "Gửi đi", where everything is told in full.
#[component]
pub fn SyncStatus(line: SyncLine, #[props(default = true)] leads: bool) -> Element {
    let words = use_words();
    let (first, rest) = line.sentences(&words);
    let inside = rsx! {
        Icon { name: line.icon() }
        span { class: "grow", role: "status",
            b { {first} }
            span { class: if leads { "rest" } else { "" }, {rest} }
        }
    };
    rsx! {
        if leads {
            Go { to: Route::Outbox {}, class: line.class(),
                {inside}
                Icon { name: "next" }
            }
        } else {
            div { class: line.class(), {inside} }
        }
    }
}
