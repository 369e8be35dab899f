//! Folding of Vietnamese text for search, and the forms that text is stored in.
//!
//! SQLite's own folding leaves đ alone and knows no Vietnamese; phones send NFC and NFD. Both are settled here,
//! once, on both sides of the wire.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The composed form (NFC) with runs of white space made one space: the form that is stored.
pub fn tidy(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The search form: lower case, no marks, đ as d, one space between words.
///
/// `fold("Đặng Thị Mùi")` and the same text in NFD are `"dang thi mui"`; both tone placements (hoà, hòa) agree.
pub fn fold(text: &str) -> String {
    // Lower case first: the lower case of a few capitals has marks of its own.
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first letters of the words of the search form: `"Đặng Thị Mùi"` gives `"dtm"`.
pub fn initials(text: &str) -> String {
    fold(text).split(' ').filter_map(|word| word.chars().next()).collect()
}

/// Where a folded search text lies in `text`, as byte ranges of `text`, for showing what was found.
///
/// A match begins at the start of a word. An empty search finds nothing.
pub fn find_folded(text: &str, search: &str) -> Vec<std::ops::Range<usize>> {
    let needle = fold(search);
    if needle.is_empty() {
        return Vec::new();
    }
    let starts = text
        .char_indices()
        .filter(|(at, c)| {
            !c.is_whitespace()
                && text.get(..*at).is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        })
        .map(|(at, _)| at);
    let mut found = Vec::new();
    let mut free_from = 0;
    for start in starts {
        if start < free_from {
            continue;
        }
        let Some(rest) = text.get(start..) else { continue };
        // The shortest stretch whose search form is the needle, with the combining marks that belong to it.
        let end = rest
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .find(|end| rest.get(..*end).is_some_and(|part| fold(part) == needle));
        if let Some(mut end) = end {
            while let Some(mark) =
                rest.get(end..).and_then(|tail| tail.chars().next()).filter(|c| is_combining_mark(*c))
            {
                end += mark.len_utf8();
            }
            found.push(start..start + end);
            free_from = start + end;
        }
    }
    found
}

/// A printed name in capitals as people write it: `"PHIÊNG LỀNG"` gives `"Phiêng Lềng"`, `"KHU II"` gives `"Khu II"`.
pub fn title_case(text: &str) -> String {
    tidy(text).split(' ').map(title_word).collect::<Vec<_>>().join(" ")
}

fn title_word(word: &str) -> String {
    if !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
}
