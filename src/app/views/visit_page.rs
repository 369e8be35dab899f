//! What the form shows of a draft: sections, questions, people, what is wrong.
//!
//! Pure: the rules are in `domain::questionnaire::form`, the drawing in `visit_screen`. What is open, and the way to it, is
//! in `visit_open`; the items of a points table in `visit_points`; proposals and reasons in `visit_asides`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::visit_open::on_roster;
use crate::app::components::points_items::PointsPage;
use crate::app::components::question::{Asked, Field, Person, Problem};
use crate::app::components::steps::Step;
use crate::app::components::typed::{self, TypedError};
use crate::app::views::members::RosterProblem;
use crate::app::words::{Words, text};
use crate::domain::answer::Answer;
use crate::domain::birth::{AgeRange, Birth};
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::questionnaire::condition::MEMBERS;
use crate::domain::questionnaire::form::{self, FormContext, Open, OpenKind};
use crate::domain::questionnaire::{Kind, Question, Questionnaire, Section};
use crate::domain::text::tidy;
use crate::store::view::Draft;

/// The question of how income is recorded, and its option of the points table.
const BASIS: &str = "income_basis";
const TABLE: &str = "table";

/// The text in typed fields that is not (only) an answer, by field.
pub type TypedTexts = BTreeMap<Field, String>;

/// What is worked out once for a page.
#[derive(Clone, Copy)]
struct Around<'x> {
    words: &'x Words,
    context: FormContext<'x>,
    open: &'x [Open],
    /// Fields whose answers move the class.
    pivotal: &'x [Field],
}

/// Everything that the form is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The questionnaire that the draft is bound to.
    pub questionnaire: &'a Questionnaire,
    /// The draft.
    pub draft: &'a Draft,
    /// Texts as typed.
    pub typed: &'a TypedTexts,
    /// The field being typed in now: it is not judged yet.
    pub editing: Option<&'a Field>,
    /// Whether unanswered questions are marked: after a jump from the list of what is open.
    pub mark_open: bool,
}

/// One block of a section's page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A question to the household.
    Household(Asked),
    /// A question to several people.
    People(QuestionId, Vec<(Person, Asked)>),
    /// The items of the points table, in place of the question of B1.
    Points(PointsPage),
    /// One sentence in passing: its message key.
    Remark(&'static str),
}

/// A section's page.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPage {
    /// Place in the form, from 0.
    pub index: usize,
    /// How many sections there are.
    pub count: usize,
    /// Id; its title is `section-<id>`.
    pub id: String,
    /// The list of people is confirmed here.
    pub roster: bool,
    /// What the office said of the list of people; empty when nothing.
    pub roster_comment: String,
    /// What checks say of the list of people.
    pub roster_problems: Vec<RosterProblem>,
    /// Questions, only those to be asked now.
    pub blocks: Vec<Block>,
    /// Where each section stands.
    pub steps: Vec<Step>,
    /// Questions of this section without an answer whose last answer could be taken over.
    pub repeatable: usize,
}

