//! `commune points import FILE`, `commune points show`: the points tables of sheet B1.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::folder::Folder;
use super::said::io_words;
use super::{FINE, WRONG};
use crate::i18n::{I18n, number, points};
use crate::server::clock::{Clock, SystemClock};
use crate::server::office::model::points::{Checked, MOST_BYTES, PointsForm};
use crate::server::office::words::Words;
use crate::server::store::By;

/// Exit code when lines of the file do not read.
const FOUND: u8 = 1;
/// Who an import from the command line is by.
const BY: &str = "commune";

/// What to do with points tables.
#[derive(Debug, Subcommand)]
pub(super) enum PointsCommand {
    /// Imports a table from CSV and puts it in force for new visits.
    Import(ImportArgs),
    /// Prints the tables and their versions, or one table whole.
    Show(ShowArgs),
}

/// Arguments of `commune points import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The table, as CSV: group,item,condition,points,region,area.
    file: PathBuf,
    /// Id of the table: small letters, digits, dashes. The same id again makes the next version.
    #[arg(long)]
    id: String,
    /// The instrument that the table is from.
    #[arg(long)]
    source: String,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Arguments of `commune points show`.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// A table as `id` or `id@version`, to print whole.
    name: Option<String>,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Runs a command: 0 when done, 1 when lines of the file do not read, 2 for wrong use.
pub(super) async fn run(command: PointsCommand, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    match command {
        PointsCommand::Import(args) => import(args, i18n, out).await,
        PointsCommand::Show(args) => show(args, i18n, out).await,
    }
}

async fn import(args: ImportArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let now = SystemClock.now();
    let today = Words::of(i18n.lang()).today(now);
    let (file, too_large) = match read_file(&args.file) {
        Ok(read) => read,
        Err(error) => {
            let detail = io_words(i18n, &error);
            let file = args.file.display().to_string();
            let said = i18n.t_args("plan-check-cannot-open", &[("file", file.into()), ("detail", detail.into())]);
            return refuse(out, args.json, "cannot-open", &[said], WRONG);
        }
    };
    let form = PointsForm { id: args.id, source: args.source, file, too_large }.tidied();
    let table = match form.check(BY, today) {
        Checked::Table(table) => *table,
        Checked::Form(troubles) => {
            let said: Vec<String> = troubles.iter().map(|trouble| i18n.t(trouble.key())).collect();
            return refuse(out, args.json, "form", &said, WRONG);
        }
        Checked::File(faults) => {
            let said: Vec<String> = faults.iter().map(|fault| points::fault(i18n, fault)).collect();
            return refuse(out, args.json, "file", &said, FOUND);
        }
    };
    let added = store.add_points(table, By::command_line(now)).await?;
    let table = &added.table;
    if args.json {
        let said = serde_json::json!({
            "id": table.id, "version": table.version, "new": added.new, "items": table.items.len(),
        });
        writeln!(out, "{said}")?;
    } else {
        let key = if added.new { "cli-points-imported" } else { "cli-points-same" };
        let items = number(i64::try_from(table.items.len()).unwrap_or(i64::MAX));
        let args = [("id", table.id.as_str().into()), ("version", table.version.into()), ("items", items.into())];
        writeln!(out, "{}", i18n.t_args(key, &args))?;
    }
    Ok(FINE)
}

/// Says why nothing was imported.
fn refuse(out: &mut impl Write, json: bool, code: &str, said: &[String], exit: u8) -> anyhow::Result<u8> {
    if json {
        writeln!(out, "{}", serde_json::json!({ "error": { "code": code, "messages": said } }))?;
    } else {
        for line in said {
            writeln!(out, "{line}")?;
        }
    }
    Ok(exit)
}

/// Reads a file, but no more of it than is needed to see that it is too large.
fn read_file(file: &Path) -> std::io::Result<(Vec<u8>, bool)> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    let too_large = bytes.len() > MOST_BYTES;
    Ok((bytes, too_large))
}

async fn show(args: ShowArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let tables = store.points().await?;
    let Some(name) = args.name else {
        if args.json {
            let list: Vec<_> = tables
                .iter()
                .map(|one| serde_json::json!({ "id": one.table.id, "version": one.table.version, "source": one.table.source }))
                .collect();
            writeln!(out, "{}", serde_json::Value::from(list))?;
        } else if tables.is_empty() {
            writeln!(out, "{}", i18n.t("office-points-none"))?;
        } else {
            for one in &tables {
                writeln!(out, "{}: {}", one.table.name(), one.table.source)?;
            }
        }
        return Ok(FINE);
    };
    // Versions come newest first, so an id alone is the version in force.
    let Some(found) = tables.iter().find(|one| one.table.name() == name || one.table.id == name) else {
        let said = i18n.t_args("cli-points-none", &[("name", name.into())]);
        return refuse(out, args.json, "unknown", &[said], WRONG);
    };
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&found.table)?)?;
        return Ok(FINE);
    }
    writeln!(out, "{}: {}", found.table.name(), found.table.source)?;
    for (group, items) in found.table.groups() {
        writeln!(out, "{group}")?;
        for item in items {
            writeln!(out, "  {}. {}", item.code, item.item)?;
            for row in &item.rows {
                writeln!(out, "      {:>4}  {}", number(i64::from(row.points)), row.condition)?;
            }
        }
    }
    Ok(FINE)
}
