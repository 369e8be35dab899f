//! Random codes and tokens, and the hashes they are kept as.

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// The machine has no randomness to give. Trying again may help.
#[derive(Debug, thiserror::Error)]
#[error("the machine gives no random bytes: {0}")]
pub struct NoRandomness(getrandom::Error);

/// Random bytes of the operating system.
///
/// # Errors
/// When it gives none.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(NoRandomness)?;
    Ok(bytes)
}

/// A new token of 256 bits, hexadecimal.
///
/// # Errors
/// Without randomness.
pub fn token() -> Result<String, NoRandomness> {
    Ok(hex::encode(random::<32>()?))
}

/// Eight digits, each equally likely.
///
/// # Errors
/// Without randomness.
pub fn eight_digits() -> Result<String, NoRandomness> {
    const CODES: u64 = 100_000_000;
    loop {
        let value = u64::from_be_bytes(random::<8>()?);
        // Values past the last whole multiple would make small codes likelier.
        if value < u64::MAX - u64::MAX % CODES {
            return Ok(format!("{:08}", value % CODES));
        }
    }
}

/// The eight digits of an enrolment code that a form asks for: the same form gives the same digits. Only this commune can
/// tell them; hashed twice with the key, as the proof of a form is.
pub fn digits_of_form(seed: &[u8; 32], form: &[u8]) -> String {
    let inner = hash_of(&[b"so-thon enrolment digits 1\n", seed, form]);
    let [a, b, c, d, e, f, g, h, ..] = hash_of(&[b"so-thon enrolment digits 2\n", seed, &inner]);
    // What is left over of 2^64 makes no code likelier by more than one in 10^11.
    format!("{:08}", u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 100_000_000)
}

/// A password of five groups of four letters and digits that cannot be mistaken for each other: about 98 bits.
///
/// # Errors
/// Without randomness.
pub fn password() -> Result<String, NoRandomness> {
    const LETTERS: &[u8; 30] = b"abcdefghjkmnpqrstuvwxyz2345678";
    let mut text = String::new();
    while text.len() < 24 {
        let [byte] = random::<1>()?;
        // 240 is the last whole multiple of 30.
        if byte >= 240 {
            continue;
        }
        if text.len() % 5 == 4 {
            text.push('-');
        }
        text.extend(LETTERS.get(usize::from(byte % 30)).map(|letter| char::from(*letter)));
    }
    Ok(text)
}

/// A new UUIDv7 for a device or another record made here.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// The hash that an enrolment code is kept as. Keyed with the commune's seed: eight digits alone could be tried out
/// by whoever reads a copy of the table.
pub fn code_hash(seed: &[u8; 32], digits: &str) -> [u8; 32] {
    hash_of(&[b"so-thon enrolment code 1\n", seed, digits.as_bytes()])
}

/// The hash that a session's token is kept as.
pub fn token_hash(token: &str) -> [u8; 32] {
    hash_of(&[b"so-thon session 1\n", token.as_bytes()])
}

/// The token of a session's forms, derived so that it needs no place of its own. It names whose session it is in a way
/// that only this commune can write, so that a form whose session has ended can still be told to be that user's.
pub fn csrf_token(seed: &[u8; 32], token: &str, user: &str) -> String {
    let session = hex::encode(hash_of(&[b"so-thon form 1\n", token.as_bytes()]));
    let user = hex::encode(user);
    let proof = csrf_proof(seed, &session, &user);
    format!("{session}.{proof}.{user}")
}

/// The user in whose session a form's token was made; `None` for a token that is not of this commune.
pub fn csrf_user(seed: &[u8; 32], token: &str) -> Option<String> {
    let (session, rest) = token.split_once('.')?;
    let (proof, user) = rest.split_once('.')?;
    if !same(csrf_proof(seed, session, user).as_bytes(), proof.as_bytes()) {
        return None;
    }
    String::from_utf8(hex::decode(user).ok()?).ok()
}

/// Hashed twice with the key: a single hash could be carried on by whoever sees it.
fn csrf_proof(seed: &[u8; 32], session: &str, user: &str) -> String {
    let inner = hash_of(&[b"so-thon form 2\n", seed, session.as_bytes(), b".", user.as_bytes()]);
    hex::encode(hash_of(&[b"so-thon form 3\n", seed, &inner]))
}

/// A recovery code: three groups of four letters and digits, about 58 bits.
///
/// # Errors
/// Without randomness.
pub fn recovery_code() -> Result<String, NoRandomness> {
    Ok(password()?.chars().take(14).collect())
}

/// The hash that a recovery code is kept as. Keyed with the commune's seed, as the codes of phones are.
pub fn recovery_hash(seed: &[u8; 32], user: &str, code: &str) -> [u8; 32] {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    hash_of(&[b"so-thon recovery code 1\n", seed, user.as_bytes(), b"\n", code.as_bytes()])
}

/// The hash that a key of the data feed is kept as.
pub fn feed_hash(key: &str) -> [u8; 32] {
    hash_of(&[b"so-thon feed key 1\n", key.as_bytes()])
}

/// Whether two texts are equal, in a time that does not tell where they differ.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

fn hash_of(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}
