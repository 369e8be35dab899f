//! `commune classify FILE`: one household as JSON in, its classification as JSON out, with `--explain` in sentences too.
//!
//! The sentences are those of phone and office (`i18n::reasons`), in the language of `--lang`.

use std::io::{Read, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::FINE;
use super::said::Fault;
use crate::domain::classification::request::{ClassifyRequest, SCHEMA};
use crate::domain::classification::{Classification, IndicatorOutcome};
use crate::i18n::{I18n, reasons};

/// Most bytes read.
const MAX_BYTES: u64 = 1024 * 1024;

/// Arguments of `commune classify`.
#[derive(Debug, Args)]
pub(super) struct ClassifyArgs {
    /// The household as JSON; `-` reads standard input.
    #[arg(required_unless_present = "schema")]
    file: Option<PathBuf>,
    /// Prints the JSON Schema of the input instead; that of the output is in it as `#/$defs/result`.
    #[arg(long)]
    schema: bool,
    /// Adds the result in sentences, as `said`.
    #[arg(long)]
    explain: bool,
    /// Prints JSON; it always does.
    #[arg(long)]
    json: bool,
}

/// A classification with its sentences.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    found: &'a Classification,
    said: Said,
}

/// A classification in sentences.
#[derive(Serialize)]
struct Said {
    /// The class in full.
    class: String,
    /// Why.
    why: String,
    /// Each indicator, by number.
    indicators: Vec<SaidIndicator>,
    /// What is still to be asked; empty when nothing is.
    missing: String,
    /// What would change the class.
    changes: Vec<String>,
}

#[derive(Serialize)]
struct SaidIndicator {
    number: u8,
    name: String,
    reason: String,
}

/// Classifies.
pub(super) fn run(args: &ClassifyArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let Some(file) = args.file.as_ref().filter(|_| !args.schema) else {
        writeln!(out, "{}", SCHEMA.trim_end())?;
        return Ok(FINE);
    };
    let mut text = String::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(MAX_BYTES).read_to_string(&mut text).context("standard input")?;
    } else {
        let opened = std::fs::File::open(file).map_err(Fault::read(file))?;
        opened.take(MAX_BYTES).read_to_string(&mut text).map_err(Fault::read(file))?;
    }
    let request: ClassifyRequest =
        serde_json::from_str(&text).with_context(|| format!("{} (see --schema)", file.display()))?;
    let found = request.classify()?;
    if args.explain {
        let said = say(i18n, &request, &found);
        serde_json::to_writer_pretty(&mut *out, &Explained { found: &found, said })?;
    } else {
        serde_json::to_writer_pretty(&mut *out, &found)?;
    }
    writeln!(out)?;
    Ok(FINE)
}

fn say(i18n: &I18n, request: &ClassifyRequest, found: &Classification) -> Said {
    let (members, day) = (&request.members, request.visited_on);
    let indicator = |outcome: &IndicatorOutcome| SaidIndicator {
        number: outcome.number,
        name: reasons::indicator_name(i18n, &found.standard, outcome.number),
        reason: reasons::indicator_reason(i18n, outcome, members, day),
    };
    Said {
        class: reasons::class_name(i18n, found.class),
        why: reasons::class_sentence(i18n, found),
        indicators: found.indicators.iter().map(indicator).collect(),
        missing: reasons::missing_sentence(i18n, found, members, day),
        changes: found.changes.iter().map(|it| reasons::change_aloud(i18n, found, it, members, day)).collect(),
    }
}
