//! What is kept beside the database: copies of it, and signed checkpoints of the journal.
//!
//! A copy stands in `backups/` with a file of the same name and `.json` that says what was found in it when it was made.
//! Checkpoints stand in `checkpoints.jsonl`, one a line. Both are worth most on another machine: whoever has this folder
//! has the commune's key too, and could write both anew. When the day's copy is due: `daily`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::secret;
use super::state::AppState;
use super::store::{By, Checkpoint, Contents, CopyFault, Restored};
use crate::protocol::signed::Signed;

/// The folder of copies.
const BACKUPS: &str = "backups";
/// The file of checkpoints.
const CHECKPOINTS: &str = "checkpoints.jsonl";
/// How old the last copy may be before the office is warned.
pub const OLD: TimeDelta = TimeDelta::days(7);

/// Anything that goes wrong with files; the cause is logged, never shown.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Someone asked for it.
    Asked,
    /// The day's own.
    Daily,
    /// What a restore replaced.
    Replaced,
    /// Brought from elsewhere.
    Uploaded,
}

impl Reason {
    /// Part of its file's name and of its message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "backup",
            Self::Daily => "daily",
            Self::Replaced => "replaced",
            Self::Uploaded => "uploaded",
        }
    }
}

/// A copy as its list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Name of its file.
    #[serde(default)]
    pub name: String,
    /// Why it was made.
    pub reason: Reason,
    /// When it was made or brought here.
    pub made_at: DateTime<Utc>,
    /// What was found in it then.
    pub contents: Contents,
    /// The ends of the journal's books in it, signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<Signed>,
}

/// The folder of copies, made if there is none.
fn backups(folder: &Path) -> Result<PathBuf, Failed> {
    let path = folder.join(BACKUPS);
    fs::create_dir_all(&path)?;
    private(&path, 0o700)?;
    Ok(path)
}

/// Copies that are here, the newest first.
pub fn list(folder: &Path) -> Result<Vec<Kept>, Failed> {
    let mut kept = Vec::new();
    for entry in fs::read_dir(backups(folder)?)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !name.ends_with(".db") {
            continue;
        }
        let Ok(said) = fs::read(path.with_extension("json")) else { continue };
        if let Ok(one) = serde_json::from_slice::<Kept>(&said) {
            kept.push(Kept { name: name.to_owned(), ..one });
        }
    }
    kept.sort_by(|one, other| (other.made_at, &other.name).cmp(&(one.made_at, &one.name)));
    Ok(kept)
}

/// A copy by its name: only one that the list has, so that a name is never a path.
pub fn find(folder: &Path, name: &str) -> Result<Option<(Kept, PathBuf)>, Failed> {
    let found = list(folder)?.into_iter().find(|kept| kept.name == name);
    let path = backups(folder)?;
    Ok(found.map(|kept| {
        let file = path.join(&kept.name);
        (kept, file)
    }))
}

/// A name for a new copy, that no other has.
fn fresh(state: &AppState, reason: Reason) -> Result<String, Failed> {
    let at = state.now().format("%Y%m%d-%H%M%S");
    let tail = hex::encode(secret::random::<3>()?);
    Ok(format!("so-thon-{}-{at}-{}-{tail}.db", state.commune.code.as_str(), reason.code()))
}

/// Where a new copy goes.
pub fn place(state: &AppState, folder: &Path, reason: Reason) -> Result<PathBuf, Failed> {
    Ok(backups(folder)?.join(fresh(state, reason)?))
}

/// Makes a copy, proves it, and writes down what is in it and where the journal ended.
pub async fn backup(
    state: &AppState,
    folder: &Path,
    reason: Reason,
    by: By,
) -> Result<Result<Kept, CopyFault>, Failed> {
    let (state, folder) = (state.clone(), folder.to_owned());
    to_the_end(async move {
        let path = place(&state, &folder, reason)?;
        match state.store.backup(path.clone(), by).await? {
            Ok(contents) => {
                let checkpoint = seal(&state, &contents)?;
                keep_checkpoint(&folder, &checkpoint)?;
                Ok(Ok(write_down(&path, reason, state.now(), contents, Some(checkpoint))?))
            }
            Err(fault) => {
                fs::remove_file(&path)?;
                Ok(Err(fault))
            }
        }
    })
    .await
}

