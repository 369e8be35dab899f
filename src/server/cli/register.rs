//! `commune register import FILE`: puts the households of a list on the register, all of them or none.
//!
//! The steps of the office's pages without their questions: what a page would ask is an argument here.

use std::fs::File;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use uuid::Uuid;

use super::folder::{Folder, write_private};
use super::said::{Fault, io_words};
use super::{FINE, WRONG};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::i18n::{I18n, number};
use crate::server::clock::{Clock, SystemClock};
use crate::server::imports::check::{Asked, Checked, Note, check};
use crate::server::imports::choices::{Alike, Choices};
use crate::server::imports::columns::words;
use crate::server::imports::villages::Villages;
use crate::server::imports::write::{Source, writes};
use crate::server::imports::{bad, remembered, said};
use crate::server::office::words::Words;
use crate::server::sheet::{self, Limits, Sheet};
use crate::server::store::{By, Commit, Committed, RecordKey, RecordKind, RecordWrite, SharedStore};

/// Exit code when something of the file is wrong and nothing was written.
const FOUND: u8 = 1;
/// Things wrong that are printed; the file of wrong rows has all of them.
const MOST_SAID: usize = 30;

/// What to do with the register.
#[derive(Debug, Subcommand)]
pub(super) enum RegisterCommand {
    /// Puts the households of a list on the register, all of them or none.
    Import(ImportArgs),
}

/// Arguments of `commune register import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The list, as XLSX or CSV.
    file: PathBuf,
    /// The village of the whole file, by name or code, where no column names one.
    #[arg(long)]
    village: Option<String>,
    /// The class of the whole file, where no column names one: poor, near_poor, average_living_standard, not_poor.
    #[arg(long)]
    class: Option<String>,
    /// The sheet, where the file has several.
    #[arg(long)]
    sheet: Option<String>,
    /// Whether rows that are hidden in Excel are read.
    #[arg(long)]
    hidden: Option<HiddenRows>,
    /// What to do with households that are on the register already.
    #[arg(long, default_value = "skip")]
    duplicates: Duplicates,
    /// Writes the good households and leaves those with something wrong.
    #[arg(long)]
    leave_bad: bool,
    /// Where to write the wrong rows, in the form of the file.
    #[arg(long)]
    errors: Option<PathBuf>,
    /// Only says what would be written.
    #[arg(long)]
    dry_run: bool,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum HiddenRows {
    Read,
    Leave,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Duplicates {
    Skip,
    Merge,
    New,
}

/// Runs a command: 0 when done, 1 when something of the file is wrong and nothing was written, 2 for wrong use.
pub(super) async fn run(command: RegisterCommand, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let RegisterCommand::Import(args) = command;
    import(args, i18n, out).await
}

async fn import(args: ImportArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let villages = Villages::new(store.villages().await?, words());
    let choices = match choices(&args, &villages, i18n) {
        Ok(choices) => choices,
        Err(said) => return refuse(out, args.json, "arguments", &said, WRONG),
    };
    let bytes = match read_file(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let file = args.file.display().to_string();
            let told = [("file", file.into()), ("detail", io_words(i18n, &error).into())];
            return refuse(out, args.json, "cannot-open", &i18n.t_args("plan-check-cannot-open", &told), WRONG);
        }
    };
    let sheet = match sheet::read(&bytes, &Limits::REGISTER.of_sheet(args.sheet.clone())) {
        Ok(sheet) => sheet,
        Err(error) => return refuse(out, args.json, error.code(), &sheet::said::sentence(i18n, &error), WRONG),
    };
    let register = store.register(None).await?;
    let (remembered, _) = remembered::read(&store).await?;
    let now = SystemClock.now();
    let checked = check(
        &sheet,
        &Asked {
            words: words(),
            choices: &choices,
            remembered: &remembered,
            villages: &villages,
            may_see: &|_| true,
            register: &register,
            today: Words::of(i18n.lang()).today(now),
        },
    );
    if let Some(path) = args.errors.as_ref().filter(|_| !checked.faults.is_empty()) {
        let file = bad::file(i18n, &sheet, &checked)?;
        write_private(path, &file.bytes)?;
    }
    let ready = checked.needs.is_empty();
    if ready && !args.dry_run {
        put(&store, &args, &checked, &choices, &register).await?;
    }
    let written = ready && !args.dry_run;
    if args.json {
        json(out, i18n, &sheet, &checked, &choices, written)?;
    } else {
        tell(out, i18n, &args, &checked, &choices, written)?;
    }
    Ok(if ready { FINE } else { FOUND })
}

