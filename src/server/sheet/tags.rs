//! The few marks of a worksheet that the reader of cells passes over: hidden rows and columns, merged cells, and which
//! file holds which sheet. Reads tags one after the other; their text is skipped.

use std::io::{BufRead, BufReader, Read};

/// Longest tag that is looked into; longer ones are passed over.
const LONGEST: usize = 16 * 1024;

/// An opening tag.
pub(super) struct Tag {
    text: String,
}

impl Tag {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.text.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("");
        name.rsplit(':').next().unwrap_or(name)
    }

    /// An attribute by its name, as written; entities stay as they are.
    pub(super) fn get(&self, wanted: &str) -> Option<&str> {
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('=') {
            let name = before.rsplit(|c: char| c.is_ascii_whitespace()).find(|part| !part.is_empty())?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            if name == wanted {
                return Some(value);
            }
            rest = next;
        }
        None
    }

    /// Whether an attribute is set.
    pub(super) fn is_set(&self, wanted: &str) -> bool {
        matches!(self.get(wanted), Some("1" | "true" | "on"))
    }
}

/// Calls for every opening tag until it says that it has seen enough. A broken file ends it early.
pub(super) fn each(reader: impl Read, mut take: impl FnMut(&Tag) -> bool) {
    let mut reader = BufReader::with_capacity(64 * 1024, reader);
    let mut tag = Vec::new();
    loop {
        if !matches!(reader.skip_until(b'<'), Ok(skipped) if skipped > 0) {
            return;
        }
        tag.clear();
        let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        let Ok(read) = (&mut reader).take(most).read_until(b'>', &mut tag) else { return };
        if read == 0 {
            return;
        }
        if tag.pop() != Some(b'>') || matches!(tag.first(), Some(b'/' | b'?' | b'!')) {
            continue;
        }
        let Ok(text) = String::from_utf8(std::mem::take(&mut tag)) else { continue };
        if !take(&Tag { text }) {
            return;
        }
    }
}
