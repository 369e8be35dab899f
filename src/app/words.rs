//! The chosen language, for components: [`use_words`] gives the sentences, and a change of language redraws.

use std::ops::Deref;
use std::rc::Rc;

use dioxus::prelude::*;

use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::member::{Relation, Sex};
use crate::domain::task::Task;
use crate::domain::text::fold;
use crate::i18n::{FluentValue, I18n, Lang, date, number, reasons};

/// The sentences of one language. Cheap to clone; equal when the language is.
#[derive(Clone)]
pub struct Words(Rc<I18n>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.lang() == other.0.lang()
    }
}

impl Deref for Words {
    type Target = I18n;

    fn deref(&self) -> &I18n {
        &self.0
    }
}

impl Words {
    /// Parses every message of the language; once a change of language, not once a screen.
    pub fn new(lang: Lang) -> Self {
        Self(Rc::new(I18n::new(lang)))
    }

    /// A message about a count: `$n` to choose the form by, `$count` to print (`1.785`).
    pub fn n(&self, key: &str, n: impl Into<i64>) -> String {
        let n = n.into();
        self.t_args(key, &[("n", n.into()), ("count", number(n).into())])
    }

    /// A message with one text in it, under `$name`.
    pub fn name(&self, key: &str, name: &str) -> String {
        self.t_args(key, &[("name", name.into())])
    }

    /// What a task is: in the words of whoever set it, or the next visit that a follow-up named.
    pub fn task(&self, task: &Task) -> String {
        if task.what.is_empty() { self.t("task-next-visit") } else { task.what.clone() }
    }

    /// A person as one speaks of them: "Ông Lý A Sình", "Bà Đặng Thị Mùi".
    pub fn person(&self, name: &str, sex: Sex) -> String {
        let key = match sex {
            Sex::Female => "person-woman",
            Sex::Male => "person-man",
        };
        self.name(key, name)
    }

    /// The same inside a sentence: "ông Lý A Sình".
    pub fn person_within(&self, name: &str, sex: Sex) -> String {
        let key = match sex {
            Sex::Female => "person-woman-within",
            Sex::Male => "person-man-within",
        };
        self.name(key, name)
    }

    /// A village as one speaks of it: "Thôn Phiêng Lềng", but "Khu II".
    pub fn village(&self, name: &str) -> String {
        if fold(name).starts_with("khu ") { name.to_owned() } else { self.name("village-name", name) }
    }

    /// A class in full, such as "Hộ cận nghèo".
    pub fn class(&self, class: Class) -> String {
        reasons::class_name(self, class)
    }

    /// A relation to the head, such as "con dâu, con rể".
    pub fn relation(&self, relation: Relation) -> String {
        self.t(&format!("relation-{}", relation.code()))
    }

    /// A birth as it is known: a date, a year, or "chưa rõ năm sinh".
    pub fn birth(&self, birth: Birth) -> String {
        match birth {
            Birth::Unknown => self.t("birth-unknown"),
            Birth::Year(year) => year.to_string(),
            Birth::Date(day) => date(day),
        }
    }
}

/// Text as an argument of a message.
pub fn text(value: impl Into<String>) -> FluentValue<'static> {
    FluentValue::from(value.into())
}

/// The sentences of the language chosen now.
pub fn use_words() -> Words {
    use_context::<Signal<Words>>()()
}