impl<'a> Form<'a> {
    /// The draft as the rules see it.
    pub fn context(&self) -> FormContext<'a> {
        FormContext {
            questionnaire: self.questionnaire,
            members: &self.draft.members,
            answers: &self.draft.answers,
            visited_on: self.draft.visited_on,
            kept_warnings: &self.draft.kept_warnings,
            points: self.draft.points.as_ref(),
        }
    }

    /// The section at `index`, or the last.
    pub fn section(&self, index: usize) -> Option<(usize, &'a Section)> {
        let index = index.min(self.questionnaire.sections.len().saturating_sub(1));
        self.questionnaire.sections.get(index).map(|section| (index, section))
    }

    /// The page of a section.
    pub fn page(&self, words: &Words, index: usize) -> Option<SectionPage> {
        let (index, section) = self.section(index)?;
        let open = form::open_items(&self.context());
        let around = Around { words, context: self.context(), open: &open, pivotal: &self.pivotal() };
        let blocks =
            if section.per_member { self.people_blocks(&around, section) } else { self.blocks(&around, section) };
        Some(SectionPage {
            index,
            count: self.questionnaire.sections.len(),
            id: section.id.clone(),
            roster: section.roster,
            roster_comment: section
                .roster
                .then(|| self.comment(None, &QuestionId::new(MEMBERS)))
                .flatten()
                .unwrap_or_default(),
            roster_problems: if section.roster { self.roster_problems(&open) } else { Vec::new() },
            blocks,
            steps: self.steps(),
            repeatable: self.repeatable(section).len(),
        })
    }

    /// The question and section of an id.
    pub fn find(&self, question: &QuestionId) -> Option<(usize, &'a Section, &'a Question)> {
        self.questionnaire.sections.iter().enumerate().find_map(|(index, section)| {
            section.questions.iter().find(|one| one.id == *question).map(|question| (index, section, question))
        })
    }

    /// Where the list of people is.
    pub fn roster_section(&self) -> usize {
        self.questionnaire.sections.iter().position(|section| section.roster).unwrap_or_default()
    }

    /// The next section after `index` in which something is asked, if there is one.
    pub fn next_section(&self, index: usize) -> Option<usize> {
        (index.saturating_add(1)..self.questionnaire.sections.len()).find(|at| self.has_something(*at))
    }

    /// The section before `index` in which something is asked.
    pub fn previous_section(&self, index: usize) -> Option<usize> {
        (0..index.min(self.questionnaire.sections.len())).rev().find(|at| self.has_something(*at))
    }

    fn has_something(&self, index: usize) -> bool {
        let context = self.context();
        self.questionnaire.sections.get(index).is_some_and(|section| {
            section.roster
                || section
                    .questions
                    .iter()
                    .any(|question| self.people_asked(&context, section, question).next().is_some())
        })
    }

    /// For each section whether it is full.
    pub fn steps(&self) -> Vec<Step> {
        let context = self.context();
        let open = form::open_items(&context);
        (0..self.questionnaire.sections.len())
            .map(|index| {
                let (answered, asked) = form::section_progress(&context, index);
                if answered >= asked && open.iter().all(|item| item.section != index) { Step::Full } else { Step::Open }
            })
            .collect()
    }

    /// The fields of a section without an answer whose answer of last time can stand, as things are now. What is asked
    /// afresh each year (B1, income) is left out.
    pub fn repeatable(&self, section: &Section) -> Vec<Field> {
        let context = self.context();
        section
            .questions
            .iter()
            .filter(|question| !question.fresh)
            .flat_map(|question| {
                self.people_asked(&context, section, question).map(move |member| (question, member)).collect::<Vec<_>>()
            })
            .filter(|(question, member)| self.draft.answers.get(*member, &question.id).is_none())
            .filter(|(question, member)| self.last(&context, *member, question).is_some())
            .map(|(question, member)| Field { question: question.id.clone(), member })
            .collect()
    }

    /// Last time's answer, where it still can be given. "Không rõ" is not worth repeating.
    pub fn last(&self, context: &FormContext<'_>, member: Option<MemberId>, question: &Question) -> Option<Answer> {
        let last = self.draft.last.get(member, &question.id)?;
        let offered = |id: &String| form::options(context, member, question).iter().any(|choice| choice.id == *id);
        let possible = match last {
            Answer::Unknown => false,
            Answer::Choice(id) => offered(id),
            Answer::Choices(ids) => ids.iter().all(offered),
            _ => true,
        };
        possible.then(|| last.clone())
    }

    /// Of whom a question is asked now: the household (`None`), or each member that it concerns.
    pub(super) fn people_asked<'s>(
        &'s self,
        context: &'s FormContext<'a>,
        section: &'s Section,
        question: &'s Question,
    ) -> impl Iterator<Item = Option<MemberId>> + 's {
        let members: Vec<Option<MemberId>> = if section.per_member {
            self.draft.members.iter().filter(|member| member.counts()).map(|member| Some(member.id)).collect()
        } else {
            vec![None]
        };
        members.into_iter().filter(move |member| form::relevant(context, *member, question))
    }

    fn blocks(&self, around: &Around<'_>, section: &Section) -> Vec<Block> {
        let mut blocks = Vec::new();
        for question in section.questions.iter().filter(|question| form::relevant(&around.context, None, question)) {
            blocks.push(Block::Household(self.asked(around, None, question)));
            if question.id.as_str() == BASIS {
                blocks.extend(self.points(section, around.open, around.pivotal).map(Block::Points));
                let table_is_known = question.options.iter().any(|option| option.id == TABLE);
                if table_is_known && self.draft.points.is_none() {
                    blocks.push(Block::Remark("points-none"));
                }
            }
        }
        blocks
    }

    fn people_blocks(&self, around: &Around<'_>, section: &Section) -> Vec<Block> {
        let context = self.context();
        section
            .questions
            .iter()
            .map(|question| {
                let people: Vec<(Person, Asked)> = self
                    .people_asked(&context, section, question)
                    .flatten()
                    .filter_map(|id| self.draft.members.iter().find(|member| member.id == id))
                    .map(|member| {
                        (
                            person(around.words, member, self.draft.visited_on),
                            self.asked(around, Some(member.id), question),
                        )
                    })
                    .collect();
                Block::People(question.id.clone(), people)
            })
            .filter(|block| !matches!(block, Block::People(_, people) if people.is_empty()))
            .collect()
    }

    fn asked(&self, around: &Around<'_>, member: Option<MemberId>, question: &Question) -> Asked {
        let Around { words, ref context, open, pivotal } = *around;
        let field = Field { question: question.id.clone(), member };
        let typed = self.typed.get(&field).cloned();
        let judged = self.editing != Some(&field);
        let of_field = || open.iter().filter(|item| item.member == member && item.question == question.id);
        let problem = typed
            .as_deref()
            .and_then(|text| typed_answer(question.kind, text).err())
            .map(Problem::Typed)
            .or_else(|| self.too_long(&field))
            .or_else(|| {
                of_field().find_map(|item| match &item.what {
                    OpenKind::Error(code) => Some(error(code, question)),
                    OpenKind::Unanswered if self.mark_open => Some(Problem::Missing),
                    _ => None,
                })
            })
            .filter(|_| judged);
        let warning = of_field()
            .find_map(|item| match &item.what {
                OpenKind::Warning(id) => Some(id.clone()),
                _ => None,
            })
            .filter(|_| judged && problem.is_none());
        Asked {
            kind: question.kind,
            options: form::options(context, member, question).into_iter().cloned().collect(),
            unknown: question.unknown,
            unit: question.unit.clone(),
            answer: self.draft.answers.get(member, &question.id).cloned(),
            last: self.last(context, member, question),
            typed,
            problem,
            warning,
            everyone: question.everyone.clone(),
            proposals: self.proposals(words, context, member, question),
            why: pivotal.contains(&field).then(|| self.why(&field)),
            comment: self.comment(member, &question.id),
            field,
        }
    }

    /// What the office said of a question when it sent the visit back.
    fn comment(&self, member: Option<MemberId>, question: &QuestionId) -> Option<String> {
        self.draft.review.as_ref()?.comment_on(member, question).map(str::to_owned)
    }

    pub(super) fn name(&self, id: Option<MemberId>) -> Option<String> {
        id.and_then(|id| self.draft.members.iter().find(|member| member.id == id)).map(|member| member.name.clone())
    }

    fn roster_problems(&self, open: &[Open]) -> Vec<RosterProblem> {
        open.iter()
            .filter(|item| on_roster(&item.question))
            .filter_map(|item| {
                let (check, warning) = match &item.what {
                    OpenKind::Error(id) => (id.clone(), false),
                    OpenKind::Warning(id) => (id.clone(), true),
                    OpenKind::Unanswered => return None,
                };
                Some(RosterProblem {
                    check,
                    warning,
                    member: item.member,
                    person: self.name(item.member),
                    field: Field { question: item.question.clone(), member: item.member },
                })
            })
            .collect()
    }
}

