//! Row numbers and village names: repeated, left out, or not what Vietnamese can spell.
//!
//! A scanned name is never corrected here; the commune confirms it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::text::{fold, title_case};
use super::super::annex::{Annex, AnnexRow};
use super::super::finding::{Figure, Finding, FindingCode, Line, Severity};
use super::{line, rows, syllable};

/// Words for places, of two syllables and more, that names begin with.
const PLACE_WORDS: [&str; 7] =
    ["khu phố", "tổ dân phố", "tiểu khu", "thị trấn", "khu dân cư", "khu tái định cư", "khu vực"];
/// So many other names must begin with a word before one that differs only in its marks is suspicious.
const COMMON_FROM: usize = 3;

pub fn findings(annex: &Annex) -> Vec<Finding> {
    let mut findings: Vec<Finding> = row_numbers(annex).into_iter().collect();
    findings.extend(of(FindingCode::NamesRepeated, Severity::Error, repeated(annex)));
    findings.extend(of(FindingCode::NameNotVietnamese, Severity::Warning, not_vietnamese(annex)));
    findings.extend(of(FindingCode::NameNearPlaceWord, Severity::Warning, near_place_words(annex)));
    findings
}

fn of(code: FindingCode, severity: Severity, lines: Vec<Line>) -> Option<Finding> {
    (!lines.is_empty()).then(|| Finding::new(code, severity).with("villages", rows(lines.len())).with_lines(lines))
}

/// Numbers printed twice, left out between the least and the greatest, or missing in some rows only.
fn row_numbers(annex: &Annex) -> Option<Finding> {
    let printed: Vec<u32> = annex.rows.iter().filter(|row| row.numbered).map(|row| row.number).collect();
    if printed.is_empty() {
        return None;
    }
    let distinct: BTreeSet<u32> = printed.iter().copied().collect();
    let is_repeated =
        |row: &&AnnexRow| !row.numbered || printed.iter().filter(|number| **number == row.number).count() > 1;
    let lines: Vec<Line> = annex.rows.iter().filter(is_repeated).map(|row| line(row, [])).collect();
    let last = u32::try_from(annex.rows.len()).unwrap_or(u32::MAX);
    let left_out: Vec<String> =
        (1..=last).filter(|number| !distinct.contains(number)).map(|number| number.to_string()).collect();
    if lines.is_empty() && left_out.is_empty() {
        return None;
    }
    let severity = if lines.is_empty() { Severity::Warning } else { Severity::Error };
    Some(
        Finding::new(FindingCode::RowNumbers, severity)
            .with("repeated", rows(lines.len()))
            .with("left_out", Figure::Text(left_out.join(", ")))
            .with_lines(lines),
    )
}

/// Names that are the same once case, marks and the way of numbering are left aside.
fn repeated(annex: &Annex) -> Vec<Line> {
    let mut rows_of: BTreeMap<String, usize> = BTreeMap::new();
    for row in &annex.rows {
        *rows_of.entry(key(&row.name)).or_default() += 1;
    }
    annex
        .rows
        .iter()
        .filter(|row| rows_of.get(&key(&row.name)).is_some_and(|count| *count > 1))
        .map(|row| line(row, []))
        .collect()
}

/// The folded name with Roman numbers as digits, so that "Tân Ý II" and "Tân Ý 2" are one.
pub fn key(name: &str) -> String {
    fold(name)
        .split(' ')
        .map(|word| roman(word).map_or(word.to_owned(), |number| number.to_string()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A Roman number up to 39 (no commune needs L).
fn roman(word: &str) -> Option<u32> {
    let tens = word.len() - word.trim_start_matches('x').len();
    let ones = match word.trim_start_matches('x') {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let tens = u32::try_from(tens).ok().filter(|tens| *tens <= 3)?;
    Some(tens * 10 + ones).filter(|number| *number > 0)
}

/// Names with a word that no Vietnamese syllable can be.
fn not_vietnamese(annex: &Annex) -> Vec<Line> {
    annex
        .rows
        .iter()
        .filter_map(|row| {
            let word =
                words(&row.name).find(|word| roman(&word.to_lowercase()).is_none() && !syllable::is_possible(word))?;
            Some(line(row, [("word", word.into())]))
        })
        .collect()
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | ',' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty())
}

/// Names that begin with a common word for a place, but for its marks.
fn near_place_words(annex: &Annex) -> Vec<Line> {
    let first_words: Vec<String> =
        annex.rows.iter().filter_map(|row| Some(row.name.split(' ').next()?.to_lowercase())).collect();
    annex
        .rows
        .iter()
        .filter_map(|row| {
            let likely = near_phrase(&row.name).or_else(|| near_first_word(&row.name, &first_words))?;
            Some(line(row, [("likely", title_case(&likely).as_str().into())]))
        })
        .collect()
}

fn near_phrase(name: &str) -> Option<String> {
    let (lower, folded) = (name.to_lowercase(), format!("{} ", fold(name)));
    PLACE_WORDS
        .into_iter()
        .find(|phrase| folded.starts_with(&format!("{} ", fold(phrase))) && !same_spelling(&lower, phrase))
        .map(str::to_owned)
}

/// Whether the name begins with the phrase, marks included.
fn same_spelling(lower: &str, phrase: &str) -> bool {
    format!("{lower} ").starts_with(&format!("{phrase} "))
}

/// The first word that other rows share, when this row has it with other marks.
fn near_first_word(name: &str, first_words: &[String]) -> Option<String> {
    let own = name.split(' ').next()?.to_lowercase();
    let is_alone = first_words.iter().filter(|word| **word == own).count() == 1;
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for word in first_words.iter().filter(|word| **word != own && fold(word) == fold(&own)) {
        *others.entry(word).or_default() += 1;
    }
    others.into_iter().find(|(_, count)| is_alone && *count >= COMMON_FROM).map(|(word, _)| word.to_owned())
}
