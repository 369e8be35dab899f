//! `commune demo`: everything from an empty folder, and the same again from a full one.
//!
//! The plan of xã Ngân Sơn is real and loaded as it is: a draft with its findings, then the proposed split. The
//! register is made up and says so on every page.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::device::{find, link, make, spaced};
use super::folder::{Folder, add_user, new_commune};
use super::import::{ReadPlan, read_plan};
use super::init::villages;
use super::serve::{Listen, Stop, say_urls, start, until_told};
use crate::domain::class::Class;
use crate::domain::ids::{CommuneCode, VillageId};
use crate::domain::plan::{NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, propose};
use crate::i18n::I18n;
use crate::register::synthetic;
use crate::server::auth::Role;
use crate::server::clock::{Clock, SystemClock};
use crate::server::store::{By, Founding, SharedStore};

const CODE: &str = "01954";
const VILLAGE: &str = "Phiêng Lềng";
/// The accounts of a demonstration: one of each role of the office. The first is the officer's.
const PEOPLE: [(&str, &str, Role); 4] = [
    ("canbo", "cli-demo-officer", Role::Officer),
    ("chutich", "cli-demo-chairman", Role::Chairman),
    ("mttq", "cli-demo-supervisor", Role::Supervisor),
    ("quantri", "cli-demo-admin", Role::Admin),
];
const ACCOUNT: &str = "account.json";
const SEED: u64 = 2026;
const CODE_HOURS: i64 = 72;

/// Arguments of `commune demo`.
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// The folder; made and filled when it is empty.
    #[arg(long, alias = "data", default_value = "var/demo")]
    dir: PathBuf,
    #[command(flatten)]
    listen: Listen,
    /// Prints one line of JSON for programs.
    #[arg(long)]
    json: bool,
}

/// The accounts of a demonstration. They guard made-up data, so they may be read back; their file is its owner's.
#[derive(Serialize, Deserialize)]
struct Accounts {
    #[serde(flatten)]
    officer: Account,
    /// Everyone, the officer first.
    #[serde(default)]
    people: Vec<Account>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Account {
    user: String,
    password: String,
}

/// Runs the demonstration.
pub(super) async fn run(args: DemoArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let folder = Folder::make(&args.dir)?;
    let new = !folder.has_commune();
    if new {
        found(&folder, i18n).await?;
    }
    let store = folder.open()?;
    anyhow::ensure!(store.commune().synthetic, i18n.t("cli-demo-not-synthetic"));
    let accounts: Accounts = serde_json::from_slice(&std::fs::read(folder.file(ACCOUNT)).context(ACCOUNT)?)?;
    let village = find(VILLAGE, &store.villages().await?).context(VILLAGE)?;
    let person = i18n.t_args("cli-demo-person", &[("village", VILLAGE.into())]);
    let code = make(&store, vec![village.clone()], &person, CODE_HOURS).await?.digits;
    let Some(_held) = folder.hold()? else { anyhow::bail!(i18n.t("cli-served-already")) };
    let stop = Stop::listen()?;
    let server = start(args.listen, store, Some(folder.path()), i18n).await?;
    let link = link(&server.state.public_url, &code);
    if args.json {
        let said = serde_json::json!({
            "addr": server.addr,
            "url": server.state.public_url,
            "user": accounts.officer.user,
            "password": accounts.officer.password,
            "people": accounts.people,
            "code": code,
            "link": link,
            "village": village,
            "new": new,
        });
        writeln!(out, "{said}")?;
    } else {
        writeln!(out, "{}", i18n.t(if new { "cli-demo-new" } else { "cli-demo-again" }))?;
        say_urls(&server, i18n, out)?;
        let people = if accounts.people.is_empty() { vec![accounts.officer] } else { accounts.people };
        for account in people {
            let account = [("user", account.user.into()), ("password", account.password.into())];
            writeln!(out, "{}", i18n.t_args("cli-account", &account))?;
        }
        writeln!(out, "{}", i18n.t_args("cli-code", &[("code", spaced(&code).into()), ("person", person.into())]))?;
        writeln!(out, "{link}")?;
        writeln!(out, "{}", i18n.t("cli-stop"))?;
    }
    out.flush()?;
    until_told(server, stop).await
}

async fn found(folder: &Folder, i18n: &I18n) -> anyhow::Result<()> {
    let code = CommuneCode::new(CODE);
    let read = read_plan(NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, None, &code, i18n)?;
    let commune = new_commune(CODE, &read.about.name, &read.about.province_name, "", true)?;
    let founding = Founding { commune, villages: villages(&read.plan), at: SystemClock.now() };
    folder.found(&founding, async |store| fill(folder, store, read, &code, i18n).await).await
}

/// Everything that the demonstration begins with.
async fn fill(
    folder: &Folder,
    store: SharedStore,
    read: ReadPlan,
    code: &CommuneCode,
    i18n: &I18n,
) -> anyhow::Result<()> {
    let by = By::command_line(SystemClock.now());
    let register = synthetic(SEED, &read.plan, code);
    let mut near: BTreeMap<VillageId, u32> = BTreeMap::new();
    for household in register.iter().filter(|household| household.class_start == Class::NearPoor) {
        *near.entry(household.village.clone()).or_default() += 1;
    }
    // First the plan as printed, a draft for its findings; then the split that the commune may confirm.
    let proposed = propose::proposal(&propose::with_near_baselines(&read.plan, &near));
    store.load_plan(read.plan, Some(read.annex.clone()), read.findings.clone(), by.clone()).await?;
    store.load_plan(proposed, Some(read.annex), read.findings, by.clone()).await?;
    store.put_households(register, by).await?;
    let mut people = Vec::new();
    for (user, name, role) in PEOPLE {
        let password = add_user(&store, user, &i18n.t(name), role).await?;
        people.push(Account { user: user.to_owned(), password });
    }
    let officer = people.first().cloned().context("an officer")?;
    folder.write(ACCOUNT, &serde_json::to_vec(&Accounts { officer, people })?)
}
