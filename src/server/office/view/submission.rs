//! One request or follow-up: what was answered, and what speaks for it. It settles no class.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Icon, PageHead};
use super::submissions::form_name;
use super::visit::{Answers, Members, Proofs};
use super::words;
use crate::server::office::model::submissions::SubmissionData;

/// The page.
#[component]
pub fn SubmissionPage(data: SubmissionData) -> Element {
    let w = words();
    let row = &data.row;
    rsx! {
        p { class: "back",
            a { href: "/submissions", {w.t("office-back-to-submissions")} }
        }
        PageHead {
            title: w.with("office-submission-title", [
                ("form", form_name(&w, &row.questionnaire).into()),
                ("number", row.number.clone().into()),
                ("head", w.person(&row.head, data.head_sex).into()),
            ]),
            sub: w.with("office-visit-sub", [
                ("village", w.village_first(&row.village_name).into()),
                ("people", data.members.iter().filter(|member| member.counts()).count().into()),
                ("person", row.person.clone().into()),
                ("date", w.date(row.visited_on).into()),
            ]),
            sample: data.synthetic,
            a { class: "button", href: "/households/{row.household}", {w.t("office-to-household")} }
        }
        div { class: "visit",
            div { class: "main",
                Answers { sections: data.sections.clone() }
            }
            aside {
                section { class: "block result", aria_labelledby: "effect-title",
                    h2 { id: "effect-title", {w.t("office-submission-effect")} }
                    if row.waiting {
                        p { class: "fact flag",
                            Icon { name: "clock" }
                            {w.t("office-flag-waiting")}
                        }
                    }
                    p { {w.t("office-submission-no-class")} }
                    p { ClassBadge { class: data.official } }
                }
                Proofs { proof: data.proof.clone() }
                Members { members: data.members.clone() }
            }
        }
    }
}
