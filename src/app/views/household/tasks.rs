//! What is to do for a household by a day: the list on its page, and the screen that sets a new one.

use chrono::{Days, NaiveDate};
use dioxus::prelude::*;

use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::{self, DayError, DayField};
use crate::app::components::note_field::{NoteField, kept, too_long};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, RowText, SectionTitle, Tone};
use crate::app::doing::{Doing, use_doing};
use crate::app::routes::Route;
use crate::app::state::{use_phone, use_sample};
use crate::app::views::needs::new_need::coming;
use crate::app::views::needs::words::overdue;
use crate::app::words::{Words, text, use_words};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, TaskId};
use crate::domain::task::Task;
use crate::i18n::date;
use crate::store::StoreError;

/// The tasks of a household, the next first; what is done is folded below.
#[component]
pub fn Tasks(household: Household, today: NaiveDate, ontask: EventHandler<(TaskId, Task)>) -> Element {
    let words = use_words();
    let (mut open, mut done): (Vec<_>, Vec<_>) =
        household.tasks.clone().into_iter().partition(|(_, task)| task.is_open());
    open.sort_by_key(|(id, task)| (task.due, *id));
    done.sort_by_key(|(id, task)| std::cmp::Reverse((task.done_on, *id)));
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let old = i64::try_from(done.len()).unwrap_or(i64::MAX);
    rsx! {
        SectionTitle { title: words.t("tasks-title"), note: if count > 0 { words.n("tasks-count", count) } else { String::new() } }
        div { class: "rows",
            for (id , task) in open {
                RowText {
                    key: "{id}",
                    title: words.task(&task),
                    sub: due_line(&words, &task, today),
                    icon: Some(if task.due < today { "warn" } else { "clock" }),
                    tone: if task.due < today { Tone::Alarm } else { Tone::Plain },
                    Button {
                        word: words.t("task-done"),
                        label: words.name("task-done-label", &words.task(&task)),
                        short: true,
                        icon: "tick",
                        onpress: move |()| ontask.call((id, task.clone())),
                    }
                }
            }
            RowLink { to: Route::NewTask { id: household.id }, title: words.t("task-add"), icon: "plus", tone: Tone::Accent }
        }
        if !done.is_empty() {
            details { class: "folded",
                summary { {words.n("tasks-closed", old)} }
                div { class: "rows",
                    for (id , task) in done {
                        RowText {
                            key: "{id}",
                            title: words.task(&task),
                            sub: task.done_on.map_or_else(String::new, |on| words.t_args("task-done-on", &[("day", text(date(on)))])),
                            icon: "tick",
                            tone: Tone::Fine,
                        }
                    }
                }
            }
        }
    }
}

/// "quá hạn 3 ngày", or the day.
pub fn due_line(words: &Words, task: &Task, today: NaiveDate) -> String {
    if task.due < today {
        overdue(words, task.due, today)
    } else if task.due == today {
        words.t("task-due-today")
    } else {
        words.t_args("task-due", &[("day", text(date(task.due)))])
    }
}

/// Saves a task, and with `before` offers to take that back.
pub fn save(doing: &Doing, household: HouseholdId, id: TaskId, after: Task, before: Option<Task>) {
    let working = doing.clone();
    doing.run(async move {
        write(&working, household, Some(id), after).await?;
        working.done_with_undo(working.words.t("task-is-done"), move |doing| {
            let (again, before) = (doing.clone(), before.clone());
            doing.run(async move {
                if let Some(before) = before {
                    write(&again, household, Some(id), before).await?;
                    again.done(again.words.t("undone"));
                }
                Ok(())
            });
        });
        Ok(())
    });
}

async fn write(doing: &Doing, household: HouseholdId, id: Option<TaskId>, task: Task) -> Result<TaskId, StoreError> {
    doing.phone.store.save_task(household, id, task, doing.phone.now()?).await
}

/// Saves a new task.
#[component]
pub fn NewTaskView(id: HouseholdId) -> Element {
    let doing = use_doing();
    let today = use_phone().today();
    let onsave = move |task: Task| {
        let (working, router) = (doing.clone(), navigator());
        doing.run(async move {
            write(&working, id, None, task).await?;
            working.done(working.words.t("task-saved"));
            router.replace(Route::Household { id });
            Ok(())
        });
    };
    rsx! {
        NewTaskScreen { id, today, sample: use_sample(), onsave }
    }
}

/// A new task as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewTask {
    /// What is to do.
    pub what: String,
    /// By when, as typed.
    pub due: String,
}

/// What is not right yet: a message key for the words, and one for the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskFaults {
    /// Of the words.
    pub what: Option<&'static str>,
    /// Of the day.
    pub due: Option<DayError>,
}

impl NewTask {
    /// Reads the form.
    ///
    /// # Errors
    /// What is not right yet.
    pub fn read(&self, today: NaiveDate) -> Result<Task, TaskFaults> {
        let what = kept(&self.what);
        let due = day_field::read_from(&self.due, today);
        let wrong = if what.is_empty() {
            Some("task-no-words")
        } else if too_long(&self.what) {
            Some("act-too-long")
        } else {
            None
        };
        match (wrong, due) {
            (None, Ok(due)) => {
                Ok(Task { what, due, set_on: today, done_on: None, support: None, visit: None, submission: None })
            }
            (what, due) => Err(TaskFaults { what, due: due.err() }),
        }
    }
}

/// The screen of given values.
#[component]
pub fn NewTaskScreen(
    id: HouseholdId,
    today: NaiveDate,
    #[props(default)] sample: bool,
    #[props(default)] start: NewTask,
    #[props(default)] tried: bool,
    #[props(default)] onsave: EventHandler<Task>,
) -> Element {
    let words = use_words();
    let mut form = use_signal(|| start);
    let mut tried = use_signal(|| tried);
    let now = form();
    let faults = now.read(today).err().filter(|_| tried()).unwrap_or_default();
    let bar = rsx! { AppBar { title: words.t("task-new-title"), sample, back: Route::Household { id }, form: true } };
    let press = move |()| {
        tried.set(true);
        if let Ok(task) = form.peek().read(today) {
            onsave.call(task);
        }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Household { id }, word: words.t("cancel"), replace: true }
            Button { word: words.t("task-save"), look: Look::Primary, icon: "tick", onpress: press }
        }
    };
    let mut quick: Vec<(String, NaiveDate)> = Vec::new();
    quick.extend(today.checked_add_days(Days::new(1)).map(|day| (words.t("day-tomorrow"), day)));
    quick.extend(coming(&words, today));
    rsx! {
        Screen { bar, foot,
            div { class: "page",
                NoteField {
                    id: "task-what",
                    label: words.t("task-what"),
                    value: now.what.clone(),
                    hint: words.t("task-what-hint"),
                    wrong: faults.what.map_or_else(String::new, |key| words.t(key)),
                    oninput: move |typed| form.write().what = typed,
                }
                DayField {
                    id: "task-due",
                    label: words.t("task-when"),
                    value: now.due.clone(),
                    quick,
                    wrong: faults.due.map_or_else(String::new, |error| words.t(error.key())),
                    oninput: move |typed| form.write().due = typed,
                }
            }
        }
    }
}
