//! Numbers as Vietnamese tables print them: a point groups thousands, a comma begins the decimals.

use super::super::annex::Rate;
use super::ReadErrorKind;

/// Most decimals of a rate.
const MOST_DECIMALS: usize = 6;
/// Most households in a cell; a whole province has fewer.
const MOST_HOUSEHOLDS: u32 = 9_999_999;

/// Reads a cell of households. Blank, or a dash alone, is `None`.
pub fn count(cell: &str) -> Result<Option<u32>, ReadErrorKind> {
    if is_blank(cell) {
        return Ok(None);
    }
    let wrong = || cell.to_owned();
    if let Some(rest) = cell.strip_prefix(['-', '−', '–']) {
        let negative = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        return Err(if negative { ReadErrorKind::Negative(wrong()) } else { ReadErrorKind::NotANumber(wrong()) });
    }
    if let Some((whole, decimals)) = cell.split_once(',') {
        let numeric = is_digits(&whole.replace('.', "")) && is_digits(decimals);
        return Err(if numeric { ReadErrorKind::NotWhole(wrong()) } else { ReadErrorKind::NotANumber(wrong()) });
    }
    let digits = ungroup(cell).ok_or_else(|| {
        let numeric = cell.contains('.') && is_digits(&cell.replace('.', ""));
        if numeric { ReadErrorKind::AmbiguousPoint(wrong()) } else { ReadErrorKind::NotANumber(wrong()) }
    })?;
    match digits.parse::<u32>() {
        Ok(value) if value <= MOST_HOUSEHOLDS => Ok(Some(value)),
        _ => Err(ReadErrorKind::TooLargeNumber(wrong())),
    }
}

/// Reads a cell of a rate in percent, with or without the sign. Blank, or a dash alone, is `None`.
pub fn rate(cell: &str) -> Result<Option<Rate>, ReadErrorKind> {
    if is_blank(cell) {
        return Ok(None);
    }
    let wrong = || cell.to_owned();
    let text = cell.strip_suffix('%').unwrap_or(cell).trim_end();
    if text.strip_prefix(['-', '−', '–']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(ReadErrorKind::Negative(wrong()));
    }
    if text.contains('.') && is_digits(&text.replace(['.', ','], "")) {
        // 1.5 is likely one and a half from a foreign keyboard, but 1.502 may be fifteen hundred: not ours to guess.
        return Err(ReadErrorKind::AmbiguousPoint(wrong()));
    }
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    if !is_digits(whole) || (text.contains(',') && !is_digits(decimals)) {
        return Err(ReadErrorKind::NotANumber(wrong()));
    }
    if decimals.len() > MOST_DECIMALS {
        return Err(ReadErrorKind::TooLargeNumber(wrong()));
    }
    let digits = format!("{whole}{decimals}").parse().map_err(|_| ReadErrorKind::TooLargeNumber(wrong()))?;
    Ok(Some(Rate { digits, decimals: u32::try_from(decimals.len()).unwrap_or(0) }))
}

/// Reads one stated rate into hundredths of a percent; comma or point, at most two decimals, at most 100 %.
pub fn stated_rate(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end().replace('.', ",");
    let rate = rate(&text).ok().flatten()?;
    let factor = 10_u32.checked_pow(2_u32.checked_sub(rate.decimals)?)?;
    rate.digits.checked_mul(factor).filter(|hundredths| *hundredths <= 10_000)
}

fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "−")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of a whole number, with its thousands groups (points or spaces) taken out.
fn ungroup(text: &str) -> Option<String> {
    let mut groups = text.split(['.', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    let digits = format!("{first}{}", rest.concat());
    (grouped && is_digits(first) && is_digits(&digits)).then_some(digits)
}
