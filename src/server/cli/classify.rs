//! `commune classify FILE`: one household as JSON in, its classification as JSON out.

use std::io::{Read, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::FINE;
use crate::domain::classification::request::{ClassifyRequest, SCHEMA};

/// Most bytes read.
const MAX_BYTES: u64 = 1024 * 1024;

/// Arguments of `commune classify`.
#[derive(Debug, Args)]
pub(super) struct ClassifyArgs {
    /// The household as JSON; `-` reads standard input.
    #[arg(required_unless_present = "schema")]
    file: Option<PathBuf>,
    /// Prints the JSON Schema of the input instead.
    #[arg(long)]
    schema: bool,
    /// Prints JSON; it always does.
    #[arg(long)]
    json: bool,
}

/// Classifies.
pub(super) fn run(args: &ClassifyArgs, out: &mut impl Write) -> anyhow::Result<u8> {
    let Some(file) = args.file.as_ref().filter(|_| !args.schema) else {
        writeln!(out, "{}", SCHEMA.trim_end())?;
        return Ok(FINE);
    };
    let mut text = String::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(MAX_BYTES).read_to_string(&mut text).context("standard input")?;
    } else {
        let opened = std::fs::File::open(file).with_context(|| file.display().to_string())?;
        opened.take(MAX_BYTES).read_to_string(&mut text).with_context(|| file.display().to_string())?;
    }
    let request: ClassifyRequest =
        serde_json::from_str(&text).with_context(|| format!("{} (see --schema)", file.display()))?;
    serde_json::to_writer_pretty(&mut *out, &request.classify()?)?;
    writeln!(out)?;
    Ok(FINE)
}
