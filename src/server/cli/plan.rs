//! `commune plan check`: prints what does not add up in a plan's annex.
//!
//! Sentences for people, JSON for programs; the exit code says which of three things happened. Nothing is stored.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::said::io_words;
use crate::domain::ids::CommuneCode;
use crate::domain::plan::about::{self, About};
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::{Figure, Finding, FindingCode, Severity};
use crate::domain::plan::{StatedTargets, check, read};
use crate::i18n::{I18n, findings};

/// Exit code when everything agrees.
const CLEAN: u8 = 0;
/// Exit code when there are findings.
const FOUND: u8 = 1;
/// Exit code when a file cannot be read or an argument is wrong.
const WRONG_USE: u8 = 2;

/// Arguments of `commune plan check`.
#[derive(Debug, Clone, Args)]
pub struct PlanCheckArgs {
    /// The annex, as CSV.
    pub file: PathBuf,
    /// What the plan's text states, as TOML. Without it, a TOML file of the same name beside the annex is used.
    #[arg(long, conflicts_with_all = ["poor_cut", "poor_rate", "near_cut", "near_rate"])]
    pub targets: Option<PathBuf>,
    /// Poor households fewer, as the plan's text states.
    #[arg(long)]
    pub poor_cut: Option<u32>,
    /// The same in percent of all households, such as 7,27.
    #[arg(long)]
    pub poor_rate: Option<String>,
    /// Near-poor households fewer, as the plan's text states.
    #[arg(long)]
    pub near_cut: Option<u32>,
    /// The same in percent of all households.
    #[arg(long)]
    pub near_rate: Option<String>,
    /// Year of the plan; shown only, the figures do not depend on it.
    #[arg(long)]
    pub year: Option<i32>,
    /// Prints a JSON list of findings for programs.
    #[arg(long)]
    pub json: bool,
}

/// Runs the check and gives the exit code: 0 clean, 1 findings, 2 wrong use or a file that cannot be read.
///
/// With `--json` a file that cannot be read gives `{"error": {code, row, column, message}}` instead of the list.
///
/// # Errors
/// When `out` cannot be written.
pub fn run(args: &PlanCheckArgs, i18n: &I18n, out: &mut dyn Write) -> anyhow::Result<u8> {
    match check_file(args, i18n) {
        Ok(checked) if args.json => checked.print_json(i18n, out),
        Ok(checked) => checked.print(i18n, out),
        Err(refusal) => {
            if args.json {
                serde_json::to_writer_pretty(&mut *out, &serde_json::json!({ "error": refusal }))?;
                writeln!(out)?;
            } else {
                writeln!(out, "{}", refusal.message)?;
            }
            Ok(WRONG_USE)
        }
    }
}

/// What was checked and what was found.
struct Checked {
    file: String,
    year: Option<i32>,
    annex: Annex,
    stated: StatedTargets,
    findings: Vec<Finding>,
}

/// Why nothing was checked.
#[derive(Debug, Serialize)]
struct Refusal {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    message: String,
}

/// A finding with its sentence, as programs read it.
#[derive(Serialize)]
struct Spoken<'a> {
    code: FindingCode,
    severity: Severity,
    rows: &'a [u32],
    message: String,
    figures: &'a std::collections::BTreeMap<String, Figure>,
}

fn check_file(args: &PlanCheckArgs, i18n: &I18n) -> Result<Checked, Refusal> {
    let about = about(args, i18n)?;
    let commune = about.commune.clone().unwrap_or_else(|| CommuneCode::new(""));
    let bytes = open(&args.file, i18n)?;
    let annex = read::annex(&bytes, &commune).map_err(|error| Refusal {
        code: error.kind.code(),
        row: error.row,
        column: error.column.as_ref().map(|place| place.number),
        message: findings::read_error(i18n, &error),
    })?;
    let findings = check::findings(&annex, &about.stated);
    let year = args.year.or(about.year);
    Ok(Checked { file: args.file.display().to_string(), year, annex, stated: about.stated, findings })
}

/// What the plan's text states: from arguments, from the file named, or from the file beside the annex.
fn about(args: &PlanCheckArgs, i18n: &I18n) -> Result<About, Refusal> {
    let refuse = |error: &about::AboutError| Refusal {
        code: "targets",
        row: None,
        column: None,
        message: findings::about_error(i18n, error),
    };
    let rate = |field, text: &Option<String>| {
        text.as_deref().map(|text| about::rate(field, text)).transpose().map_err(|error| refuse(&error))
    };
    let given = StatedTargets {
        poor_cut: args.poor_cut,
        poor_rate: rate("poor_rate", &args.poor_rate)?,
        near_cut: args.near_cut,
        near_rate: rate("near_rate", &args.near_rate)?,
    };
    if given != StatedTargets::default() {
        return Ok(About { stated: given, ..About::default() });
    }
    let beside = args.file.with_extension("toml");
    let file = args.targets.clone().or_else(|| (beside != args.file && beside.is_file()).then_some(beside));
    let Some(file) = file else { return Ok(About::default()) };
    let bytes = open(&file, i18n)?;
    about::read(&String::from_utf8_lossy(&bytes)).map_err(|error| refuse(&error))
}

/// Reads a file, but no more of it than is needed to see that it is too large.
fn open(file: &Path, i18n: &I18n) -> Result<Vec<u8>, Refusal> {
    let most = u64::try_from(read::MOST_BYTES).unwrap_or(u64::MAX);
    let read = fs::File::open(file).and_then(|opened| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::Read::take(opened, most.saturating_add(1)), &mut bytes)?;
        Ok(bytes)
    });
    read.map_err(|error| Refusal {
        code: "cannot-open",
        row: None,
        column: None,
        message: i18n.t_args(
            "plan-check-cannot-open",
            &[("file", file.display().to_string().into()), ("detail", io_words(i18n, &error).into())],
        ),
    })
}

impl Checked {
    const fn exit_code(&self) -> u8 {
        if self.findings.is_empty() { CLEAN } else { FOUND }
    }

    fn print(&self, i18n: &I18n, out: &mut dyn Write) -> anyhow::Result<u8> {
        let file = match self.year {
            Some(year) => format!("{} ({year})", self.file),
            None => self.file.clone(),
        };
        let args = [
            ("file", file.into()),
            ("villages", self.annex.rows.len().to_string().into()),
            ("count", self.findings.len().to_string().into()),
        ];
        let headline = if self.findings.is_empty() { "plan-check-clean" } else { "plan-check-found" };
        writeln!(out, "{}", i18n.t_args(headline, &args))?;
        for (number, finding) in (1..).zip(&self.findings) {
            writeln!(out, "{number:>3}. {}", findings::sentence(i18n, finding))?;
            for line in findings::lines(i18n, finding) {
                writeln!(out, "       {line}")?;
            }
        }
        if self.stated == StatedTargets::default() {
            writeln!(out, "{}", i18n.t("plan-check-no-targets"))?;
        }
        Ok(self.exit_code())
    }

    fn print_json(&self, i18n: &I18n, out: &mut dyn Write) -> anyhow::Result<u8> {
        let spoken: Vec<Spoken<'_>> = self
            .findings
            .iter()
            .map(|finding| Spoken {
                code: finding.code,
                severity: finding.severity,
                rows: &finding.rows,
                message: findings::sentence(i18n, finding),
                figures: &finding.figures,
            })
            .collect();
        serde_json::to_writer_pretty(&mut *out, &spoken)?;
        writeln!(out)?;
        Ok(self.exit_code())
    }
}
