//! A draft on the screen and what is done to it: every answer goes into the draft and into the saving queue at once.

use std::rc::Rc;

use dioxus::prelude::*;

use super::members::{RosterAct, put};
use super::visit_page::{Form, TypedTexts, typed_answer};
use super::visit_saver::{Save, Saver};
use crate::app::components::focus::FocusWish;
use crate::app::components::proposals::why_id;
use crate::app::components::question::{Field, FormAct};
use crate::app::state::{Phone, Toasts};
use crate::app::words::{Words, text};
use crate::domain::answer::Answer;
use crate::domain::birth::Birth;
use crate::domain::ids::MemberId;
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::questionnaire::form::warning_key;
use crate::domain::text::tidy;
use crate::store::Ids;
use crate::store::view::Draft;

/// What the form shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Where {
    /// A section.
    Section(usize),
    /// Everything open.
    Summary,
    /// The form of one person.
    Member {
        /// As it is.
        member: Box<Member>,
        /// Not on the list yet.
        new: bool,
    },
}

/// A draft on the screen.
#[derive(Clone)]
pub struct Deck {
    /// As it stands.
    pub draft: Signal<Draft>,
    /// Texts in typed fields.
    pub typed: Signal<TypedTexts>,
    /// The field being typed in.
    pub editing: Signal<Option<Field>>,
    /// Whether what is open is marked.
    pub mark_open: Signal<bool>,
    /// What is shown.
    pub place: Signal<Where>,
    questionnaire: Option<Rc<Questionnaire>>,
    saver: Saver,
    focus: FocusWish,
    toasts: Toasts,
}

impl Deck {
    /// Puts a draft on the screen, where it was left.
    pub fn new(
        draft: Draft,
        questionnaire: Option<Rc<Questionnaire>>,
        saver: Saver,
        focus: FocusWish,
        toasts: Toasts,
    ) -> Self {
        let section = usize::try_from(draft.section).unwrap_or_default();
        let sections = questionnaire.as_ref().map_or(0, |questionnaire| questionnaire.sections.len());
        let place = if sections > 0 && section >= sections { Where::Summary } else { Where::Section(section) };
        Self {
            draft: Signal::new(draft),
            typed: Signal::new(TypedTexts::new()),
            editing: Signal::new(None),
            mark_open: Signal::new(false),
            place: Signal::new(place),
            questionnaire,
            saver,
            focus,
            toasts,
        }
    }

