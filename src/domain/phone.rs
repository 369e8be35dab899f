//! Vietnamese telephone numbers (domain.md section 6).

/// The text is not a Vietnamese mobile number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a Vietnamese mobile number")]
pub struct PhoneError;

/// Reads a mobile number as people write it, into `0xxxxxxxxx`; nothing typed is no number and no error.
///
/// Spaces, dots, dashes and brackets are dropped, and `+84` is read as `0`.
///
/// # Errors
/// When the digits do not make `0[35789]` and eight more.
pub fn read(typed: &str) -> Result<String, PhoneError> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')')).collect();
    if plain.is_empty() {
        return Ok(plain);
    }
    let rest = plain.strip_prefix("+84").or_else(|| plain.strip_prefix('0')).ok_or(PhoneError)?;
    let right = rest.len() == 9
        && rest.bytes().all(|byte| byte.is_ascii_digit())
        && rest.starts_with(['3', '5', '7', '8', '9']);
    if right { Ok(format!("0{rest}")) } else { Err(PhoneError) }
}

/// The number as it is read aloud: `0912 345 678`. Anything else comes back as it is.
pub fn grouped(number: &str) -> String {
    match (number.get(..4), number.get(4..7), number.get(7..10)) {
        (Some(first), Some(second), Some(third)) if number.len() == 10 => format!("{first} {second} {third}"),
        _ => number.to_owned(),
    }
}
