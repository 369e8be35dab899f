//! How many taps a complete review of one household takes once its members are there: the flow is driven as a thumb
//! would drive it, and every control that is tapped is looked for on the drawn page.

use dioxus::prelude::*;
use so_thon::app::components::question::{Asked, Field, Person};
use so_thon::app::views::visit_page::{Block, Form, SectionPage, TypedTexts};
use so_thon::app::views::visit_saver::Saved;
use so_thon::app::views::visit_screen::VisitScreen;
use so_thon::app::words::Words;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::questionnaire::read::builtin_version;
use so_thon::i18n::{self, Lang};
use so_thon::store::view::Draft;

use crate::people::{self, DAY, reviewed};
use crate::show::{count, html};

struct Thumb {
    draft: Draft,
    /// What the household says.
    says: Answers,
    taps: usize,
    keys: usize,
}

impl Thumb {
    fn ask<T>(&self, ask: impl FnOnce(&Form<'_>) -> T) -> T {
        let questionnaire = builtin_version(&self.draft.questionnaire.0, self.draft.questionnaire.1).unwrap();
        let typed = TypedTexts::new();
        ask(&Form { questionnaire: &questionnaire, draft: &self.draft, typed: &typed, editing: None, mark_open: false })
    }

    fn page(&self, at: usize) -> SectionPage {
        self.ask(|form| form.page(&Words::new(Lang::Vi), at).unwrap())
    }

    /// Taps something that the drawn section shows.
    fn tap(&mut self, at: usize, selector: &str) {
        let (page, members) = (self.page(at), self.draft.members.clone());
        let shown = html(Lang::Vi, move || {
            rsx! {
                VisitScreen {
                    head: "Bà Đặng Thị Mùi",
                    page: page.clone(),
                    members: members.clone(),
                    day: DAY,
                    saved: Saved::At(people::at()),
                    has_previous: true,
                    has_next: true,
                    on: EventHandler::new(|_| {}),
                    onroster: EventHandler::new(|_| {}),
                }
            }
        });
        assert!(count(&shown, selector) > 0, "{selector} is not on the page");
        self.taps += 1;
    }

    fn set(&mut self, field: &Field, answer: Answer) {
        self.draft.answers.set(field.member, field.question.clone(), Some(answer));
    }

    fn said(&self, field: &Field) -> Answer {
        let said = self.says.get(field.member, &field.question).cloned();
        said.unwrap_or_else(|| panic!("the household says nothing of {field:?}"))
    }

    /// One question, one person: a tap, or a tap and the keys of a number.
    fn answer(&mut self, at: usize, asked: &Asked) {
        let answer = self.said(&asked.field);
        self.tap(at, &format!("#{}", asked.field.dom_id()));
        self.keys += match &answer {
            Answer::Integer(value) => value.to_string().len(),
            Answer::Hundredths(value) => i18n::hundredths(*value).replace('.', "").len(),
            _ => 0,
        };
        self.set(&asked.field, answer);
    }

    /// One question to several people: one tap for all where most say the same, then those who do not.
    fn people(&mut self, at: usize, question: &QuestionId, people: &[(Person, Asked)]) {
        let open: Vec<Asked> =
            people.iter().filter(|(_, asked)| asked.answer.is_none()).map(|(_, asked)| asked.clone()).collect();
        let same = |answer: &Answer| open.iter().filter(|asked| self.said(&asked.field) == *answer).count();
        let yes_no = [Answer::Bool(true), Answer::Bool(false)].into_iter().max_by_key(&same);
        let everyone = open.first().and_then(|asked| asked.everyone.clone()).map(Answer::Choice);
        let for_all = everyone.or(yes_no).filter(|answer| open.len() > 1 && same(answer) > 1);
        if let Some(answer) = for_all {
            self.tap(at, &format!("#q-{question}-block .for-all button"));
            for asked in &open {
                self.set(&asked.field, answer.clone());
            }
            for asked in open.iter().filter(|asked| self.said(&asked.field) != answer).cloned().collect::<Vec<_>>() {
                self.answer(at, &asked);
            }
        } else {
            for asked in open {
                self.answer(at, &asked);
            }
        }
    }

    fn section(&mut self, at: usize, as_last_time: bool) {
        if as_last_time && self.page(at).repeatable > 0 {
            self.tap(at, ".repeat button");
            loop {
                let fields = self.ask(|form| form.repeatable(&form.questionnaire.sections[at]));
                if fields.is_empty() {
                    break;
                }
                for field in fields {
                    let last = self.draft.last.get(field.member, &field.question).cloned().unwrap();
                    self.set(&field, last);
                }
            }
        }
        // Each answer may bring up further questions.
        loop {
            let needed = self.ask(|form| {
                form.questionnaire.sections[at]
                    .questions
                    .iter()
                    .filter(|question| question.required)
                    .map(|question| question.id.clone())
                    .collect::<Vec<_>>()
            });
            let open = self.page(at).blocks.into_iter().find(|block| match block {
                Block::Household(asked) => asked.answer.is_none() && needed.contains(&asked.field.question),
                Block::People(_, people) => people.iter().any(|(_, asked)| asked.answer.is_none()),
                Block::Points(_) | Block::Remark(_) => false,
            });
            match open {
                Some(Block::Household(asked)) => self.answer(at, &asked),
                Some(Block::People(question, people)) => self.people(at, &question, &people),
                _ => break,
            }
        }
        self.tap(at, "#visit-next");
    }
}

/// From the household's page to "finished": taps, and keys of numbers.
fn review(as_last_time: bool) -> (usize, usize) {
    let says = reviewed(135).answers;
    let mut draft = people::form("yearly-review");
    draft.class_before = Class::Poor;
    if as_last_time {
        draft.last = says.clone();
    }
    // "Bắt đầu ghi phiếu".
    let mut thumb = Thumb { draft, says, taps: 1, keys: 0 };
    let mut at = Some(0);
    while let Some(section) = at {
        thumb.section(section, as_last_time);
        at = thumb.ask(|form| form.next_section(section));
    }
    assert!(thumb.ask(|form| form.open()).is_empty(), "{:?}", thumb.ask(|form| form.open()));
    // "Chốt phiếu", on the result that follows at once.
    (thumb.taps + 1, thumb.keys)
}

#[test]
fn a_review_takes_few_taps_and_fewer_where_things_are_as_last_time() {
    let (taps, keys) = review(false);
    println!("without last time: {taps} taps and {keys} digits");
    assert!(taps + keys <= 60, "{taps} taps and {keys} digits");
    let (taps, keys) = review(true);
    println!("as last time: {taps} taps and {keys} digits");
    assert!(taps <= 25, "{taps} taps and {keys} digits");
}