/// Puts a copy back, lists what it replaced, and begins the checkpoints anew.
pub async fn put_back(
    state: &AppState,
    folder: &Path,
    copy: PathBuf,
    by: By,
) -> Result<Result<Restored, CopyFault>, Failed> {
    let (state, folder) = (state.clone(), folder.to_owned());
    to_the_end(async move {
        let aside = place(&state, &folder, Reason::Replaced)?;
        let restored = state.store.restore(copy, aside.clone(), by).await?;
        if let Ok(restored) = &restored {
            lay_aside(&folder, &aside, state.now(), restored.replaced.clone())?;
            checkpoint(&state).await?;
        }
        Ok(restored)
    })
    .await
}

/// Does all of it even when nobody waits for the answer any more: a large file takes longer than a request may.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Failed>> + Send + 'static,
) -> Result<T, Failed> {
    tokio::spawn(work).await?
}

/// Writes beside a copy what is in it.
pub fn write_down(
    path: &Path,
    reason: Reason,
    made_at: DateTime<Utc>,
    contents: Contents,
    checkpoint: Option<Signed>,
) -> Result<Kept, Failed> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let kept = Kept { name, reason, made_at, contents, checkpoint };
    // Whole or not at all: a copy that nothing is said about is not in the list.
    let part = path.with_extension("json.part");
    let mut file = fs::File::create(&part)?;
    private(&part, 0o600)?;
    file.write_all(&serde_json::to_vec_pretty(&kept)?)?;
    file.sync_all()?;
    fs::rename(&part, path.with_extension("json"))?;
    Ok(kept)
}

/// The ends of the journal's books now, signed, and kept in the folder.
pub async fn checkpoint(state: &AppState) -> Result<Signed, Failed> {
    let signed = seal(state, &state.store.contents().await?)?;
    if let Some(folder) = &state.folder {
        keep_checkpoint(folder, &signed)?;
    }
    Ok(signed)
}

fn seal(state: &AppState, contents: &Contents) -> Result<Signed, Failed> {
    let checkpoint = Checkpoint {
        kind: Checkpoint::KIND.to_owned(),
        commune: contents.commune.clone(),
        at: state.now(),
        heads: contents.heads.clone(),
    };
    Ok(Signed::seal(&checkpoint, &state.signing_key)?)
}

fn keep_checkpoint(folder: &Path, signed: &Signed) -> Result<(), Failed> {
    let path = folder.join(CHECKPOINTS);
    let mut file = fs::OpenOptions::new().append(true).create(true).open(&path)?;
    private(&path, 0o600)?;
    // On a line of its own, whatever a power cut left of the last one.
    let mut line = vec![b'\n'];
    line.extend(serde_json::to_vec(signed)?);
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_all()?;
    Ok(())
}

/// The checkpoints of the served folder. None when there is no folder.
pub fn checkpoints(state: &AppState) -> Vec<Checkpoint> {
    state
        .folder
        .as_deref()
        .map(|folder| checkpoints_in(&folder.join(CHECKPOINTS), &state.commune.public_key).0)
        .unwrap_or_default()
}

/// The checkpoints of a commune's folder, and how many lines are none of its key.
pub fn checkpoints_of(folder: &Path, key: &str) -> (Vec<Checkpoint>, usize) {
    checkpoints_in(&folder.join(CHECKPOINTS), key)
}

/// Checkpoints from a file (one a line, or a single one as it was downloaded), and how many parts of it are none that
/// the commune signed.
pub fn checkpoints_in(path: &Path, key: &str) -> (Vec<Checkpoint>, usize) {
    let Ok(text) = fs::read_to_string(path) else { return (Vec::new(), 0) };
    let whole = serde_json::from_str::<Signed>(&text).ok();
    let lines: Vec<Option<Signed>> = match whole {
        Some(one) => vec![Some(one)],
        None => {
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).ok()).collect()
        }
    };
    let all = lines.len();
    let open = |signed: Signed| signed.open::<Checkpoint>(key).ok().filter(|one| one.kind == Checkpoint::KIND);
    let good: Vec<Checkpoint> = lines.into_iter().flatten().filter_map(open).collect();
    let bad = all.saturating_sub(good.len());
    (good, bad)
}

/// Lists what a restore replaced, when it could be read, and lays its checkpoints beside it: the books go on from an
/// older line.
pub fn lay_aside(folder: &Path, replaced: &Path, at: DateTime<Utc>, contents: Option<Contents>) -> Result<(), Failed> {
    if let Some(contents) = contents {
        write_down(replaced, Reason::Replaced, at, contents, None)?;
    }
    let path = folder.join(CHECKPOINTS);
    if path.exists() {
        fs::rename(path, replaced.with_extension("checkpoints.jsonl"))?;
    }
    Ok(())
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) -> Result<(), Failed> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    Ok(())
}

#[cfg(not(unix))]
fn private(_path: &Path, _mode: u32) -> Result<(), Failed> {
    Ok(())
}
