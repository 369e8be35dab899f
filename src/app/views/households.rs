//! "Hộ dân": every household of the village; found by a name typed without marks, by initials or by number.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::parts::{VillageChips, use_waiting_count};
use crate::app::clock;
use crate::app::components::badge::{ClassBadge, class_mark};
use crate::app::components::bar::{AppBar, BarLink};
use crate::app::components::button::{Button, ButtonLink};
use crate::app::components::icon::Icon;
use crate::app::components::long_list::{CHUNK_ROWS, Heights, LongList, Window, window};
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::search::{Chip, Marked, SearchField};
use crate::app::components::states::{Bones, Empty};
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::i18n::number;
use crate::store::view::{Filter, HouseholdPage, HouseholdQuery, HouseholdRow};

/// What the list was left with, so that "back" finds it again.
#[derive(Clone, PartialEq, Default)]
pub struct ListMemory {
    /// What was searched.
    pub search: String,
    /// Which were shown.
    pub filter: Filter,
}

/// A stretch of the list: the page of the store, and where its rows begin.
#[derive(Clone, PartialEq)]
pub struct Stretch {
    /// The page.
    pub page: HouseholdPage,
    /// The chunk that its first row begins.
    pub first: u32,
}

/// Loads the stretch in view, and keeps the one before until the next is there.
#[component]
pub fn HouseholdsView() -> Element {
    let mut memory = use_context::<Signal<ListMemory>>();
    let mut scroll = use_signal(|| (0.0, 0.0));
    let mut heights = use_signal(Heights::default);
    let mut total = use_signal(|| 0);
    let village = use_village();
    let today = use_phone().today();

    // Only a change of stretch loads and draws again, not every pixel scrolled.
    let stretch = use_memo(move || {
        let (scrolled, view) = scroll();
        let found = window(&heights.read(), total(), scrolled, view);
        (found.first, found.end.max(found.first + 2))
    });
    let (first, end) = stretch();
    let query = HouseholdQuery {
        village,
        search: memory.read().search.clone(),
        filter: memory.read().filter,
        offset: first * CHUNK_ROWS,
        limit: (end - first) * CHUNK_ROWS,
    };
    let loaded = use_loaded_for(query, |phone, query| async move { phone.store.households(query).await });
    let kept = use_hook(|| Rc::new(RefCell::new(None::<Stretch>)));
    let shown = match loaded {
        Loaded::Ready(page) => {
            if *total.peek() != page.total_found {
                total.set(page.total_found);
            }
            let stretch = Stretch { page, first };
            kept.replace(Some(stretch.clone()));
            Loaded::Ready(stretch)
        }
        Loaded::Waiting => kept.borrow().clone().map_or(Loaded::Waiting, Loaded::Ready),
        Loaded::Failed(error) => Loaded::Failed(error),
    };
    let heights_now = heights.read().clone();
    // Another list begins at its top, and its rows are of other heights.
    let mut begin_again = move || {
        heights.write().clear();
        let (_, view) = *scroll.peek();
        scroll.set((0.0, view));
    };
    rsx! {
        HouseholdsScreen {
            list: shown,
            heights: heights_now,
            memory: memory(),
            today,
            sample: use_sample(),
            waiting: use_waiting_count(),
            onsearch: move |typed| {
                begin_again();
                memory.write().search = typed;
            },
            onfilter: move |filter| {
                begin_again();
                memory.write().filter = filter;
            },
            onscroll: move |at| scroll.set(at),
            onmeasure: move |(chunk, height)| {
                let mut known = heights.peek().clone();
                if known.note(chunk, height) {
                    heights.set(known);
                }
            },
            village_chips: rsx! { VillageChips {} },
        }
    }
}

/// The screen of given values.
#[component]
pub fn HouseholdsScreen(
    list: Loaded<Stretch>,
    #[props(default)] heights: Heights,
    memory: ListMemory,
    today: NaiveDate,
    #[props(default)] sample: bool,
    #[props(default)] waiting: u32,
    #[props(default)] onsearch: EventHandler<String>,
    #[props(default)] onfilter: EventHandler<Filter>,
    #[props(default)] onscroll: EventHandler<(f64, f64)>,
    #[props(default)] onmeasure: EventHandler<(u32, f64)>,
    #[props(default = VNode::empty())] village_chips: Element,
) -> Element {
    let words = use_words();
    let sub = match &list {
        Loaded::Ready(Stretch { page, .. }) => words.t_args(
            "households-sum",
            &[
                ("households", text(number(i64::from(page.households)))),
                ("people", text(number(i64::from(page.people)))),
                ("n", page.households.into()),
            ],
        ),
        Loaded::Waiting | Loaded::Failed(_) => String::new(),
    };
    let bar = rsx! {
        AppBar { title: words.t("nav-households"), sub, sample,
            BarLink { to: Route::NewHousehold {}, icon: "plus", word: words.t("household-add") }
        }
    };
    rsx! {
        Screen { bar, onscroll, foot: rsx! { BottomNav { at: Place::Households, waiting } },
            {village_chips}
            SearchField { value: memory.search.clone(), label: words.t("search-label"), oninput: onsearch }
            match list {
                Loaded::Waiting => rsx! { Bones {} },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(stretch) => rsx! {
                    Filters { page: stretch.page.clone(), filter: memory.filter, onfilter }
                    p { class: "count-line", role: "status", {found_line(&words, &stretch.page, &memory)} }
                    if stretch.page.total_found == 0 {
                        NothingFound { memory, onsearch, onfilter }
                    } else {
                        Found { stretch, heights, search: memory.search, today, onmeasure }
                    }
                },
            }
        }
    }
}

