//! Findings and read errors of the plan in words, from `plan.ftl`.
//!
//! A finding is one sentence ([`sentence`]) and, where it is about rows, one line a row ([`lines`]).

use std::collections::BTreeMap;

use super::{FluentValue, I18n, number};
use crate::domain::plan::about::AboutError;
use crate::domain::plan::annex::Column;
use crate::domain::plan::finding::{Figure, Finding, FindingCode, Line, Range};
use crate::domain::plan::read::{ReadError, ReadErrorKind};
use crate::domain::text::title_case;

/// Most names in a sentence; the rows tell the rest.
const MOST_NAMES: usize = 6;

/// The sentence of a finding.
pub fn sentence(i18n: &I18n, finding: &Finding) -> String {
    let key = format!("finding-{}", dashed(finding.code.code()));
    let mut args = arguments(i18n, &finding.figures);
    if let Some(example) = example(finding) {
        for (name, value) in arguments(i18n, &example.figures) {
            args.entry(name).or_insert(value);
        }
        args.insert("village".to_owned(), title_case(&example.village));
    }
    args.insert("list".to_owned(), list(i18n, finding, &key));
    args.insert("parts".to_owned(), parts(i18n, finding, &key, &args));
    let of_total = finding.text("where").is_some();
    match finding.code {
        FindingCode::SumsDisagree => {
            let column = format!("plan-sum-of-{}", dashed(finding.text("column").unwrap_or_default()));
            args.insert("column".to_owned(), i18n.t(&column));
            say(i18n, &key, &args)
        }
        FindingCode::CutAboveBaseline if finding.rows.len() == 1 => say(i18n, &format!("{key}-one"), &args),
        FindingCode::TargetMissing if finding.rows.len() > 1 => say(i18n, &format!("{key}-many"), &args),
        FindingCode::StatedRatesDisagree if args.contains_key("poor_share") => {
            format!("{} {}", say(i18n, &key, &args), say(i18n, &format!("{key}-shares"), &args))
        }
        FindingCode::TotalRowOtherTable if is_all_but_poor(finding) => say(i18n, &format!("{key}-all"), &args),
        FindingCode::RowRatesDisagree if of_total => say(i18n, &format!("{key}-total"), &args),
        FindingCode::RateAgainstCount if of_total && args.contains_key("implied") => {
            say(i18n, &format!("{key}-total"), &args)
        }
        FindingCode::RateAgainstCount if of_total => say(i18n, &format!("{key}-total-none"), &args),
        _ => say(i18n, &key, &args),
    }
}

/// One line for each row that a finding is about, with the row's own figures.
pub fn lines(i18n: &I18n, finding: &Finding) -> Vec<String> {
    finding.lines().iter().map(|line| row_text(i18n, finding, line)).collect()
}

/// What is wrong with a file, where, what to do, and that nothing was loaded.
pub fn read_error(i18n: &I18n, error: &ReadError) -> String {
    let what = read_kind(i18n, &error.kind);
    let placed = match (error.row, &error.column) {
        (Some(row), Some(place)) => {
            let column = place.number.to_string();
            let key = if place.heading.is_empty() { "plan-read-at-column" } else { "plan-read-at-cell" };
            let args =
                [("row", row.to_string()), ("column", column), ("heading", place.heading.clone()), ("what", what)];
            say(i18n, key, &named(args))
        }
        (Some(row), None) => say(i18n, "plan-read-at-row", &named([("row", row.to_string()), ("what", what)])),
        _ => what,
    };
    format!("{placed} {}", i18n.t("plan-read-nothing-loaded"))
}

/// What is wrong with one figure that was typed.
pub fn read_kind(i18n: &I18n, kind: &ReadErrorKind) -> String {
    // What stands in the place of a formula whose result was not stored.
    let formula = matches!(kind, ReadErrorKind::NotANumber(value) if value == "=?");
    let key = if formula { "plan-read-formula".to_owned() } else { format!("plan-read-{}", kind.code()) };
    say(i18n, &key, &kind_arguments(i18n, kind))
}

