//! `commune plan import FILE`: puts a plan in force, as a draft when it has findings.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::Args;

use super::FINE;
use super::folder::Folder;
use super::said::Fault;
use crate::domain::ids::CommuneCode;
use crate::domain::plan::about::{self, About};
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::domain::plan::numbering;
use crate::domain::plan::{Plan, PlanStatus, check, load, propose, read};
use crate::i18n::{I18n, findings};
use crate::server::clock::{Clock, SystemClock};
use crate::server::store::By;

/// Arguments of `commune plan import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The annex, as CSV.
    file: PathBuf,
    /// What the plan's text states, as TOML. Without it, a TOML file of the same name beside the annex is used.
    #[arg(long)]
    targets: Option<PathBuf>,
    /// Year of the plan, where the TOML file does not say.
    #[arg(long)]
    year: Option<i32>,
    /// Splits the stated targets over the villages, as a proposal until the commune confirms it.
    #[arg(long)]
    propose: bool,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// A plan read from files.
pub(super) struct ReadPlan {
    pub(super) annex: Annex,
    pub(super) about: About,
    pub(super) findings: Vec<Finding>,
    pub(super) plan: Plan,
}

/// Runs the import: 0 without findings, 1 with findings (loaded as a draft or a proposal), 2 when nothing was loaded.
pub(super) async fn run(args: ImportArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let commune = store.commune().code.clone();
    let read = read_files(&args.file, args.targets.as_deref(), args.year, &commune, i18n)?;
    let known: Vec<_> = store.villages().await?.into_iter().map(|village| (village.id, village.name)).collect();
    if let Some(stranger) = read.plan.villages.iter().find(|line| !known.iter().any(|(id, _)| *id == line.village)) {
        return Err(anyhow!(i18n.t_args("cli-plan-stranger", &[("village", stranger.name.as_str().into())])));
    }
    if let Some(line) = numbering::misnamed(&read.plan, &known).first() {
        let number = |village| numbering::number(village).unwrap_or(0).to_string();
        let args = [
            ("village", line.name.as_str().into()),
            ("number", number(&line.village).into()),
            ("meant", number(&line.meant).into()),
        ];
        return Err(anyhow!(i18n.t_args("cli-plan-misnamed", &args)));
    }
    let at = SystemClock.now();
    let mut plan = read.plan;
    if args.propose {
        plan = propose::proposal(&plan);
    }
    let plan = store.load_plan(plan, Some(read.annex), read.findings.clone(), By::command_line(at)).await?;
    if args.json {
        let said = serde_json::json!({ "version": plan.version, "status": plan.status, "findings": read.findings });
        serde_json::to_writer(&mut *out, &said)?;
        writeln!(out)?;
    } else {
        for finding in &read.findings {
            writeln!(out, "- {}", findings::sentence(i18n, finding))?;
        }
        let key = match plan.status {
            PlanStatus::Draft => "cli-plan-draft",
            PlanStatus::Proposed => "cli-plan-proposed",
            PlanStatus::Confirmed => "cli-plan-confirmed",
        };
        writeln!(out, "{}", i18n.t_args(key, &[("version", plan.version.into())]))?;
    }
    Ok(if read.findings.is_empty() { FINE } else { 1 })
}

/// Reads an annex and what its plan's text states.
pub(super) fn read_files(
    file: &Path,
    targets: Option<&Path>,
    year: Option<i32>,
    commune: &CommuneCode,
    i18n: &I18n,
) -> anyhow::Result<ReadPlan> {
    let bytes = std::fs::read(file).map_err(Fault::read(file))?;
    let beside = file.with_extension("toml");
    let targets = targets.or_else(|| beside.is_file().then_some(beside.as_path()));
    let text = match targets {
        Some(path) => std::fs::read_to_string(path).map_err(Fault::read(path))?,
        None => String::new(),
    };
    read_plan(&bytes, &text, year, commune, i18n)
}

/// The same from bytes.
pub(super) fn read_plan(
    annex: &[u8],
    about: &str,
    year: Option<i32>,
    commune: &CommuneCode,
    i18n: &I18n,
) -> anyhow::Result<ReadPlan> {
    let about = about::read(about).map_err(|error| anyhow!(findings::about_error(i18n, &error)))?;
    let annex = read::annex(annex, commune).map_err(|error| anyhow!(findings::read_error(i18n, &error)))?;
    let year = year.or(about.year).ok_or_else(|| anyhow!(i18n.t("cli-plan-no-year")))?;
    let findings = check::findings(&annex, &about.stated);
    let plan = load(&annex, year, commune, about.stated, &findings);
    Ok(ReadPlan { annex, about, findings, plan })
}
