//! `commune init`: founds a commune in a folder, with its villages from a plan's annex and one administrator.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;

use super::FINE;
use super::folder::{Folder, add_user, new_commune};
use super::import::{ReadPlan, read_files};
use crate::domain::ids::CommuneCode;
use crate::domain::plan::Plan;
use crate::domain::text::title_case;
use crate::i18n::I18n;
use crate::protocol::enrol::VillageInfo;
use crate::server::auth::Role;
use crate::server::clock::{Clock, SystemClock};
use crate::server::store::{By, Founding};

/// Arguments of `commune init`.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder to found the commune in.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    /// The commune's official code, five digits.
    #[arg(long)]
    code: String,
    /// Its name, such as "xã Ngân Sơn".
    #[arg(long)]
    name: String,
    /// Its province, such as "tỉnh Thái Nguyên".
    #[arg(long)]
    province: String,
    /// Telephone of the office.
    #[arg(long, default_value = "")]
    phone: String,
    /// A plan's annex (CSV): its rows are the villages, and it becomes the first plan.
    #[arg(long)]
    plan: PathBuf,
    /// What the plan's text states (TOML).
    #[arg(long)]
    targets: Option<PathBuf>,
    /// Year of the plan.
    #[arg(long)]
    year: Option<i32>,
    /// Sign-in name of the administrator.
    #[arg(long, default_value = "quantri")]
    admin: String,
    /// The data will be made up: every page says so.
    #[arg(long)]
    synthetic: bool,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Founds the commune.
pub(super) async fn run(args: InitArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let folder = Folder::make(&args.dir)?;
    if folder.has_commune() {
        return Err(anyhow!(i18n.t("cli-already-founded")));
    }
    let commune = new_commune(&args.code, &args.name, &args.province, &args.phone, args.synthetic)?;
    let code = CommuneCode::new(args.code);
    let ReadPlan { annex, findings, plan, .. } =
        read_files(&args.plan, args.targets.as_deref(), args.year, &code, i18n)?;
    let at = SystemClock.now();
    let founding = Founding { commune, villages: villages(&plan), at };
    let (mut password, doubts) = (String::new(), findings.len());
    let set = &mut password;
    let admin = &args.admin;
    folder
        .found(&founding, async move |store| {
            store.load_plan(plan, Some(annex), findings, By::command_line(at)).await?;
            *set = add_user(&store, admin, admin, Role::Admin).await?;
            Ok(())
        })
        .await?;
    if args.json {
        writeln!(out, "{}", serde_json::json!({ "dir": args.dir, "user": args.admin, "password": password }))?;
    } else {
        let account = [("user", args.admin.as_str().into()), ("password", password.as_str().into())];
        writeln!(out, "{}", i18n.t("cli-founded"))?;
        writeln!(out, "{}", i18n.t_args("cli-account", &account))?;
        if doubts > 0 {
            writeln!(out, "{}", i18n.t_args("cli-founded-findings", &[("n", doubts.to_string().into())]))?;
        }
        let dir = args.dir.display().to_string();
        writeln!(out, "{}", i18n.t_args("cli-founded-next", &[("dir", dir.into())]))?;
    }
    Ok(FINE)
}

/// The villages of a plan, named as people write them.
pub(super) fn villages(plan: &Plan) -> Vec<VillageInfo> {
    plan.villages.iter().map(|line| VillageInfo { id: line.village.clone(), name: title_case(&line.name) }).collect()
}
