//! Reads what people type into number and date fields, as Vietnamese write them.
//!
//! Text that is no number is never dropped: the field keeps it, and [`TypedError`] says in which way it is wrong.

use unicode_normalization::UnicodeNormalization;

use crate::domain::birth::Birth;

/// Why a typed text is not taken. Each has a sentence, message `typed-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// Letters or signs that no number has.
    #[error("not a number")]
    NotANumber,
    /// Decimals where a whole number is asked for.
    #[error("not a whole number")]
    NotWhole,
    /// More than two decimals.
    #[error("more than two decimals")]
    TooFine,
    /// Dots and commas that do not group thousands.
    #[error("dots and commas do not fit")]
    Separators,
    /// More digits than any answer has.
    #[error("too large")]
    TooLarge,
    /// Neither a year nor a day that exists.
    #[error("neither a year nor a date")]
    NotADate,
    /// Not a day that exists, where a year alone is no answer.
    #[error("not a day")]
    NotADay,
}

impl TypedError {
    /// The code in message keys, such as `not-whole`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::NotWhole => "not-whole",
            Self::TooFine => "too-fine",
            Self::Separators => "separators",
            Self::TooLarge => "too-large",
            Self::NotADate => "not-a-date",
            Self::NotADay => "not-a-day",
        }
    }
}

/// Reads a whole number: `1.785`, `1785`, `1 785`. `None` for an empty field.
///
/// # Errors
/// See [`TypedError`].
pub fn whole(text: &str) -> Result<Option<i64>, TypedError> {
    match hundredths(text)? {
        None => Ok(None),
        Some(value) if value % 100 == 0 => Ok(Some(value / 100)),
        Some(_) => Err(TypedError::NotWhole),
    }
}

/// Reads a number with up to two decimals, in hundredths: `8,5` and `8.5` are 850, `1.500` is 150000.
///
/// A dot before exactly three digits groups thousands, as in print; any other dot is a decimal point. A comma is the
/// decimal comma, unless dots or further commas show that it groups thousands (`1,500.5`, `1,500,000`).
///
/// # Errors
/// See [`TypedError`].
pub fn hundredths(text: &str) -> Result<Option<i64>, TypedError> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace() && *c != '_' && *c != '\'').collect();
    let (negative, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    if digits.is_empty() {
        return if negative { Err(TypedError::NotANumber) } else { Ok(None) };
    }
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        || !digits.contains(|c: char| c.is_ascii_digit())
    {
        return Err(TypedError::NotANumber);
    }
    let (whole, decimals) = split(digits)?;
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(TypedError::TooFine);
    }
    let value = format!("{whole}{decimals:0<2}").parse::<i64>().map_err(|_| TypedError::TooLarge)?;
    Ok(Some(if negative { -value } else { value }))
}

/// Whole digits without separators, and the decimals.
fn split(digits: &str) -> Result<(String, &str), TypedError> {
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (dots, commas) {
        (0, 0) => Ok((digits.to_owned(), "")),
        // The usual Vietnamese form: 1.500,5.
        (_, 1) if dots == 0 || digits.rfind('.') < digits.find(',') => at(digits, ',', '.'),
        (1, 0) if !grouped(digits, '.') => at(digits, '.', ','),
        (_, 0) => Ok((ungroup(digits, '.')?, "")),
        (0, _) => Ok((ungroup(digits, ',')?, "")),
        (1, _) => at(digits, '.', ','),
        _ => Err(TypedError::Separators),
    }
}

fn at(digits: &str, decimal: char, group: char) -> Result<(String, &str), TypedError> {
    let (whole, decimals) = digits.split_once(decimal).unwrap_or((digits, ""));
    if decimals.contains(['.', ',']) {
        return Err(TypedError::Separators);
    }
    Ok((ungroup(whole, group)?, decimals))
}