fn choices(args: &ImportArgs, villages: &Villages, i18n: &I18n) -> Result<Choices, String> {
    let village = match &args.village {
        None => None,
        Some(name) => match villages.find(name, words()) {
            Some(village) => Some(village.clone()),
            None => return Err(i18n.t_args("cli-register-village", &[("name", name.as_str().into())])),
        },
    };
    let class = match &args.class {
        None => None,
        Some(name) => match Class::from_code(name).or_else(|| words().class(name)) {
            Some(class) => Some(class),
            None => return Err(i18n.t_args("cli-register-class", &[("name", name.as_str().into())])),
        },
    };
    Ok(Choices {
        sheet: args.sheet.clone(),
        village,
        class,
        hidden: args.hidden.map(|hidden| hidden == HiddenRows::Read),
        alike: match args.duplicates {
            Duplicates::Skip => Alike::Skip,
            Duplicates::Merge => Alike::Merge,
            Duplicates::New => Alike::New,
        },
        leave_bad: args.leave_bad,
        ..Choices::default()
    })
}

/// Reads a file, but no more of it than is needed to see that it is too large.
fn read_file(file: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(Limits::REGISTER.bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

async fn put(
    store: &SharedStore,
    args: &ImportArgs,
    checked: &Checked,
    choices: &Choices,
    register: &[(Household, u64)],
) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let source = Source { id: Uuid::now_v7(), at: now, synthetic: store.commune().synthetic };
    let written = writes(checked, choices, register, source, &name);
    let detail = serde_json::json!({
        "households": written.done.added.len(), "people": written.done.people, "merged": written.done.merged.len(),
    });
    let record = RecordWrite {
        key: RecordKey { kind: RecordKind::Import, id: source.id.to_string() },
        expected: 0,
        village: None,
        household: None,
        round: String::new(),
        body: serde_json::to_string(&written.done)?,
    };
    let note = By::command_line(now).note("import_register", format!("import/{}", source.id), "", detail.to_string());
    let commit = Commit { note, households: written.households, records: vec![record], expect: Vec::new() };
    match store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(()),
        Committed::Stale { what } => Err(Fault::RegisterChanged(what.join(", ")).into()),
    }
}

/// Says why nothing was imported.
fn refuse(out: &mut impl Write, json: bool, code: &str, said: &str, exit: u8) -> anyhow::Result<u8> {
    if json {
        writeln!(out, "{}", serde_json::json!({ "error": { "code": code, "message": said } }))?;
    } else {
        writeln!(out, "{said}")?;
    }
    Ok(exit)
}

fn json(
    out: &mut impl Write,
    i18n: &I18n,
    sheet: &Sheet,
    checked: &Checked,
    choices: &Choices,
    written: bool,
) -> anyhow::Result<()> {
    let counts = checked.counts(choices);
    let faults: Vec<_> = checked
        .faults
        .iter()
        .map(|fault| {
            let column = fault.column.and_then(|column| checked.columns.fields.get(&column));
            serde_json::json!({
                "row": fault.row, "cell": said::address(fault), "field": column, "code": fault.why.code(),
                "message": said::fault(i18n, fault),
            })
        })
        .collect();
    let said = serde_json::json!({
        "rows": sheet.rows.len(),
        "households": counts.households, "people": counts.people,
        "new": counts.new, "merged": counts.merged, "skipped": counts.skipped, "bad": counts.bad,
        "needs": checked.needs.iter().map(|need| need.code()).collect::<Vec<_>>(),
        "notes": checked.notes.iter().map(Note::code).collect::<Vec<_>>(),
        "errors": faults,
        "written": written,
    });
    Ok(writeln!(out, "{said}")?)
}

fn tell(
    out: &mut impl Write,
    i18n: &I18n,
    args: &ImportArgs,
    checked: &Checked,
    choices: &Choices,
    written: bool,
) -> anyhow::Result<()> {
    let count = |value: usize| number(i64::try_from(value).unwrap_or(i64::MAX));
    let counts = checked.counts(choices);
    let told = [
        ("households", count(counts.households).into()),
        ("new", count(counts.new).into()),
        ("merged", count(counts.merged).into()),
        ("skipped", count(counts.skipped).into()),
        ("bad", count(counts.bad).into()),
    ];
    writeln!(out, "{}", i18n.t_args("cli-register-count", &told))?;
    for note in &checked.notes {
        writeln!(out, "- {}", said::note(i18n, note))?;
    }
    for fault in checked.faults.iter().take(MOST_SAID) {
        let told = [("cell", said::address(fault).into()), ("why", said::fault(i18n, fault).into())];
        writeln!(out, "{}", i18n.t_args("cli-register-fault", &told))?;
    }
    let more = checked.faults.len().saturating_sub(MOST_SAID);
    if more > 0 {
        writeln!(out, "{}", i18n.t_args("cli-register-more", &[("n", count(more).into())]))?;
    }
    for need in &checked.needs {
        writeln!(out, "! {}", i18n.t(&format!("import-need-{}", need.code())))?;
    }
    if let Some(path) = args.errors.as_ref().filter(|_| !checked.faults.is_empty()) {
        writeln!(out, "{}", i18n.t_args("cli-register-errors", &[("file", path.display().to_string().into())]))?;
    }
    let end = match (written, args.dry_run) {
        (true, _) => "cli-register-done",
        (false, true) => "cli-register-dry",
        (false, false) => "cli-register-left",
    };
    Ok(writeln!(out, "{}", i18n.t(end))?)
}
