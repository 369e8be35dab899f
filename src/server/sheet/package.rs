//! The container of a workbook, looked at before anything is made of it: a small file may unpack to gigabytes.
//!
//! What its list of files declares is asked first; then everything is unpacked once into nothing, counted, because a
//! list may lie.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Limits, SheetError};

/// Name of the stream that holds a locked workbook, as an OLE container writes it.
const ENCRYPTED: &str = "EncryptedPackage";
/// How much is unpacked at a time.
const PIECE: usize = 64 * 1024;

/// Whether an OLE container names a locked workbook.
pub(super) fn names_encryption(bytes: &[u8]) -> bool {
    let wanted: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Refuses a container that is no workbook, or that unpacks to more than it may.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Broken)?;
    if archive.len() > limits.files {
        return Err(SheetError::Bomb);
    }
    let (mut declared, mut packed) = (0_u64, 0_u64);
    let mut kind = None;
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|_| SheetError::Broken)?;
        if file.encrypted() {
            return Err(SheetError::Password);
        }
        declared = declared.saturating_add(file.size());
        packed = packed.saturating_add(file.compressed_size());
        kind = kind.or_else(|| file.name().ok().and_then(|name| verdict(&name)));
    }
    suspicious(declared, packed, bytes, limits)?;
    match kind {
        Some(Ok(())) => {}
        Some(Err(error)) => return Err(error),
        None => return Err(SheetError::NotATable),
    }
    let (mut unpacked, mut piece) = (0_u64, vec![0; PIECE]);
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|_| SheetError::Broken)?;
        loop {
            let read = file.read(&mut piece).map_err(|_| SheetError::Broken)?;
            if read == 0 {
                break;
            }
            unpacked = unpacked.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            suspicious(unpacked, packed, bytes, limits)?;
        }
    }
    Ok(())
}

/// Judges by how much more it is than what arrived; files that lie over each other count once as packed.
fn suspicious(unpacked: u64, packed: u64, bytes: &[u8], limits: &Limits) -> Result<(), SheetError> {
    let packed = packed.min(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).max(1);
    let many_times = unpacked > Limits::FREE && unpacked / packed > limits.ratio;
    if unpacked > limits.unpacked || many_times { Err(SheetError::Bomb) } else { Ok(()) }
}

/// What a file's name tells of the container.
fn verdict(name: &str) -> Option<Result<(), SheetError>> {
    match name.replace('\\', "/").to_ascii_lowercase().as_str() {
        "xl/workbook.xml" => Some(Ok(())),
        "xl/workbook.bin" | "mimetype" | "index/document.iwa" => Some(Err(SheetError::OtherWorkbook)),
        "word/document.xml" | "ppt/presentation.xml" => Some(Err(SheetError::NotATable)),
        _ => None,
    }
}
