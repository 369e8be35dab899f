//! What the form brings up beside a question by itself: options that other answers propose, with why; and the reason that
//! is asked where an answer moves the class.

use super::visit_page::Form;
use crate::app::components::question::{Field, Problem, Proposal, WhyAsked};
use crate::app::components::typed_field::NOTE_LENGTH;
use crate::app::words::{Words, text};
use crate::domain::answer::Answer;
use crate::domain::classification::Cause;
use crate::domain::ids::MemberId;
use crate::domain::member::Member;
use crate::domain::questionnaire::condition::{BIRTH, MEMBERS};
use crate::domain::questionnaire::form::{self, FormContext};
use crate::domain::questionnaire::{Kind, Question};

/// Of how many people or answers a proposal speaks before it only counts them.
const NAMED: usize = 3;

impl Form<'_> {
    /// The options that the other answers propose, with why.
    pub(super) fn proposals(
        &self,
        words: &Words,
        context: &FormContext<'_>,
        member: Option<MemberId>,
        question: &Question,
    ) -> Vec<Proposal> {
        form::proposals(context, member, question)
            .into_iter()
            .map(|(choice, causes)| Proposal {
                option: choice.id.clone(),
                why: why_proposed(words, &causes, &self.draft.members),
            })
            .collect()
    }

    /// The answer after everything proposed is taken: what is chosen already stays.
    pub fn with_proposals(&self, field: &Field) -> Option<Answer> {
        let (_, _, question) = self.find(&field.question)?;
        let mut options =
            form::proposals(&self.context(), field.member, question).into_iter().map(|(choice, _)| choice.id.clone());
        if question.kind != Kind::Multiple {
            return options.next().map(Answer::Choice);
        }
        let chosen = match self.draft.answers.get(field.member, &field.question) {
            Some(Answer::Choices(chosen)) => chosen.clone(),
            _ => Default::default(),
        };
        Some(Answer::Choices(chosen.into_iter().chain(options).collect()))
    }

    /// The fields whose answers move the class away from what last time's answers would give.
    pub fn pivotal(&self) -> Vec<Field> {
        Vec::new()
    }

    /// Why a field's answer differs, as written so far.
    pub(super) fn reason(&self, field: &Field) -> &str {
        self.draft.reasons.get(&field.key()).map_or("", String::as_str)
    }

    /// What is asked under a field whose answer moves the class.
    pub(super) fn why(&self, field: &Field) -> WhyAsked {
        WhyAsked { text: self.reason(field).to_owned(), missing: self.mark_open }
    }

    /// A note of more letters than are kept well.
    pub(super) fn too_long(&self, field: &Field) -> Option<Problem> {
        let letters = match self.draft.answers.get(field.member, &field.question) {
            Some(Answer::Text(text)) => text.chars().count(),
            _ => 0,
        };
        (letters > NOTE_LENGTH).then_some(Problem::TooLong { most: NOTE_LENGTH })
    }
}

/// The answers behind a proposal in words: "bà Mùi: bệnh kéo dài; cháu Hải: …".
fn why_proposed(words: &Words, causes: &[Cause], members: &[Member]) -> String {
    let mut said: Vec<String> = Vec::new();
    for cause in causes {
        let Some(fact) = fact(words, cause) else { continue };
        let who = members.iter().find(|member| Some(member.id) == cause.member);
        let line = who.map_or(fact.clone(), |member| format!("{}: {fact}", member.name));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    let shown = said.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    match said.len().saturating_sub(NAMED) {
        0 => shown,
        more => words.t_args("proposal-more", &[("list", text(shown)), ("more", text(more.to_string()))]),
    }
}

/// One answer in few words: its fact where there is one, else the answer beside its question.
fn fact(words: &Words, cause: &Cause) -> Option<String> {
    let question = &cause.question;
    if [BIRTH, MEMBERS].contains(&question.as_str()) {
        return None;
    }
    let answer = cause.answer.as_ref()?;
    let code = match answer {
        Answer::Bool(true) => "yes".to_owned(),
        Answer::Bool(false) => "no".to_owned(),
        Answer::Choice(option) => option.clone(),
        _ => String::new(),
    };
    let key = format!("fact-{question}-{code}");
    let short = format!("short-{question}-{code}");
    if words.has(&short) {
        return Some(words.t(&short));
    }
    if words.has(&key) {
        return Some(words.t(&key));
    }
    let said = crate::app::components::answer_text::answer_text(words, question, answer);
    Some(format!("{} {said}", words.t(&format!("q-{question}"))))
}
