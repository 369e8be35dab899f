//! `commune backup OUT`, `commune restore FILE`: a copy of everything, and the way back to it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::Args;

use super::folder::Folder;
use super::{FINE, WRONG};
use crate::i18n::I18n;
use crate::server::clock::{Clock, SystemClock};
use crate::server::keep;
use crate::server::office::view::backup::fault_sentence;
use crate::server::office::words::Words;
use crate::server::store::sqlite::SqliteStore;
use crate::server::store::{By, Contents, CopyFault, Restored, SharedStore, StoreError};

/// Exit code when the file cannot be put back.
const FAULTY: u8 = 1;
/// The folder of copies within the commune's.
const BACKUPS: &str = "backups";

/// Arguments of `commune backup`.
#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    /// The file to write; there must be none of that name.
    out: PathBuf,
    /// The commune's folder. It may be served meanwhile.
    #[arg(long, alias = "dir", default_value = "var/commune")]
    data: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Arguments of `commune restore`.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// The copy.
    file: PathBuf,
    /// The commune's folder. It must not be served; an empty one is filled.
    #[arg(long, alias = "dir", default_value = "var/commune")]
    data: PathBuf,
    /// Does it. Without this the command only says what would be lost.
    #[arg(long)]
    yes: bool,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Makes a copy.
pub(super) async fn run(args: BackupArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.data).open()?;
    if args.out.exists() {
        return Err(anyhow!(i18n.t_args("cli-backup-exists", &[("file", args.out.display().to_string().into())])));
    }
    match store.backup(args.out.clone(), By::command_line(SystemClock.now())).await? {
        Ok(contents) => {
            if args.json {
                writeln!(out, "{}", serde_json::json!({ "file": args.out, "contents": contents }))?;
            } else {
                let file = args.out.display().to_string();
                writeln!(out, "{}", i18n.t_args("cli-backup-made", &[("file", file.into())]))?;
                say(&contents, i18n, out)?;
            }
            Ok(FINE)
        }
        Err(fault) => refuse(&fault, args.json, i18n, out),
    }
}

/// Puts a copy back.
pub(super) async fn restore(args: RestoreArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let folder = Folder::make(&args.data)?;
    let Some(_held) = folder.hold()? else {
        return Err(anyhow!(i18n.t("cli-restore-served")));
    };
    let contents = match SqliteStore::look_at(&args.file)? {
        Ok(contents) => contents,
        Err(fault) => return refuse(&fault, args.json, i18n, out),
    };
    let live = if folder.has_commune() { readable(&folder)? } else { None };
    if !args.yes {
        say(&contents, i18n, out)?;
        if let Some(live) = &live {
            for (table, more) in live.contents().await?.beyond(&contents) {
                let key = format!("trust-rows-{table}");
                if i18n.has(&key) {
                    let said = Words::of(i18n.lang()).with(&key, [("n", more.into())]);
                    writeln!(out, "{}", i18n.t_args("cli-restore-lost", &[("what", said.into())]))?;
                }
            }
        }
        writeln!(out, "{}", i18n.t("cli-restore-ask"))?;
        return Ok(WRONG);
    }
    let by = By::command_line(SystemClock.now());
    let aside = aside(&folder, &by)?;
    let restored = match live {
        Some(live) => live.restore(args.file.clone(), aside.clone(), by).await?,
        // Nothing of it can be read, or there is nothing.
        None => SqliteStore::restore_new(&folder.database(), &args.file, &aside, &by)?,
    };
    match restored {
        Ok(restored) => {
            keep::lay_aside(folder.path(), &aside, SystemClock.now(), restored.replaced.clone())
                .map_err(|error| anyhow!(error))?;
            done(&restored, &aside, args.json, i18n, out)
        }
        Err(fault) => refuse(&fault, args.json, i18n, out),
    }
}

fn done(restored: &Restored, aside: &Path, json: bool, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    if json {
        writeln!(out, "{}", serde_json::to_string(restored)?)?;
    } else {
        writeln!(out, "{}", i18n.t("cli-restored"))?;
        say(&restored.contents, i18n, out)?;
        if aside.exists() {
            let file = aside.display().to_string();
            writeln!(out, "{}", i18n.t_args("cli-restored-aside", &[("file", file.into())]))?;
        }
        writeln!(out, "{}", i18n.t("cli-restored-phones"))?;
    }
    Ok(FINE)
}

/// Where the replaced state goes.
fn aside(folder: &Folder, by: &By) -> anyhow::Result<PathBuf> {
    let backups = Folder::make(&folder.path().join(BACKUPS))?;
    Ok(backups.file(&format!("replaced-{}.db", by.at.format("%Y%m%d-%H%M%S-%3f"))))
}

/// The commune that is here; none when its file is damaged. A disk that is full or a file that another program holds is
/// no damage: what is here would be set aside, and with it who was revoked since.
fn readable(folder: &Folder) -> anyhow::Result<Option<SharedStore>> {
    match folder.open() {
        Ok(live) => Ok(Some(live)),
        Err(error) if error.downcast_ref::<StoreError>().is_some_and(StoreError::is_damage) => Ok(None),
        Err(error) => Err(error),
    }
}

fn say(contents: &Contents, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<()> {
    let words = Words::of(i18n.lang());
    let as_of = contents.as_of.map(|at| words.moment(at)).unwrap_or_default();
    let said = words.with(
        "cli-backup-holds",
        [
            ("commune", contents.name.clone().into()),
            ("households", contents.rows_of("households").into()),
            ("visits", contents.rows_of("visits").into()),
            ("at", as_of.into()),
        ],
    );
    writeln!(out, "{said}")?;
    Ok(())
}

fn refuse(fault: &CopyFault, json: bool, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    if json {
        writeln!(out, "{}", serde_json::to_string(fault)?)?;
    } else {
        writeln!(out, "{}", fault_sentence(&Words::of(i18n.lang()), fault))?;
    }
    Ok(FAULTY)
}
