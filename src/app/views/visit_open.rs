//! What stands between a draft and its end, and the address of each place in a form.

use super::visit_page::{Form, typed_answer};
use super::visit_points::B1;
use crate::app::components::question::Field;
use crate::app::components::typed::TypedError;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::points::ITEM_QUESTION;
use crate::domain::questionnaire::Kind;
use crate::domain::questionnaire::condition;
use crate::domain::questionnaire::form::{self, OpenKind};

/// Something open, for the list before the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// The section it is in.
    pub section: usize,
    /// The field; `None` is the list of people, or the person on it.
    pub field: Option<Field>,
    /// The person it is about.
    pub member: Option<MemberId>,
    /// That person's name.
    pub person: Option<String>,
    /// What the field is called, where that is no message: an item of a points table.
    pub title: Option<String>,
    /// What is open.
    pub what: OpenWhat,
}

/// What is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenWhat {
    /// Not answered.
    Unanswered,
    /// A text in the field that is no answer.
    Typed(TypedError),
    /// An error (check id).
    Error(String),
    /// A warning not yet settled (check id).
    Warning(String),
    /// It moves the class, and why it differs from last time is not said.
    Why,
    /// A note of more letters than are kept well.
    TooLong,
}

impl Form<'_> {
    /// Everything open, in the order of the form.
    pub fn open(&self) -> Vec<OpenItem> {
        let mut items: Vec<OpenItem> = form::open_items(&self.context())
            .into_iter()
            .map(|item| {
                let field = Field { question: item.question.clone(), member: item.member };
                let what = match (self.typed_error(&field), item.what) {
                    (Some(error), _) => OpenWhat::Typed(error),
                    (None, OpenKind::Unanswered) => OpenWhat::Unanswered,
                    (None, OpenKind::Error(code)) => OpenWhat::Error(code),
                    (None, OpenKind::Warning(id)) => OpenWhat::Warning(id),
                };
                let on_list = on_roster(&field.question);
                self.item(item.section, field, what, on_list)
            })
            .collect();
        items.extend(self.others_open(&items));
        // By section; within one the order of the rules stands.
        items.sort_by_key(|item| item.section);
        items
    }

    /// What the rules do not know of: texts that are no answer where none is needed, notes too long, reasons missing.
    fn others_open(&self, known: &[OpenItem]) -> Vec<OpenItem> {
        let named = |field: &Field| known.iter().any(|item| item.field.as_ref() == Some(field));
        let typed = self.typed.keys().filter(|field| !named(field));
        let typed = typed.filter_map(|field| Some((field.clone(), OpenWhat::Typed(self.typed_error(field)?))));
        let long = self.notes().filter(|field| self.too_long(field).is_some()).map(|field| (field, OpenWhat::TooLong));
        let why = self.pivotal().into_iter().filter(|field| self.reason(field).trim().is_empty());
        typed
            .chain(long)
            .chain(why.map(|field| (field, OpenWhat::Why)))
            .filter_map(|(field, what)| {
                let (section, ..) = self.find(&field.question)?;
                Some(self.item(section, field, what, false))
            })
            .collect()
    }

    fn item(&self, section: usize, field: Field, what: OpenWhat, on_list: bool) -> OpenItem {
        OpenItem {
            section,
            member: field.member,
            person: self.name(field.member),
            title: self.item_title(&field.question),
            what,
            field: (!on_list).then_some(field),
        }
    }

    fn typed_error(&self, field: &Field) -> Option<TypedError> {
        let (text, (_, _, question)) = self.typed.get(field).zip(self.find(&field.question))?;
        typed_answer(question.kind, text).err()
    }

    /// Every field of a note that has an answer.
    fn notes(&self) -> impl Iterator<Item = Field> + '_ {
        let questions = self.questionnaire.sections.iter().flat_map(|section| &section.questions);
        questions
            .filter(|question| question.kind == Kind::Note)
            .map(|question| Field { question: question.id.clone(), member: None })
    }

    /// Where an address such as `members/<id>/birth`, `members/<id>/<question>` or a question's id leads.
    pub fn place(&self, at: &str) -> Option<Place> {
        let parts: Vec<&str> = at.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => None,
            ["members"] => Some(Place::Section(self.roster_section(), None)),
            ["members", id, rest @ ..] => {
                let member: MemberId = id.parse().ok()?;
                let question = rest.first().and_then(|code| self.find(&QuestionId::new(*code)));
                Some(match question {
                    Some((index, _, question)) => {
                        Place::Section(index, Some(Field { question: question.id.clone(), member: Some(member) }))
                    }
                    None => Place::Member(self.roster_section(), member),
                })
            }
            [question, ..] => {
                let id = QuestionId::new(*question);
                let of_table = question.starts_with(ITEM_QUESTION) || question == &B1;
                if let Some(place) = of_table.then(|| self.item_place(&id)).flatten() {
                    return Some(place);
                }
                let (index, _, question) = self.find(&id)?;
                Some(Place::Section(index, Some(Field { question: question.id.clone(), member: None })))
            }
        }
    }
}

/// Whether an id stands for the list of people rather than for a question.
pub(super) fn on_roster(question: &QuestionId) -> bool {
    [condition::MEMBERS, condition::BIRTH].contains(&question.as_str())
}

/// A place in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A section, and in it a field.
    Section(usize, Option<Field>),
    /// A person, on the list of people.
    Member(usize, MemberId),
}
