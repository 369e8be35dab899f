//! The sections of a form as a row of steps.

use dioxus::prelude::*;

/// Where a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Everything in it is answered.
    Full,
    /// Something is open.
    Open,
}

/// The steps; `now` is the section on the screen (none at the summary). The words beside say the same.
#[component]
pub fn Steps(steps: Vec<Step>, now: Option<usize>) -> Element {
    rsx! {
        div { class: "steps", aria_hidden: "true",
            for (at , step) in steps.into_iter().enumerate() {
                i {
                    key: "{at}",
                    class: match (now == Some(at), step) {
                        (true, Step::Full) => "full here",
                        (true, Step::Open) => "now",
                        (false, Step::Full) => "full",
                        (false, Step::Open) => "",
                    },
                }
            }
        }
    }
}
