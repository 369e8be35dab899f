//! The items of the points table in the form: which are asked, what is chosen, and the total so far.

use super::visit_open::Place;
use super::visit_page::Form;
use crate::app::components::points_items::{PointsAsked, PointsPage};
use crate::app::components::question::Field;
use crate::domain::answer::Answer;
use crate::domain::ids::QuestionId;
use crate::domain::points::{PointsItem, PointsTable, TABLE_QUESTION};
use crate::domain::questionnaire::Section;
use crate::domain::questionnaire::form::{self, Open, OpenKind};

/// The question of B1, which the items of a table settle.
pub(super) const B1: &str = "b1_points";

impl Form<'_> {
    /// The items asked in a section, when the income is taken from the office's table.
    pub(super) fn points(&self, section: &Section, open: &[Open], pivotal: &[Field]) -> Option<PointsPage> {
        let table = form::points_asked(&self.context(), section)?;
        let total = table.total(&self.draft.answers.household);
        let groups = table.groups();
        let items = |items: Vec<&PointsItem>| items.into_iter().map(|item| self.points_item(item, open)).collect();
        let unknown = |item: &&PointsItem| self.draft.answers.household.get(&item.question()) == Some(&Answer::Unknown);
        Some(PointsPage {
            name: (table.id.clone(), table.version),
            source: table.source.clone(),
            region: table.region.clone(),
            groups: groups.into_iter().map(|(group, list)| (group.to_owned(), items(list))).collect(),
            sum: total.sum,
            open: total.open.len(),
            unknown: table.items.iter().filter(unknown).map(|item| item.item.clone()).collect(),
            count: table.items.len(),
            why: pivotal
                .iter()
                .find(|field| field.question.as_str() == B1)
                .map(|field| (field.clone(), self.why(field))),
        })
    }

    fn points_item(&self, item: &PointsItem, open: &[Open]) -> PointsAsked {
        let question = item.question();
        let people = self.draft.members.iter().filter(|member| member.counts()).count();
        let is = |wanted: fn(&OpenKind) -> bool| {
            open.iter().any(|one| one.member.is_none() && one.question == question && wanted(&one.what))
        };
        PointsAsked {
            item: item.item.clone(),
            rows: item.rows.iter().map(|row| (row.code.clone(), row.condition.clone(), row.points)).collect(),
            answer: self.draft.answers.household.get(&question).cloned(),
            last: item.chosen(self.draft.last.household.get(&question)).map(|row| row.code.clone()),
            proposed: u32::try_from(people).ok().and_then(|people| item.proposed(people)).map(|row| row.code.clone()),
            missing: self.mark_open && is(|what| matches!(what, OpenKind::Unanswered)),
            wrong: is(|what| matches!(what, OpenKind::Error(_))),
            field: Field { question, member: None },
        }
    }

    /// The table in use, where one is.
    fn table(&self) -> Option<(usize, &PointsTable)> {
        let context = self.context();
        let at =
            self.questionnaire.sections.iter().position(|section| form::points_asked(&context, section).is_some())?;
        Some((at, self.draft.points.as_ref()?))
    }

    /// What an item is called, as on the sheet.
    pub(super) fn item_title(&self, question: &QuestionId) -> Option<String> {
        let (_, table) = self.table()?;
        table.items.iter().find(|item| item.question() == *question).map(|item| item.item.clone())
    }

    /// Where an item is asked. B1 itself leads to the first item that is open, or to the first.
    pub(super) fn item_place(&self, question: &QuestionId) -> Option<Place> {
        let (section, table) = self.table()?;
        let answers = &self.draft.answers.household;
        let is_open = |item: &&PointsItem| item.chosen(answers.get(&item.question())).is_none();
        let item = if question.as_str() == B1 {
            table.items.iter().find(is_open).or_else(|| table.items.first())
        } else {
            table.items.iter().find(|item| item.question() == *question)
        };
        Some(Place::Section(section, Some(Field { question: item?.question(), member: None })))
    }

    /// The answers about B1 that follow from the items, where they are not what the draft has: the total and the name
    /// of the table, or their removal when the income is no longer taken from a table.
    pub fn points_to_save(&self) -> Vec<(Field, Option<Answer>)> {
        let wanted = form::with_points(&self.context()).household;
        let (b1, name) = (QuestionId::new(B1), QuestionId::new(TABLE_QUESTION));
        let now = &self.draft.answers.household;
        let field = |question: &QuestionId| Field { question: question.clone(), member: None };
        if self.table().is_none() {
            // What was computed is not what was copied from paper.
            let computed = now.contains_key(&name);
            return if computed { vec![(field(&b1), None), (field(&name), None)] } else { Vec::new() };
        }
        [b1, name]
            .iter()
            .filter(|question| wanted.get(question) != now.get(question))
            .map(|question| (field(question), wanted.get(question).cloned()))
            .collect()
    }
}