/// What is wrong with a file of stated targets.
pub fn about_error(i18n: &I18n, error: &AboutError) -> String {
    match error {
        AboutError::Toml(detail) => say(i18n, "plan-about-toml", &named([("detail", detail.trim().to_owned())])),
        AboutError::Rate { value, .. } => say(i18n, "plan-about-rate", &named([("value", value.clone())])),
    }
}

/// The columns of the annex as people call them.
pub fn column(i18n: &I18n, code: &str) -> String {
    i18n.t(&format!("plan-column-{}", dashed(code)))
}

type Arguments = BTreeMap<String, String>;

fn dashed(code: &str) -> String {
    code.replace('_', "-")
}

fn say(i18n: &I18n, key: &str, args: &Arguments) -> String {
    let args: Vec<(&str, FluentValue<'_>)> =
        args.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.as_str()))).collect();
    i18n.t_args(key, &args)
}

fn named<const N: usize>(pairs: [(&str, String); N]) -> Arguments {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The figures as text, under their own names, and `kind` where they name a column of cuts.
fn arguments(i18n: &I18n, figures: &BTreeMap<String, Figure>) -> Arguments {
    let mut args = Arguments::new();
    for (name, figure) in figures {
        let text = match figure {
            Figure::Whole(value) => number(*value),
            Figure::Percent(percent) => format!("{}\u{a0}%", percent.percent.replace('.', ",")),
            Figure::Range(range) => range_text(i18n, *range),
            Figure::Text(code) if name == "column" => {
                args.insert("kind".to_owned(), i18n.t(&format!("plan-kind-{}", dashed(code))));
                column(i18n, code)
            }
            Figure::Text(text) => text.clone(),
            Figure::Columns(codes) => {
                let kinds = codes.iter().map(|code| i18n.t(&format!("plan-kind-{}", dashed(code)))).collect();
                args.insert("kind".to_owned(), enumerate(i18n, kinds));
                enumerate(i18n, codes.iter().map(|code| column(i18n, code)).collect())
            }
            Figure::Lines(_) => continue,
        };
        args.insert(name.clone(), text);
    }
    args
}

fn range_text(i18n: &I18n, range: Range) -> String {
    let text = |value: u64| number(i64::try_from(value).unwrap_or(i64::MAX));
    match range.most {
        Some(most) if most == range.least => text(most),
        Some(most) => say(i18n, "plan-range", &named([("least", text(range.least)), ("most", text(most))])),
        None => say(i18n, "plan-range-open", &named([("least", text(range.least))])),
    }
}

/// `a`, `a và b`, `a, b và c`.
fn enumerate(i18n: &I18n, mut items: Vec<String>) -> String {
    match items.pop() {
        None => String::new(),
        Some(last) if items.is_empty() => last,
        Some(last) => say(i18n, "plan-and", &named([("first", items.join(", ")), ("last", last)])),
    }
}

/// The row that shows a finding best: the least baseline for cuts, the most households for implied totals.
fn example(finding: &Finding) -> Option<&Line> {
    let lines = finding.lines();
    let whole = |line: &Line, name: &str| match line.figures.get(name) {
        Some(Figure::Whole(value)) => *value,
        Some(Figure::Range(range)) => i64::try_from(range.least).unwrap_or(i64::MAX),
        _ => 0,
    };
    match finding.code {
        FindingCode::CutAboveBaseline => lines.iter().min_by_key(|line| (whole(line, "baseline"), -whole(line, "cut"))),
        FindingCode::RowsOtherTable => lines.iter().min_by_key(|line| -whole(line, "implied")),
        _ => lines.first(),
    }
}

/// The names of the rows, with what is special about each.
fn list(i18n: &I18n, finding: &Finding, key: &str) -> String {
    let item_key = format!("{key}-item");
    let lines = finding.lines();
    let mut items: Vec<String> = lines
        .iter()
        .take(MOST_NAMES)
        .map(|line| {
            let mut args = arguments(i18n, &line.figures);
            args.insert("village".to_owned(), title_case(&line.village));
            match finding.code {
                FindingCode::CutEqualsBaseline => say(i18n, "finding-baseline-item", &args),
                _ if i18n.has(&item_key) => say(i18n, &item_key, &args),
                _ => title_case(&line.village),
            }
        })
        .collect();
    if lines.len() > MOST_NAMES {
        items.push("…".to_owned());
    }
    items.join(", ")
}

/// The parts of sentences that are put together from what there is.
fn parts(i18n: &I18n, finding: &Finding, key: &str, args: &Arguments) -> String {
    let part = |name: &str| say(i18n, &format!("{key}-{name}"), args);
    let parts: Vec<String> = match finding.code {
        FindingCode::SumsDisagree => {
            let sum = if finding.whole("blank") == Some(0)
                || finding.text("column").is_some_and(|column| column.ends_with("_cut"))
            {
                "sum"
            } else {
                "sum-blank"
            };
            [("sum", sum), ("total", "total"), ("stated", "stated")]
                .into_iter()
                .filter(|(figure, _)| args.contains_key(*figure))
                .map(|(_, name)| part(name))
                .collect()
        }
        FindingCode::RowNumbers => {
            [("repeated", finding.rows.is_empty()), ("left-out", finding.text("left_out") == Some(""))]
                .into_iter()
                .filter(|(_, nothing)| !nothing)
                .map(|(name, _)| part(name))
                .collect()
        }
        FindingCode::RowRatesDisagree => {
            let own = finding.lines().first().map_or(&finding.figures, |line| &line.figures);
            implied_parts(i18n, own, key)
        }
        _ => Vec::new(),
    };
    parts.join(", ")
}

/// What each printed rate of one line implies.
fn implied_parts(i18n: &I18n, figures: &BTreeMap<String, Figure>, key: &str) -> Vec<String> {
    Column::RATES
        .into_iter()
        .filter_map(|(rate, _)| {
            let Some(Figure::Range(range)) = figures.get(&format!("{}_implied", rate.code())) else { return None };
            let args = named([("column", column(i18n, rate.code())), ("implied", range_text(i18n, *range))]);
            Some(say(i18n, &format!("{key}-part"), &args))
        })
        .collect()
}

/// Whether every rate but the poor one is of another table: then columns 3 to 9 are spoken of together.
fn is_all_but_poor(finding: &Finding) -> bool {
    matches!(finding.figures.get("columns"), Some(Figure::Columns(codes)) if codes.len() >= Column::RATES.len() - 1)
}

fn row_text(i18n: &I18n, finding: &Finding, line: &Line) -> String {
    let key = format!("finding-{}", dashed(finding.code.code()));
    let mut args = arguments(i18n, &line.figures);
    args.insert("row".to_owned(), line.row.to_string());
    args.insert("village".to_owned(), title_case(&line.village));
    let detail = match finding.code {
        FindingCode::RowRatesDisagree => implied_parts(i18n, &line.figures, &key).join(", "),
        _ if i18n.has(&format!("{key}-line")) => say(i18n, &format!("{key}-line"), &args),
        _ => String::new(),
    };
    if detail.is_empty() {
        return say(i18n, "finding-line", &args);
    }
    args.insert("detail".to_owned(), detail);
    say(i18n, "finding-line-with", &args)
}

fn kind_arguments(i18n: &I18n, kind: &ReadErrorKind) -> Arguments {
    let count = |value: usize| number(i64::try_from(value).unwrap_or(i64::MAX));
    match kind {
        ReadErrorKind::TooLarge { bytes, most } => named([("bytes", count(*bytes)), ("most", count(*most))]),
        ReadErrorKind::Binary { offset, .. } | ReadErrorKind::Encoding { offset, .. } => {
            named([("offset", count(offset.saturating_add(1)))])
        }
        ReadErrorKind::MissingColumn(missing) | ReadErrorKind::RepeatedColumn(missing) => {
            named([("name", column(i18n, missing.code()))])
        }
        ReadErrorKind::TooManyRows(most) => named([("most", number(i64::try_from(*most).unwrap_or(i64::MAX)))]),
        ReadErrorKind::ShortRow { found, expected } | ReadErrorKind::LongRow { found, expected } => {
            named([("found", count(*found)), ("expected", count(*expected))])
        }
        ReadErrorKind::NotANumber(value)
        | ReadErrorKind::Negative(value)
        | ReadErrorKind::NotWhole(value)
        | ReadErrorKind::AmbiguousPoint(value)
        | ReadErrorKind::TooLargeNumber(value) => named([("value", value.clone())]),
        _ => Arguments::new(),
    }
}
