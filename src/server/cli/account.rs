//! `commune account`: who may sign in to the office, and the way back in for who lost a password or the phone of the
//! second factor, the last administrator too. Whoever may run this may read the commune's file anyway.
//!
//! Accounts are made and kept on the office's own page; here nothing else is changed.

use std::io::Write;
use std::path::PathBuf;

use anyhow::ensure;
use clap::{Args, Subcommand};

use super::FINE;
use super::folder::Folder;
use super::said::Fault;
use crate::i18n::I18n;
use crate::server::auth::hash_password;
use crate::server::clock::{Clock, SystemClock};
use crate::server::secret;
use crate::server::store::{AccountChange, AccountChanged, By, User};

/// The commands about accounts.
#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Lists the accounts of the office.
    List(ListArgs),
    /// Gives an account a new first password and takes its second factor away; its sessions end.
    Reset(ResetArgs),
}

/// Arguments of `commune account list`.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Arguments of `commune account reset`.
#[derive(Debug, Args)]
pub(super) struct ResetArgs {
    /// The sign-in name.
    name: String,
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Runs a command about accounts.
pub(super) async fn run(command: AccountCommand, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    match command {
        AccountCommand::List(args) => list(&args, i18n, out).await,
        AccountCommand::Reset(args) => reset(&args, i18n, out).await,
    }
}

async fn list(args: &ListArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let users = Folder::at(&args.dir).open()?.users().await?;
    if args.json {
        let line = |user: &User| {
            serde_json::json!({
                "name": user.name,
                "full_name": user.full_name,
                "role": user.role.code(),
                "villages": user.villages,
                "second_factor": user.account.factor_since.is_some(),
                "must_change_password": user.account.must_change,
                "disabled_at": user.account.disabled_at,
            })
        };
        writeln!(out, "{}", serde_json::Value::from_iter(users.iter().map(line)))?;
        return Ok(FINE);
    }
    for user in users {
        let state = [
            (user.account.disabled_at.is_some(), "cli-account-disabled"),
            (user.account.must_change, "cli-account-must-change"),
            (user.account.factor_since.is_some(), "cli-account-factor"),
        ];
        let state: String = state.iter().filter(|(so, _)| *so).map(|(_, key)| format!(" · {}", i18n.t(key))).collect();
        let role = i18n.t(&format!("office-role-{}", user.role.code()));
        writeln!(out, "{} · {} · {role}{state}", user.name, user.full_name)?;
    }
    Ok(FINE)
}

async fn reset(args: &ResetArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let store = Folder::at(&args.dir).open()?;
    let name = args.name.trim().to_lowercase();
    let nobody = || Fault::NoUser(args.name.clone());
    let user = store.user(name.clone()).await?.ok_or_else(nobody)?;
    let password = secret::password()?;
    // The factor first: cut short in between, the old password still opens the account.
    for change in
        [AccountChange::Factor(None), AccountChange::Password { hash: hash_password(&password)?, must_change: true }]
    {
        let done = store.change_account(name.clone(), change, By::command_line(SystemClock.now())).await?;
        ensure!(matches!(done, AccountChanged::Done), nobody());
    }
    let disabled = user.account.disabled_at.is_some();
    if args.json {
        writeln!(out, "{}", serde_json::json!({ "user": name, "password": password, "disabled": disabled }))?;
        return Ok(FINE);
    }
    writeln!(out, "{}", i18n.t_args("cli-account", &[("user", name.into()), ("password", password.into())]))?;
    writeln!(out, "{}", i18n.t("cli-account-reset"))?;
    if disabled {
        writeln!(out, "{}", i18n.t("cli-account-still-disabled"))?;
    }
    Ok(FINE)
}
