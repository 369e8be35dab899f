//! What the quality checks found, in words: what is in order first, then what to look at.

use super::answers::question_text;
use crate::domain::quality::{Finding, metres_from_house};
use crate::domain::visit::Visit;
use crate::server::office::words::Words;
use crate::server::store::VisitView;

/// How a line of the panel is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In order.
    Fine,
    /// To know.
    Note,
    /// To look at.
    Look,
}

/// A line of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualityLine {
    /// How it is meant.
    pub mark: Mark,
    /// The sentence.
    pub text: String,
}

/// The panel of a visit.
pub fn lines(w: &Words, view: &VisitView, found: &[Finding]) -> Vec<QualityLine> {
    let visit = &view.visit;
    let mut lines = vec![fine(w.t("review-check-same-result"))];
    let far = found.iter().any(|finding| matches!(finding, Finding::Far { .. }));
    match (visit.location, metres_from_house(visit, &view.household)) {
        (Some(_), Some(metres)) if !far => {
            lines.push(fine(w.with("review-check-near", [("metres", metres.into())])));
        }
        (Some(_), None) => lines.push(note(w.t("review-check-no-house"))),
        (None, _) => lines.push(note(w.t("review-check-no-place"))),
        _ => {}
    }
    if !visit.kept_warnings.is_empty() {
        lines.push(note(w.with("review-check-kept", [("n", visit.kept_warnings.len().into())])));
    }
    lines.extend(found.iter().map(|finding| QualityLine {
        mark: if finding.is_warning() { Mark::Look } else { Mark::Note },
        text: sentence(w, finding, visit),
    }));
    lines
}

fn fine(text: String) -> QualityLine {
    QualityLine { mark: Mark::Fine, text }
}

fn note(text: String) -> QualityLine {
    QualityLine { mark: Mark::Note, text }
}

/// A finding in a sentence.
pub fn sentence(w: &Words, finding: &Finding, visit: &Visit) -> String {
    let key = format!("review-find-{}", finding.code());
    match finding {
        Finding::ClockAbsurd | Finding::ClockBackwards => w.t(&key),
        Finding::TooFast { seconds, questions } => {
            w.with(&key, [("seconds", (*seconds).into()), ("questions", (*questions).into())])
        }
        Finding::AllSame { answers } => w.with(&key, [("n", (*answers).into())]),
        Finding::MostlyUnknown { unknown, answers } => {
            w.with(&key, [("unknown", (*unknown).into()), ("answers", (*answers).into())])
        }
        Finding::Far { metres } | Finding::FarFromVillage { metres } => {
            w.with(&key, [("distance", distance(w, *metres).into())])
        }
        Finding::SamePlace { households } => w.with(&key, [("n", (*households).into())]),
        Finding::ClassWithoutReason { from, to } => {
            w.with(&key, [("from", w.class(*from).into()), ("to", w.class_within(*to).into())])
        }
        Finding::MembersGone { people } => w.with(&key, [("n", (*people).into())]),
        Finding::B1AtLine { points, line } => w.with(&key, [("points", (*points).into()), ("line", (*line).into())]),
        Finding::B1Far { points, middle } => w.with(&key, [("points", (*points).into()), ("middle", (*middle).into())]),
        Finding::Rare { question, same, of } => {
            let unit = None;
            let answer =
                visit.answers.get(None, question).map(|answer| super::answers::words_of(w, question, answer, unit));
            w.with(
                &key,
                [
                    ("question", question_text(w, question).into()),
                    ("answer", answer.unwrap_or_default().into()),
                    ("same", (*same).into()),
                    ("of", (*of).into()),
                ],
            )
        }
    }
}

/// "14 m", "3,2 km".
pub fn distance(w: &Words, metres: u32) -> String {
    if metres < 1000 {
        return w.with("review-metres", [("metres", metres.into())]);
    }
    let tenths = metres.saturating_add(50) / 100;
    w.with("review-kilometres", [("km", format!("{},{}", tenths / 10, tenths % 10).into())])
}
