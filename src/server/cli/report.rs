//! `commune report N --year Y --out FILE.xlsx`: what the office's page downloads, from the command line.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;

use super::folder::{Folder, write_private};
use super::said::Fault;
use super::{FINE, WRONG};
use crate::domain::report::{Basis, Body, Number, report};
use crate::i18n::I18n;
use crate::server::clock::{Clock, SystemClock};
use crate::server::office::model::reports::checks;
use crate::server::office::words::Words;
use crate::server::report::paper::{Paper, Value as Cell};
use crate::server::report::{Asked, gather, xlsx};
use crate::server::store::{Book as Journal, By};

/// Exit code when something is wrong with the figures themselves: sums, formula, reports that differ.
const FOUND: u8 = 1;

/// Arguments of `commune report`.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Number of the report, 1 to 15.
    number: u8,
    /// Plan year; without it, the plan's.
    #[arg(long)]
    year: Option<i32>,
    /// surveyed or recognised; without it, recognised after the decision of the year.
    #[arg(long, value_parser = basis)]
    basis: Option<Basis>,
    /// The workbook to write; without it nothing is written and the report is only summed up.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs: columns, rows, notes, checks. Reports 14 and 15 give counts, no names.
    #[arg(long)]
    json: bool,
}

fn basis(text: &str) -> Result<Basis, String> {
    Basis::from_code(text).ok_or_else(|| "surveyed, recognised".to_owned())
}

/// Writes the report: 0 fine, 1 figures that do not agree, 2 wrong use or a failure.
pub(super) async fn run(args: ReportArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let w = Words::of(i18n.lang());
    let Some(number) = Number::new(args.number) else {
        writeln!(out, "{}", w.t("report-cli-number"))?;
        return Ok(WRONG);
    };
    if args.year.is_some_and(|year| !(2000..=2100).contains(&year)) {
        writeln!(out, "{}", w.t("report-cli-year"))?;
        return Ok(WRONG);
    }
    // Under another ending no program would open the file.
    let named = |file: &PathBuf| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if args.out.as_ref().is_some_and(|file| !named(file)) {
        writeln!(out, "{}", w.t("report-cli-ending"))?;
        return Ok(WRONG);
    }
    let folder = Folder::at(&args.dir);
    if !folder.has_commune() {
        return Err(anyhow!(w.with("report-cli-no-commune", [("dir", args.dir.display().to_string().into())])));
    }
    let store = folder.open()?;
    let now = SystemClock.now();
    let gathered = gather(&store, Asked { year: args.year, basis: args.basis, scope: None }, now, &w).await?;
    if !gathered.has_year() {
        writeln!(out, "{}", w.with("report-cli-no-year", [("year", gathered.year.to_string().into())]))?;
        return Ok(WRONG);
    }
    let book = gathered.book();
    let made = report(number, &book);
    let found = checks(&w, &gathered, &book, &made);
    let paper = Paper::of(&w, &gathered, &made);
    if let Some(file) = &args.out {
        let subject = format!("report/{}/{}/{}", number.get(), gathered.year, gathered.basis.code());
        let note = By::command_line(now).note("export_report", subject, "", String::new());
        store.note(Journal::Access, note).await?;
        let bytes = xlsx::workbook(std::slice::from_ref(&paper), now)?;
        if number.is_list() {
            write_private(file, &bytes)?;
        } else {
            std::fs::write(file, bytes).map_err(Fault::write(file))?;
        }
    }
    let disagrees = crate::domain::report::check::disagrees(&made, &book);
    if args.json {
        let checks: Vec<Value> = found.iter().map(|one| json!({ "fine": one.fine, "says": one.text })).collect();
        let (rows, counts) = match &made.body {
            Body::Table(_) => (rows(&paper), Value::Null),
            Body::List(list) => (Value::Null, json!({ "households": list.entries.len(), "people": list.people() })),
        };
        let said = json!({
            "report": number.get(),
            "year": gathered.year,
            "basis": gathered.basis.code(),
            "synthetic": gathered.commune.synthetic,
            "title": paper.title,
            "numbers": paper.numbers,
            "rows": rows,
            "list": counts,
            "remarks": paper.remarks.iter().map(|remark| remark.text.as_str()).collect::<Vec<_>>(),
            "checks": checks,
            "agrees": !disagrees,
            "file": args.out,
        });
        serde_json::to_writer_pretty(&mut *out, &said)?;
        writeln!(out)?;
    } else {
        if let Some(file) = &args.out {
            let basis = w.t(&format!("report-basis-{}", gathered.basis.code())).to_lowercase();
            writeln!(
                out,
                "{}",
                w.with(
                    "report-cli-written",
                    [
                        ("form", paper.form.clone().into()),
                        ("year", gathered.year.to_string().into()),
                        ("basis", basis.into()),
                        ("file", file.display().to_string().into()),
                    ],
                )
            )?;
            if number.is_list() {
                writeln!(out, "{}", w.t("report-cli-personal"))?;
            }
        }
        for check in &found {
            writeln!(out, "{} {}", if check.fine { "✓" } else { "!" }, check.text)?;
        }
    }
    Ok(if disagrees { FOUND } else { FINE })
}

/// The cells as programs read them: numbers as numbers, rates in percent.
fn rows(paper: &Paper) -> Value {
    let cell = |value: &Cell| match value {
        Cell::Empty => Value::Null,
        Cell::Whole(number) => json!(number),
        Cell::Rate(hundredths) => json!(format!("{}.{:02}", hundredths / 100, hundredths % 100)),
        Cell::Year(year) => json!(year),
        Cell::Text(text) => json!(text),
    };
    paper.rows.iter().map(|row| row.cells.iter().map(|one| cell(&one.value)).collect::<Value>()).collect()
}
