//! `commune device enrol`: a one-time code as digits and as a QR code for the terminal.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::FINE;
use super::folder::Folder;
use crate::domain::ids::VillageId;
use crate::domain::text::fold;
use crate::i18n::I18n;
use crate::protocol::enrol::VillageInfo;
use crate::server::clock::{Clock, SystemClock};
use crate::server::secret;
use crate::server::store::{COMMAND_LINE, NewCode, SharedStore};

/// Arguments of `commune device enrol`.
#[derive(Debug, Args)]
pub(super) struct EnrolArgs {
    /// A village, by its code or its name (marks may be left out); may be given several times.
    #[arg(long, required = true)]
    village: Vec<String>,
    /// Whose phone it is.
    #[arg(long)]
    person: String,
    /// Hours until the code is no longer taken.
    #[arg(long, default_value_t = 72)]
    hours: u32,
    /// Address that the phone uses.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// A code that was just made; the digits are nowhere else.
pub(super) struct MadeCode {
    pub(super) digits: String,
    pub(super) expires_at: DateTime<Utc>,
}

/// Makes a code.
pub(super) async fn run(args: EnrolArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let known = store.villages().await?;
    let villages = args
        .village
        .iter()
        .map(|asked| {
            find(asked, &known)
                .ok_or_else(|| anyhow!(i18n.t_args("cli-no-such-village", &[("village", asked.as_str().into())])))
        })
        .collect::<anyhow::Result<Vec<VillageId>>>()?;
    let made = make(&store, villages, &args.person, i64::from(args.hours)).await?;
    let link = link(args.url.trim_end_matches('/'), &made.digits);
    if args.json {
        let said = serde_json::json!({ "code": made.digits, "link": link, "expires_at": made.expires_at });
        writeln!(out, "{said}")?;
    } else {
        writeln!(
            out,
            "{}",
            i18n.t_args("cli-code", &[("code", spaced(&made.digits).into()), ("person", args.person.into())])
        )?;
        writeln!(out, "{link}\n{}", picture(&link)?)?;
    }
    Ok(FINE)
}

/// Makes a code and keeps its hash.
pub(super) async fn make(
    store: &SharedStore,
    villages: Vec<VillageId>,
    person: &str,
    hours: i64,
) -> anyhow::Result<MadeCode> {
    let digits = secret::eight_digits()?;
    let made_at = SystemClock.now();
    let expires_at = made_at + TimeDelta::try_hours(hours).context("too many hours")?;
    store
        .add_code(NewCode {
            hash: secret::code_hash(&store.commune().signing_seed, &digits),
            villages,
            person: person.to_owned(),
            made_by: COMMAND_LINE.to_owned(),
            made_at,
            expires_at,
        })
        .await?;
    Ok(MadeCode { digits, expires_at })
}

/// A village by code or name.
pub(super) fn find(asked: &str, villages: &[VillageInfo]) -> Option<VillageId> {
    let folded = fold(asked);
    let found = villages.iter().find(|village| village.id.as_str() == asked || fold(&village.name) == folded)?;
    Some(found.id.clone())
}

/// What the QR code says: the app with the code in the fragment, which browsers do not send to the server.
pub(super) fn link(url: &str, digits: &str) -> String {
    format!("{url}/app/#code={digits}")
}

/// Digits as people read them out: 4071 2634.
pub(super) fn spaced(digits: &str) -> String {
    match digits.split_at_checked(4) {
        Some((first, last)) => format!("{first} {last}"),
        None => digits.to_owned(),
    }
}

fn picture(text: &str) -> anyhow::Result<String> {
    let code = QrCode::new(text.as_bytes())?;
    Ok(code.render::<Dense1x2>().quiet_zone(true).build())
}
