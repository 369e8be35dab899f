//! Where the commune stands against the plan, as papers for a workbook: targets, and what the poor lack. Both are the
//! first page's figures; they are no official report and have no number.

use chrono::NaiveDate;

use super::paper::{HeadCell, Paper, PaperCell, PaperRow, Remark, RowKind, Value};
use crate::domain::progress::{Progress, Track};
use crate::domain::standard;
use crate::domain::text::title_case;
use crate::server::office::model::progress::indicators;
use crate::server::office::model::targets::Cut;
use crate::server::office::words::Words;
use crate::server::store::{Commune, ProgressView};

/// What stands beside the figures.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Whose figures they are.
    pub commune: &'a Commune,
    /// The day that the papers say.
    pub as_of: NaiveDate,
    /// Which targets are used; empty without a plan.
    pub targets: &'a str,
    /// Every village is there; otherwise those of the reader's scope.
    pub whole: bool,
}

/// Both papers.
pub fn papers(w: &Words, view: &ProgressView, about: About<'_>) -> [Paper; 2] {
    [targets(w, view, about), lacks(w, view, about)]
}

/// The columns of a class, in order.
const CLASS_COLUMNS: usize = 6;

fn targets(w: &Words, view: &ProgressView, about: About<'_>) -> Paper {
    let t = |key: &str| w.t(&format!("progress-paper-{key}"));
    let mut top = stubs(w, 3);
    let (mut middle, mut low) = (Vec::new(), Vec::new());
    for (class, from) in [("poor", 2), ("near", 2 + CLASS_COLUMNS)] {
        top.push(head(t(class), from, CLASS_COLUMNS, 1));
        middle.push(head(t("start"), from, 1, 2));
        middle.push(head(t("target"), from + 1, 1, 2));
        for (track, from) in [("surveyed", from + 2), ("recognised", from + 4)] {
            middle.push(head(t(track), from, 2, 1));
            low.push(head(t("fewer"), from, 1, 1));
            low.push(head(t("left"), from + 1, 1, 1));
        }
    }
    let from = 2 + 2 * CLASS_COLUMNS;
    top.push(head(t("review"), from, 2, 1));
    middle.push(head(t("to-review"), from, 1, 2));
    middle.push(head(t("reviewed"), from + 1, 1, 2));
    let figures = |progress: &Progress| {
        let review = [progress.to_review, progress.reviewed].map(|tally| whole(i64::from(tally.households)));
        [class(&progress.poor), class(&progress.near_poor)].into_iter().flatten().chain(review).collect()
    };
    Paper {
        title: w.with("progress-paper-title", [("year", view.commune.year.to_string().into())]),
        sheet: t("sheet"),
        remarks: [about.targets.to_owned(), t("remark")]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| Remark { text, note: None })
            .collect(),
        ..table(w, view, about, vec![top, middle, low], figures)
    }
}

fn lacks(w: &Words, view: &ProgressView, about: About<'_>) -> Paper {
    let numbers = indicators(view.commune.year);
    let standard = standard::for_year(view.commune.year).map(|standard| standard.id).unwrap_or_default();
    let mut top = stubs(w, 2);
    top.push(head(w.t("progress-paper-found"), 2, 1, 2));
    if !numbers.is_empty() {
        top.push(head(w.t("progress-paper-lacking"), 3, numbers.len(), 1));
    }
    let low = numbers.iter().enumerate().map(|(at, number)| head(w.indicator(&standard, *number), at + 3, 1, 1));
    let figures = |progress: &Progress| {
        let lack = |number: &u8| progress.deprived_poor.get(number).copied().unwrap_or(0);
        let found = progress.found_poor.households;
        std::iter::once(found).chain(numbers.iter().map(lack)).map(|count| whole(i64::from(count))).collect()
    };
    Paper {
        title: w.with("progress-paper-lacks-title", [("year", view.commune.year.to_string().into())]),
        sheet: w.t("progress-paper-lacks-sheet"),
        remarks: vec![Remark { text: w.t("progress-paper-lacks-remark"), note: None }],
        ..table(w, view, about, vec![top, low.collect()], figures)
    }
}

/// Start, target, and how many fewer on each basis with what is still lacking.
fn class(track: &Track) -> [PaperCell; CLASS_COLUMNS] {
    let Cut { start, surveyed, recognised, target } = Cut::of(track);
    let of_target = |value: Option<i64>| value.map_or_else(|| PaperCell::text(""), whole);
    let left = |fewer: i64| of_target(target.map(|target| (i64::from(target) - fewer).max(0)));
    [
        whole(i64::from(start)),
        of_target(target.map(i64::from)),
        whole(surveyed),
        left(surveyed),
        whole(recognised),
        left(recognised),
    ]
}

/// The sheet with the commune's row and the villages'.
fn table(
    w: &Words,
    view: &ProgressView,
    about: About<'_>,
    heads: Vec<Vec<HeadCell>>,
    figures: impl Fn(&Progress) -> Vec<PaperCell>,
) -> Paper {
    let row = |kind, key: String, ordinal, name: String, progress| PaperRow {
        kind,
        key,
        village: None,
        cells: [ordinal, PaperCell::text(name)].into_iter().chain(figures(progress)).collect(),
    };
    let all = w.t(if about.whole { "report-row-all" } else { "report-row-scope-all" });
    let mut rows = vec![row(RowKind::Commune, "all".to_owned(), PaperCell::text("I"), all, &view.commune)];
    rows.extend(view.villages.iter().enumerate().map(|(at, one)| {
        let name = title_case(&one.village.name);
        row(RowKind::Village, one.village.id.to_string(), PaperCell::whole(at + 1), name, &one.progress)
    }));
    let columns = figures(&view.commune).len();
    Paper {
        under: w.with("progress-paper-under", [("date", w.date(about.as_of).into())]),
        unit: w.t("progress-paper-unit"),
        numbers: ["A", "B"].map(str::to_owned).into_iter().chain((1..=columns).map(|at| at.to_string())).collect(),
        widths: [8, 34].into_iter().chain(std::iter::repeat_n(15, columns)).collect(),
        heads,
        rows,
        ..Paper::blank(w, about.commune, about.as_of)
    }
}

fn stubs(w: &Words, rows: usize) -> Vec<HeadCell> {
    vec![head(w.t("report-col-ordinal"), 0, 1, rows), head(w.t("report-col-village"), 1, 1, rows)]
}

const fn head(text: String, column: usize, columns: usize, rows: usize) -> HeadCell {
    HeadCell { text, column, columns, rows }
}

const fn whole(number: i64) -> PaperCell {
    PaperCell { value: Value::Whole(number), opens: false }
}