#[component]
fn Filters(page: HouseholdPage, filter: Filter, onfilter: EventHandler<Filter>) -> Element {
    let words = use_words();
    let classes = Class::ALL.into_iter().filter_map(|class| {
        let count = page.counts.get(&class).copied().unwrap_or(0);
        // The two that the review is about always show; the rest when there are any.
        (count > 0 || matches!(class, Class::Poor | Class::NearPoor)).then_some((class, count))
    });
    rsx! {
        div { class: "chips", role: "group", aria_label: words.t("filter-label"),
            Chip { word: words.t("filter-all"), pressed: filter == Filter::All, onpress: move |()| onfilter.call(Filter::All) }
            for (class , count) in classes {
                Chip {
                    key: "{class.code()}",
                    mark: class_mark(class),
                    word: words.n(&format!("filter-{}", class.code()), count),
                    pressed: filter == Filter::Class(class),
                    onpress: move |()| onfilter.call(Filter::Class(class)),
                }
            }
            Chip {
                word: words.n("filter-not-visited", page.not_visited),
                pressed: filter == Filter::NotVisited,
                onpress: move |()| onfilter.call(Filter::NotVisited),
            }
            Chip { word: words.t("filter-draft"), pressed: filter == Filter::Draft, onpress: move |()| onfilter.call(Filter::Draft) }
        }
    }
}

fn found_line(words: &Words, page: &HouseholdPage, memory: &ListMemory) -> String {
    if memory.search.trim().is_empty() && memory.filter == Filter::All {
        words.t("search-hint")
    } else {
        words.n("households-found", page.total_found)
    }
}

#[component]
fn NothingFound(memory: ListMemory, onsearch: EventHandler<String>, onfilter: EventHandler<Filter>) -> Element {
    let words = use_words();
    let searched = !memory.search.trim().is_empty();
    let filtered = memory.filter != Filter::All;
    rsx! {
        Empty {
            title: if searched { words.name("households-none-named", memory.search.trim()) } else { words.t("households-none") },
            text: if searched || filtered { words.t("households-none-hint") } else { String::new() },
            if searched || filtered {
                Button {
                    word: words.t("households-show-all"),
                    short: true,
                    onpress: move |()| {
                        onsearch.call(String::new());
                        onfilter.call(Filter::All);
                    },
                }
            } else {
                ButtonLink { to: Route::NewHousehold {}, word: words.t("household-add"), short: true, icon: "plus" }
            }
        }
    }
}

#[component]
fn Found(
    stretch: Stretch,
    heights: Heights,
    search: String,
    today: NaiveDate,
    onmeasure: EventHandler<(u32, f64)>,
) -> Element {
    let words = use_words();
    let total = stretch.page.total_found;
    let rows = stretch.page.rows.iter().map(|row| {
        rsx! {
            HouseholdLine { key: "{row.id}", row: row.clone(), search: search.clone(), today }
        }
    });
    let window = drawn(&heights, &stretch);
    rsx! {
        LongList { window, total, label: words.n("households-found", total), rows: rows.collect::<Vec<_>>(), onmeasure }
    }
}

/// The window of the rows that are there, which may be those of a moment ago.
fn drawn(heights: &Heights, stretch: &Stretch) -> Window {
    let chunks = u32::try_from(stretch.page.rows.len()).unwrap_or(u32::MAX).div_ceil(CHUNK_ROWS);
    heights.around(stretch.first, stretch.first + chunks, stretch.page.total_found)
}

/// One household of the list.
#[component]
fn HouseholdLine(row: HouseholdRow, search: String, today: NaiveDate) -> Element {
    let words = use_words();
    let state = row_state(&words, &row, today);
    rsx! {
        div { role: "listitem",
            Go { to: Route::Household { id: row.id }, class: "row",
                span { class: "grow",
                    b { Marked { name: row.head.clone(), search: search.clone() } }
                    if let Some((relation, name)) = row.matched_member.clone() {
                        span { class: "sub",
                            "{words.relation(relation)}: "
                            Marked { name, search }
                        }
                    }
                    span { class: "row-foot",
                        ClassBadge { class: row.shown_class }
                        if let Some((icon, word)) = state {
                            span { class: "done",
                                Icon { name: icon }
                                {word}
                            }
                        }
                    }
                }
                span { class: "small quiet num",
                    span { class: "for-reader", {words.t("household-number-for-reader")} }
                    {row.number.clone()}
                }
            }
        }
    }
}

/// The most urgent thing to say of a household in its row.
fn row_state(words: &Words, row: &HouseholdRow, today: NaiveDate) -> Option<(&'static str, String)> {
    if row.returned {
        Some(("stop", words.t("row-returned")))
    } else if row.draft {
        Some(("pen", words.t("row-draft")))
    } else if row.missing_b1 {
        Some(("warn", words.t("row-missing-b1")))
    } else {
        row.visited_on.map(|day| ("tick", words.t_args("row-visited", &[("day", text(clock::near_day(day, today)))])))
    }
}
