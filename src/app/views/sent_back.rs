//! What the office sent back: what it says, and one press to the very question. Used by the household's page, the first
//! screen and "Gửi đi".

use dioxus::prelude::*;

use super::visit::OPEN;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::button::{Button, Look};
use crate::app::components::reason::REASON_LENGTH;
use crate::app::doing::Doing;
use crate::app::routes::Route;
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::{Member, Sex};
use crate::domain::questionnaire::condition::MEMBERS;
use crate::domain::review::{Comment, Review};

/// What the office says of a visit, and the way to mend it.
#[component]
pub fn SentBackBanner(
    /// The head's name and sex.
    head: String,
    sex: Sex,
    /// The household's people, for the names of those spoken of; empty where only the head is known.
    #[props(default)]
    members: Vec<Member>,
    review: Review,
    /// Opens the form, at the question of this comment.
    onmend: EventHandler<(Review, Option<Comment>)>,
) -> Element {
    let words = use_words();
    let person = words.person_within(&head, sex);
    let first = review.comments.first().cloned();
    let chosen = review.instead.is_some();
    let button = match (chosen, &first) {
        (true, _) => "sent-back-take-chosen",
        (false, Some(_)) => "outbox-mend",
        (false, None) => "outbox-mend-visit",
    };
    let press = words.t_args("sent-back-press", &[("button", text(words.t(button)))]);
    let several = review.comments.len() > 1;
    let whole = review.clone();
    rsx! {
        Banner {
            kind: BannerKind::Err,
            title: words.t_args("sent-back-title", &[("head", text(person))]),
            text: if review.note.is_empty() && first.is_none() { press.clone() } else { String::new() },
            if !review.note.is_empty() {
                p { class: "office-note", {review.note.clone()} }
            }
            for (at , comment) in review.comments.clone().into_iter().enumerate() {
                p { key: "{at}", class: "office-note",
                    b { {about(&words, &members, &comment)} }
                    " {comment.text}"
                }
                if several {
                    Button {
                        word: words.t("outbox-mend"),
                        label: words.t_args("sent-back-mend-label", &[("question", text(about(&words, &members, &comment)))]),
                        short: true,
                        wide: true,
                        onpress: {
                            let review = whole.clone();
                            let comment = comment.clone();
                            move |()| onmend.call((review.clone(), Some(comment.clone())))
                        },
                    }
                }
            }
            if !several {
                if !review.note.is_empty() || first.is_some() {
                    p { class: "small", {press} }
                }
                Button {
                    word: words.t(button),
                    look: Look::Primary,
                    short: true,
                    wide: true,
                    icon: "pen",
                    onpress: move |()| onmend.call((review.clone(), first.clone())),
                }
            }
        }
    }
}

/// What a comment is about: "Tường nhà làm bằng gì?", with the person where it is one.
fn about(words: &Words, members: &[Member], comment: &Comment) -> String {
    let question = question_name(words, &comment.question);
    match comment.member.and_then(|id| name(members, id)) {
        Some(name) => words.t_args("sent-back-about-person", &[("name", text(name)), ("question", text(question))]),
        None => words.t_args("sent-back-about", &[("question", text(question))]),
    }
}

fn name(members: &[Member], id: MemberId) -> Option<String> {
    members.iter().find(|member| member.id == id).map(|member| member.name.clone())
}

fn question_name(words: &Words, question: &QuestionId) -> String {
    let key = format!("q-{question}");
    match (question.as_str() == MEMBERS, words.has(&key)) {
        (true, _) => words.t("roster-title"),
        (false, true) => words.t(&key),
        (false, false) => words.t("field-other"),
    }
}

/// One line of what the office says, for a list.
pub fn in_short(words: &Words, review: &Review) -> String {
    let said = review.comments.first().map_or(review.note.as_str(), |comment| comment.text.as_str());
    if said.is_empty() {
        words.t("today-returned")
    } else {
        words.t_args("sent-back-short", &[("text", text(said.to_owned()))])
    }
}

/// Why the correction is made: in the words of the office, as far as they fit.
fn reason(words: &Words, review: &Review, comment: Option<&Comment>) -> String {
    let said = comment.map_or(review.note.as_str(), |comment| comment.text.as_str());
    let whole = if said.is_empty() {
        words.t("sent-back-reason-bare")
    } else {
        words.t_args("sent-back-reason", &[("text", text(said.to_owned()))])
    };
    whole.chars().take(REASON_LENGTH).collect()
}

/// Opens the correction of a visit that was sent back, at the question that the office speaks of. One that is begun
/// already is gone on with.
pub fn mend(doing: &Doing, review: Review, comment: Option<Comment>) {
    let (working, router) = (doing.clone(), navigator());
    doing.run(async move {
        let reason = reason(&working.words, &review, comment.as_ref());
        let draft = working.phone.store.open_correction(review.to_mend(), reason, working.phone.now()?).await?;
        working.shown();
        let at = match (&comment, review.instead) {
            (Some(comment), _) => comment.place(),
            (None, Some(_)) => OPEN.to_owned(),
            (None, None) => String::new(),
        };
        router.push(Route::Visit { draft: draft.id, at });
        Ok(())
    });
}
