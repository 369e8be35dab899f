//! `commune verify-log`: walks along both books of the journal, computes every hash again, and holds their ends against
//! checkpoints: those of the folder, and any that were kept elsewhere.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::FINE;
use super::folder::Folder;
use crate::i18n::I18n;
use crate::server::keep;
use crate::server::office::view::journal::{chain_sentence, unmet_sentence};
use crate::server::office::words::Words;

/// Exit code when a book is not whole.
const BROKEN: u8 = 1;

/// Arguments of `commune verify-log`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The commune's folder. It may be served meanwhile.
    #[arg(long, alias = "dir", default_value = "var/commune")]
    data: PathBuf,
    /// A checkpoint that was kept elsewhere (from the journal's page or beside a copy). May be given several times.
    #[arg(long)]
    checkpoint: Vec<PathBuf>,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Walks: 0 when both books are whole, 1 when one is not.
pub(super) async fn run(args: VerifyArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.data).open()?;
    let key = store.contents().await?.key;
    let (mut checkpoints, mut forged) = keep::checkpoints_of(&args.data, &key);
    for file in &args.checkpoint {
        let (more, bad) = keep::checkpoints_in(file, &key);
        anyhow::ensure!(
            !more.is_empty() || bad > 0,
            i18n.t_args("cli-verify-no-checkpoint", &[("file", file.display().to_string().into())])
        );
        checkpoints.extend(more);
        forged += bad;
    }
    let state = store.walk_log(checkpoints).await?;
    let whole = state.whole() && forged == 0;
    if args.json {
        let said = serde_json::json!({ "whole": whole, "forged_checkpoints": forged, "log": state });
        writeln!(out, "{said}")?;
    } else {
        let words = Words::of(i18n.lang());
        for book in &state.books {
            writeln!(out, "{}", chain_sentence(&words, book))?;
        }
        for unmet in &state.unmet {
            writeln!(out, "{}", unmet_sentence(&words, unmet))?;
        }
        if state.met > 0 {
            writeln!(out, "{}", words.with("trust-checkpoints-met", [("n", state.met.into())]))?;
        }
        if forged > 0 {
            writeln!(out, "{}", words.with("cli-verify-forged", [("n", forged.into())]))?;
        }
        writeln!(out, "{}", words.t("trust-journal-limit"))?;
    }
    Ok(if whole { FINE } else { BROKEN })
}