fn error(code: &str, question: &Question) -> Problem {
    if code == "out_of_range" {
        Problem::OutOfRange { min: question.min, max: question.max }
    } else {
        Problem::Check(code.to_owned())
    }
}

/// What a typed text says as an answer; `None` for an empty field.
///
/// # Errors
/// See [`TypedError`].
pub fn typed_answer(kind: Kind, text: &str) -> Result<Option<Answer>, TypedError> {
    Ok(match kind {
        Kind::Integer => typed::whole(text)?.map(Answer::Integer),
        Kind::Decimal => typed::hundredths(text)?.map(Answer::Hundredths),
        Kind::Date => typed::birth(text)?.filter(|birth| *birth != Birth::Unknown).map(Answer::Date),
        Kind::Day => match typed::birth(text).map_err(|_| TypedError::NotADay)? {
            Some(Birth::Year(_)) => return Err(TypedError::NotADay),
            day => day.filter(|day| *day != Birth::Unknown).map(Answer::Date),
        },
        _ => Some(tidy(text)).filter(|text| !text.is_empty()).map(Answer::Text),
    })
}

/// A person with what tells them apart: "con, 8 tuổi".
pub fn person(words: &Words, member: &Member, day: NaiveDate) -> Person {
    let relation = words.relation(member.relation);
    let about = match age(words, member.birth, day) {
        Some(age) => format!("{relation}, {age}"),
        None => relation,
    };
    Person { name: member.name.clone(), about }
}

/// "8 tuổi", or "8–9 tuổi" where only the year is known.
pub fn age(words: &Words, birth: Birth, day: NaiveDate) -> Option<String> {
    let AgeRange { min, max } = birth.age_on(day)?;
    let (min, max) = (min.max(0), max.max(0));
    let key = if max == 0 { "age-under-one" } else { "age" };
    let years = if min == max { max.to_string() } else { format!("{min}–{max}") };
    Some(words.t_args(key, &[("years", text(years))]))
}

/// The fields of everybody asked, without repeats: for tests and for the section's shortcut.
pub fn fields(blocks: &[Block]) -> BTreeSet<Field> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Household(asked) => vec![asked.field.clone()],
            Block::People(_, people) => people.iter().map(|(_, asked)| asked.field.clone()).collect(),
            Block::Points(page) => {
                page.groups.iter().flat_map(|(_, items)| items).map(|asked| asked.field.clone()).collect()
            }
            Block::Remark(_) => Vec::new(),
        })
        .collect()
}
