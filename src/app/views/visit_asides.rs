//! What the form brings up beside a question by itself: options that other answers propose, with why; and the reason that
//! is asked where an answer moves the class.

use super::visit_page::Form;
use crate::app::components::question::{Field, Problem, Proposal, WhyAsked};
use crate::app::components::typed_field::NOTE_LENGTH;
use crate::app::words::Words;
use crate::domain::answer::Answer;
use crate::domain::classification::{Area, pivotal};
use crate::domain::ids::MemberId;
use crate::domain::questionnaire::form::{self, FormContext};
use crate::domain::questionnaire::{Kind, Question};
use crate::domain::standard;
use crate::i18n::reasons::proposal_reason;

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
                why: proposal_reason(words, &causes, &self.draft.members, self.draft.visited_on),
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

    /// The fields whose answers moved the class away from before: why they differ from last time is asked.
    pub fn pivotal(&self) -> Vec<Field> {
        let draft = self.draft;
        if !self.questionnaire.purpose.classifies() {
            return Vec::new();
        }
        let Some(standard) = standard::builtin_by_id(&draft.standard) else { return Vec::new() };
        // As finalising sees them, so that nothing is refused there that was not asked here.
        let answers = form::settled(&self.context());
        // Rural lines apply in every village of the commune (domain.md section 1).
        let causes = pivotal(
            &standard,
            Area::Rural,
            &draft.members,
            &answers,
            &draft.last,
            draft.visited_on,
            draft.class_before,
        );
        causes.into_iter().map(|cause| Field { question: cause.question, member: cause.member }).collect()
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