    /// Asks something of the form as it stands.
    pub fn with_form<T>(&self, ask: impl FnOnce(&Form<'_>) -> T) -> Option<T> {
        let questionnaire = self.questionnaire.as_ref()?;
        let (draft, typed) = (self.draft.peek(), self.typed.peek());
        Some(ask(&Form { questionnaire, draft: &draft, typed: &typed, editing: None, mark_open: false }))
    }

    /// How many items are open.
    pub fn open_count(&self) -> usize {
        self.with_form(|form| form.open().len()).unwrap_or_default()
    }

    /// Whether nothing is asked after the section on the screen.
    pub fn at_end(&self) -> bool {
        match &*self.place.peek() {
            Where::Section(index) => self.with_form(|form| form.next_section(*index).is_none()).unwrap_or(true),
            Where::Summary | Where::Member { .. } => true,
        }
    }

    /// Shows a section, and puts the focus on a field in it.
    pub fn go(&mut self, section: usize, field: Option<Field>) {
        self.editing.set(None);
        self.mark_open.set(field.is_some());
        self.place.set(Where::Section(section));
        self.focus.0.set(field.map(|field| field.dom_id()));
        self.saver.push(Save::Section(u32::try_from(section).unwrap_or(u32::MAX)));
    }

    /// Shows everything open.
    pub fn summary(&mut self) {
        self.place.set(Where::Summary);
        self.saver.push(Save::Section(u32::try_from(self.sections()).unwrap_or(u32::MAX)));
    }

    fn sections(&self) -> usize {
        self.questionnaire.as_ref().map_or(0, |questionnaire| questionnaire.sections.len())
    }

    /// Does what was done on a section's page.
    pub fn act(&mut self, words: &Words, act: FormAct) {
        match act {
            FormAct::Answer(field, answer) => {
                self.typed.write().remove(&field);
                self.answer(field, Some(answer));
            }
            FormAct::Typed(field, text) => self.type_in(field, text),
            FormAct::Left(field) => self.left(&field),
            FormAct::SameAsLast(fields) => {
                let answers = self.last_answers(&fields);
                self.answer_many(words, answers);
            }
            FormAct::SetAll(fields, answer) => {
                let answers = fields.into_iter().map(|field| (field, Some(answer.clone()))).collect();
                self.answer_many(words, answers);
            }
            FormAct::RepeatSection => self.repeat_section(words),
            FormAct::KeepWarning(field, check) => self.keep(&field, &check),
            FormAct::ChangeAnswer(field) => self.change(field),
            FormAct::TakeProposals(field) => {
                let answer = self.with_form(|form| form.with_proposals(&field)).flatten();
                if let Some(answer) = answer {
                    self.answer(field, Some(answer));
                }
            }
            FormAct::Reason(field, text) => self.reason(&field, text),
            FormAct::ReasonLeft(field) => {
                let text = self.draft.peek().reasons.get(&field.key()).cloned().unwrap_or_default();
                self.reason(&field, tidy(&text));
            }
            FormAct::Back => self.back(),
            FormAct::Next => self.next(),
            FormAct::GoTo(section, field) => self.go(section, field),
            FormAct::GoToWhy(section, field) => {
                self.go(section, Some(field.clone()));
                self.focus.0.set(Some(why_id(&field)));
            }
            FormAct::SaveAgain => self.saver.push(Save::Again),
            FormAct::Close | FormAct::Discard => {}
        }
    }

    fn answer(&mut self, field: Field, answer: Option<Answer>) {
        {
            let mut draft = self.draft.write();
            if draft.answers.get(field.member, &field.question) == answer.as_ref() {
                return;
            }
            draft.answers.set(field.member, field.question.clone(), answer.clone());
        }
        self.saver.push(Save::Answer(field, answer));
        self.settle_points();
    }

    /// B1 follows from the items of the points table.
    fn settle_points(&mut self) {
        let follows = self.with_form(|form| form.points_to_save()).unwrap_or_default();
        for (field, answer) in follows {
            self.draft.write().answers.set(field.member, field.question.clone(), answer.clone());
            self.saver.push(Save::Answer(field, answer));
        }
    }

    fn reason(&mut self, field: &Field, text: String) {
        let key = field.key();
        {
            let mut draft = self.draft.write();
            if draft.reasons.get(&key) == Some(&text) {
                return;
            }
            if text.is_empty() {
                draft.reasons.remove(&key);
            } else {
                draft.reasons.insert(key.clone(), text.clone());
            }
        }
        self.saver.push(Save::Reason(key, text));
    }

    /// Several at once; where that replaces other answers, it can be taken back.
    fn answer_many(&mut self, words: &Words, answers: Vec<(Field, Option<Answer>)>) {
        let before: Vec<(Field, Option<Answer>)> = {
            let draft = self.draft.peek();
            answers
                .iter()
                .map(|(field, _)| (field.clone(), draft.answers.get(field.member, &field.question).cloned()))
                .collect()
        };
        let replaced = before.iter().zip(&answers).any(|((_, old), (_, new))| old.is_some() && old != new);
        let count = answers.len();
        for (field, answer) in answers {
            self.typed.write().remove(&field);
            self.answer(field, answer);
        }
        if replaced {
            let deck = self.clone();
            let undo = move || {
                let mut deck = deck.clone();
                for (field, answer) in before.clone() {
                    deck.put_back(field, answer);
                }
            };
            self.toasts.say_with_undo(words.n("visit-answered-many", i64::try_from(count).unwrap_or(i64::MAX)), undo);
        }
    }

    /// Like [`Deck::answer`], also when the form is no longer on the screen.
    fn put_back(&mut self, field: Field, answer: Option<Answer>) {
        if let Ok(mut draft) = self.draft.try_write() {
            draft.answers.set(field.member, field.question.clone(), answer.clone());
        }
        self.saver.push(Save::Answer(field, answer));
    }

    fn last_answers(&self, fields: &[Field]) -> Vec<(Field, Option<Answer>)> {
        let draft = self.draft.peek();
        fields
            .iter()
            .filter_map(|field| {
                draft.last.get(field.member, &field.question).map(|last| (field.clone(), Some(last.clone())))
            })
            .collect()
    }

    /// An answer taken over may bring up further questions, which are taken over too.
    fn repeat_section(&mut self, words: &Words) {
        let Where::Section(index) = *self.place.peek() else { return };
        let rounds =
            self.with_form(|form| form.section(index).map_or(0, |(_, section)| section.questions.len())).unwrap_or(0);
        for _ in 0..=rounds {
            let fields = self
                .with_form(|form| form.section(index).map(|(_, section)| form.repeatable(section)))
                .flatten()
                .unwrap_or_default();
            if fields.is_empty() {
                break;
            }
            let answers = self.last_answers(&fields);
            self.answer_many(words, answers);
        }
    }

    /// A text that is no answer takes the answer back, so that an older one never stands behind it unseen.
    fn type_in(&mut self, field: Field, typed: String) {
        let kind = self.with_form(|form| form.find(&field.question).map(|(_, _, question)| question.kind)).flatten();
        let Some(kind) = kind else { return };
        let answer = typed_answer(kind, &typed).unwrap_or(None);
        self.typed.write().insert(field.clone(), typed);
        self.editing.set(Some(field.clone()));
        self.answer(field, answer);
    }

    fn left(&mut self, field: &Field) {
        let kind = self.with_form(|form| form.find(&field.question).map(|(_, _, question)| question.kind)).flatten();
        let fine = kind
            .zip(self.typed.peek().get(field).cloned())
            .is_some_and(|(kind, text)| typed_answer(kind, &text).is_ok());
        if fine {
            // From now on the field shows the answer as it was understood.
            self.typed.write().remove(field);
        }
        if self.editing.peek().as_ref() == Some(field) {
            self.editing.set(None);
        }
    }

    fn keep(&mut self, field: &Field, check: &str) {
        let key = warning_key(field.member, &field.question, check);
        self.draft.write().kept_warnings.insert(key.clone());
        self.saver.push(Save::Keep(key));
    }

    fn change(&mut self, field: Field) {
        let now = self.draft.peek().answers.get(field.member, &field.question).cloned();
        if let Some(Answer::Bool(value)) = now {
            self.answer(field, Some(Answer::Bool(!value)));
        } else {
            self.focus.0.set(Some(field.dom_id()));
        }
    }

    fn back(&mut self) {
        let from = match *self.place.peek() {
            Where::Section(index) => index,
            Where::Summary | Where::Member { .. } => self.sections(),
        };
        if let Some(index) = self.with_form(|form| form.previous_section(from)).flatten() {
            self.go(index, None);
        }
    }

    fn next(&mut self) {
        let Where::Section(index) = *self.place.peek() else { return };
        match self.with_form(|form| form.next_section(index)).flatten() {
            Some(next) => self.go(next, None),
            None => self.summary(),
        }
    }

    /// Shows the form of a person on the list.
    pub fn edit(&mut self, id: MemberId) {
        let member = self.draft.peek().members.iter().find(|member| member.id == id).cloned();
        if let Some(member) = member {
            self.member(Some((member, false)));
        }
    }

    /// Shows the form of a person, or goes back to the list.
    pub fn member(&mut self, member: Option<(Member, bool)>) {
        match member {
            Some((member, new)) => self.place.set(Where::Member { member: Box::new(member), new }),
            None => {
                let back = match &*self.place.peek() {
                    Where::Member { member, new: false } => Some(format!("f-member-{}", member.id)),
                    _ => None,
                };
                let section = self.with_form(|form| form.roster_section()).unwrap_or_default();
                self.place.set(Where::Section(section));
                self.focus.0.set(back);
            }
        }
    }

    /// Puts a person into the list and goes back to it.
    pub fn put_member(&mut self, words: &Words, member: Member) {
        let id = member.id;
        let (members, head_before) = put(&self.draft.peek().members, member);
        self.set_members(members);
        self.member(None);
        self.focus.0.set(Some(format!("f-member-{id}")));
        if let Some(name) = head_before {
            self.toasts.say(words.t_args("roster-head-changed", &[("name", text(name))]));
        }
    }

    fn set_members(&mut self, members: Vec<Member>) {
        if let Ok(mut draft) = self.draft.try_write() {
            draft.members.clone_from(&members);
        }
        self.saver.push(Save::Members(members));
    }

    /// Does what was done on the list of people.
    pub fn roster(&mut self, words: &Words, phone: &Phone, act: RosterAct) {
        match act {
            RosterAct::Edit(id) => self.edit(id),
            RosterAct::Keep(field, check) => self.keep(&field, &check),
            RosterAct::Add => {
                let ethnicity =
                    self.draft.peek().household.head().map(|head| head.ethnicity.clone()).unwrap_or_default();
                // Without randomness there is no identity to give; the tap then does nothing, which cannot hurt.
                let Ok(id) = phone.now().map(|now| MemberId(Ids::new(&now).next_id())) else { return };
                self.member(Some((
                    Member {
                        id,
                        name: String::new(),
                        relation: Relation::Other,
                        sex: Sex::Female,
                        birth: Birth::Unknown,
                        ethnicity,
                        id_number: String::new(),
                        absent: None,
                    },
                    true,
                )));
            }
            RosterAct::Remove(id) => {
                let before = self.draft.peek().members.clone();
                let name =
                    before.iter().find(|member| member.id == id).map(|member| member.name.clone()).unwrap_or_default();
                self.set_members(before.iter().filter(|member| member.id != id).cloned().collect());
                let deck = self.clone();
                let undo = move || deck.clone().set_members(before.clone());
                self.toasts.say_with_undo(words.name("roster-removed", &name), undo);
            }
        }
    }
}
