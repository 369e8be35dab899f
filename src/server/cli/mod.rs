//! The command line `commune`: one file a command. Sentences are in `cli.ftl`; `--json` prints for programs.
//!
//! Exit codes: 0 fine, 1 findings, 2 wrong use or a failure.

mod account;
mod backup;
mod classify;
mod demo;
mod device;
mod folder;
mod import;
mod init;
pub mod plan;
mod points;
mod register;
mod report;
mod said;
mod serve;
mod verify;
mod words;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::i18n::I18n;

/// Exit code when everything went well.
const FINE: u8 = 0;
/// Exit code for wrong use and failures.
const WRONG: u8 = 2;
/// Exit code when whoever reads what is printed stops reading, as of every program that a closed pipe ends.
const UNREAD: u8 = 141;

/// The commune's endpoint and office of Sổ Thôn.
#[derive(Debug, Parser)]
#[command(name = "commune", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the commune with the plan of xã Ngân Sơn and a made-up register.
    Demo(demo::DemoArgs),
    /// Founds a commune in a folder, with its villages from a plan.
    Init(init::InitArgs),
    /// Starts the endpoint and the office on a folder.
    Serve(serve::ServeArgs),
    /// The yearly plan.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// The points tables of sheet B1.
    #[command(subcommand)]
    Points(points::PointsCommand),
    /// The register of households.
    #[command(subcommand)]
    Register(register::RegisterCommand),
    /// Writes one of the reports 1 to 15 as XLSX.
    Report(report::ReportArgs),
    /// Classifies one household read as JSON, from a file or from standard input (`-`).
    Classify(classify::ClassifyArgs),
    /// Phones.
    #[command(subcommand)]
    Device(DeviceCommand),
    /// The accounts of the office.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Copies everything into a file while the commune is served, and proves the copy.
    Backup(backup::BackupArgs),
    /// Puts a copy back. What it replaces is kept in a file of its own.
    Restore(backup::RestoreArgs),
    /// Walks along both books of the journal and says the first line that does not fit.
    VerifyLog(verify::VerifyArgs),
    /// Prints the description of /v1 (OpenAPI).
    Openapi,
}

#[derive(Debug, Subcommand)]
enum PlanCommand {
    /// Prints what does not add up in a plan's annex.
    Check(plan::PlanCheckArgs),
    /// Loads a plan's annex: as a draft when there are findings.
    Import(import::ImportArgs),
}

#[derive(Debug, Subcommand)]
enum DeviceCommand {
    /// Makes a one-time code for a phone.
    Enrol(device::EnrolArgs),
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let call: Vec<_> = std::env::args_os().collect();
    let i18n = I18n::new(words::language(&call));
    let read = words::in_words(Cli::command(), &i18n).try_get_matches_from(call);
    let cli = match read.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return words::answer(&error, &i18n),
    };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    // Two cores serve a commune; more threads only take memory.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(cli.command, &i18n)),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if said::reader_left(&error) => ExitCode::from(UNREAD),
        Err(error) => {
            let mut stderr = std::io::stderr().lock();
            // Nowhere left to say that nothing can be said.
            let _lost = writeln!(stderr, "commune: {}", said::error(&i18n, &error));
            ExitCode::from(WRONG)
        }
    }
}

async fn run(command: Command, i18n: &I18n) -> anyhow::Result<u8> {
    let mut out = std::io::stdout();
    match command {
        Command::Demo(args) => demo::run(args, i18n, &mut out).await,
        Command::Init(args) => init::run(args, i18n, &mut out).await,
        Command::Serve(args) => serve::run(args, i18n, &mut out).await,
        Command::Plan(PlanCommand::Check(args)) => plan::run(&args, i18n, &mut out),
        Command::Plan(PlanCommand::Import(args)) => import::run(args, i18n, &mut out).await,
        Command::Points(command) => points::run(command, i18n, &mut out).await,
        Command::Register(command) => register::run(command, i18n, &mut out).await,
        Command::Report(args) => report::run(args, i18n, &mut out).await,
        Command::Classify(args) => classify::run(&args, i18n, &mut out),
        Command::Device(DeviceCommand::Enrol(args)) => device::run(args, i18n, &mut out).await,
        Command::Account(command) => account::run(command, i18n, &mut out).await,
        Command::Backup(args) => backup::run(args, i18n, &mut out).await,
        Command::Restore(args) => backup::restore(args, i18n, &mut out).await,
        Command::VerifyLog(args) => verify::run(args, i18n, &mut out).await,
        Command::Openapi => {
            writeln!(out, "{}", super::openapi::OPENAPI.trim_end())?;
            Ok(FINE)
        }
    }
}
