//! Whether a word can be a syllable of Vietnamese as it is written.
//!
//! An onset, a rhyme and a tone. Rhymes that stop (c, ch, p, t) take only sắc or nặng. Onsets and rhymes of Tày,
//! Nùng, Mông and other local names on maps are in, so that only what nobody can spell is out: a doubled consonant, a
//! letter lost or gained in scanning, marks lost altogether.

use unicode_normalization::UnicodeNormalization;

/// Marks of tone in decomposed text: huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];
const ACUTE: char = '\u{301}';
const DOT: char = '\u{323}';

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];
/// Onsets of local names: Phja, Bjoóc, Krông, Plei.
const LOCAL_ONSETS: &[&str] = &["phj", "bj", "mj", "pj", "kj", "hm", "hl", "pl", "kl", "bl", "kr", "br", "đr", "dr"];

const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch",
    "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap",
    "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc",
    "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơng", "ơp", "ơt", "u",
    "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uên", "uênh", "uêu", "ui", "um", "un", "ung", "uơ", "uôc",
    "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyt", "uyu",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y",
    "ynh", "yt", "ych", "yên", "yêt",
];
/// Rhymes at the start of a word, and those of local names: Moông, Đăk, Kon Plôk.
const LOCAL_RHYMES: &[&str] =
    &["ya", "yêm", "yêng", "yêu", "êc", "oông", "ôông", "ak", "ăk", "ek", "êk", "ik", "ok", "ôk", "uk", "ưk"];

/// Whether a word of a name can be Vietnamese, or is a number or a single letter.
pub fn is_possible(word: &str) -> bool {
    let lower: String = word.to_lowercase().nfd().collect();
    if lower.chars().all(|c| c.is_ascii_digit()) || is_letter_of_a_series(&lower) {
        return true;
    }
    let tones: Vec<char> = lower.chars().filter(|c| TONES.contains(c)).collect();
    let toneless: String = lower.chars().filter(|c| !TONES.contains(c)).nfc().collect();
    if tones.len() > 1 {
        return false;
    }
    let tone = tones.first().copied();
    ONSETS.iter().chain(LOCAL_ONSETS).filter_map(|onset| toneless.strip_prefix(onset)).any(|rhyme| {
        let known = RHYMES.contains(&rhyme) || LOCAL_RHYMES.contains(&rhyme);
        let stops = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
        known && (!stops || matches!(tone, Some(ACUTE | DOT)))
    })
}

/// `A`, `12`, `12A`: how hamlets and blocks are numbered.
fn is_letter_of_a_series(lower: &str) -> bool {
    let letters = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() == 1 && letters.chars().all(|c| c.is_ascii_lowercase())
}
