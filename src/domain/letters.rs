//! Vietnamese letters in the encodings of before Unicode, which office machines still write: telling them apart, and
//! reading the one that can be read without guessing.
//!
//! Windows-1258 writes a letter and its tone as two characters of Unicode, so it is read. TCVN3 (the .VnTime fonts) puts
//! its letters in the places of signs such as `¨` and `§`; which of them were capitals only the font knows, so it is told
//! and never guessed. Deliberately not here: folding and composing (`text`).

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Signs in whose places TCVN3 has letters, and which Vietnamese never writes within a word.
const SIGNS_OF_TCVN3: &str = "¡¢£¤¥¦§¨©ª«¬\u{ad}®¯µ¶·¸¹»¼½¾×÷þÞæÆß";
/// Marks of Vietnamese letters: tones, circumflex, breve, horn.
const MARKS: &str = "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31b}\u{323}";

/// A word that was typed in TCVN3: one of its signs stands beside a letter, as in `V¨n` or `§¹o`.
pub fn tcvn3_word(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| {
        let mut before = None;
        word.chars().any(|c| {
            let pair = before.replace(c).map(|before| (before, c));
            let sign = |c: char| SIGNS_OF_TCVN3.contains(c);
            let letter = |c: char| c.is_alphabetic() && !sign(c);
            pair.is_some_and(|(one, other)| {
                (sign(one) && (letter(other) || sign(other))) || (letter(one) && sign(other))
            })
        })
    })
}

/// The first of several words in which an earlier program wrote `?` for a letter that it did not have, as in `Nguy?n`.
/// One alone may be a question.
pub fn lost_word(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| c.is_whitespace() || ",;\"".contains(c)).filter(|word| {
        word.char_indices().any(|(at, c)| {
            let after = word.get(at + c.len_utf8()..).unwrap_or_default();
            c == '?' && after.chars().find(|c| *c != '?').is_some_and(char::is_alphabetic)
        })
    });
    let first = words.next()?;
    words.next().map(|_| first)
}

/// Reads windows-1258, where every letter is one of Vietnamese: any other encoding gives letters that are not.
pub fn windows_1258(bytes: &[u8]) -> Option<String> {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let text: String = text.nfc().collect();
    let vietnamese = text.chars().all(|c| c.is_ascii() || !c.is_alphabetic() || is_vietnamese(c));
    // A tone that stands alone belongs to no letter of ours.
    let alone = text.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c) || is_combining_mark(c));
    (vietnamese && !alone && tcvn3_word(&text).is_none()).then_some(text)
}

fn is_vietnamese(c: char) -> bool {
    let mut parts = c.nfd();
    let base = parts.next().unwrap_or(c);
    matches!(base, 'đ' | 'Đ' | 'ª' | 'º') || ("aeiouyAEIOUY".contains(base) && parts.all(|mark| MARKS.contains(mark)))
}

/// Reads UTF-16 without the mark at its beginning: text in Latin letters has a zero in every second byte.
pub fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    // A few letters of each page are enough for words; tables have far more commas and digits than that.
    let most = pairs.len() / 3;
    let unit = match (first > most, second > most) {
        (false, true) => u16::from_le_bytes,
        (true, false) => u16::from_be_bytes,
        _ => return None,
    };
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    let of_a_table = |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n');
    text.ok().filter(|text| rest.is_empty() && text.chars().all(of_a_table))
}