fn ungroup(whole: &str, group: char) -> Result<String, TypedError> {
    if whole.contains(group) && !grouped(whole, group) {
        return Err(TypedError::Separators);
    }
    let whole: String = whole.chars().filter(|c| *c != group).collect();
    Ok(if whole.is_empty() { "0".to_owned() } else { whole })
}

/// Whether every group after the first has three digits and the first has one to three.
fn grouped(digits: &str, group: char) -> bool {
    let mut parts = digits.split(group);
    let first = parts.next().unwrap_or_default().len();
    (1..=3).contains(&first) && parts.all(|part| part.len() == 3)
}

/// Reads a year or a day: `1969`, `2/3/1969`, `2-3-1969`, `1969-03-02`, and `02031969`, since the number pads of
/// phones have no stroke. `None` for an empty field.
///
/// # Errors
/// [`TypedError::NotADate`].
pub fn birth(text: &str) -> Result<Option<Birth>, TypedError> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let plain = match (plain.get(..2), plain.get(2..4), plain.get(4..)) {
        (Some(day), Some(month), Some(year)) if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{day}/{month}/{year}")
        }
        _ => plain,
    };
    let year_first = plain.find(['-', '/', '.']) == Some(4);
    let tidy: String = plain
        .chars()
        .map(|c| if matches!(c, '-' | '/' | '.') { if year_first { '-' } else { '/' } } else { c })
        .collect();
    match Birth::parse(&tidy) {
        // A year of two digits would be read as the first century.
        Ok(birth) if birth.year().is_some_and(|year| (1800..2200).contains(&year)) => Ok(Some(birth)),
        _ => Err(TypedError::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_vietnamese_write_them_and_as_calculators_do() {
        let read = |text| hundredths(text);
        for (text, value) in [
            ("8,5", 850),
            ("8.5", 850),
            ("8,05", 805),
            ("8", 800),
            (" 45 ", 4500),
            ("1.500", 150_000),
            ("1.500,5", 150_050),
            ("1,500.5", 150_050),
            ("1.500.000", 150_000_000),
            ("1,500,000", 150_000_000),
            ("1 500 000", 150_000_000),
            ("１２", 1200),
            ("8,500", 850),
            (",5", 50),
            ("-3", -300),
            ("−3,5", -350),
        ] {
            assert_eq!(read(text), Ok(Some(value)), "{text}");
        }
        assert_eq!(read(""), Ok(None));
    }

    #[test]
    fn a_text_that_is_no_number_is_explained() {
        assert_eq!(hundredths("tám"), Err(TypedError::NotANumber));
        assert_eq!(hundredths("8m2"), Err(TypedError::NotANumber));
        assert_eq!(hundredths("-"), Err(TypedError::NotANumber));
        assert_eq!(hundredths("8,555"), Err(TypedError::TooFine));
        assert_eq!(hundredths("1.50.000"), Err(TypedError::Separators));
        assert_eq!(hundredths("1.5,5.5"), Err(TypedError::Separators));
        assert_eq!(hundredths("99999999999999999999"), Err(TypedError::TooLarge));
        assert_eq!(whole("8,5"), Err(TypedError::NotWhole));
        assert_eq!(whole("1.785"), Ok(Some(1785)));
    }

    #[test]
    fn a_birth_is_a_year_or_a_day() {
        assert_eq!(birth("1969"), Ok(Some(Birth::Year(1969))));
        assert_eq!(birth("2/3/1969").map(|birth| birth.map(|b| b.to_string())), Ok(Some("1969-03-02".to_owned())));
        assert_eq!(birth("02031969"), birth("1969-03-02"));
        assert_eq!(birth("2-3-1969"), birth("1969-03-02"));
        assert_eq!(birth("02.03.1969"), birth("1969/3/2"));
        assert_eq!(birth("31/02/1969"), Err(TypedError::NotADate));
        assert_eq!(birth("2/3/69"), Err(TypedError::NotADate));
        assert_eq!(birth(""), Ok(None));
    }
}
