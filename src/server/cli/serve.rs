//! `commune serve`: the endpoint and the office on a folder, until it is told to stop.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::FINE;
use super::folder::Folder;
use crate::i18n::I18n;
use crate::server::state::AppState;
use crate::server::store::SharedStore;
use crate::server::{Config, RunningServer, daily, spawn};

/// Where to listen and what to serve.
#[derive(Debug, Clone, Args)]
pub(super) struct Listen {
    /// Address to listen on. Without TLS only this machine: 127.0.0.1 or ::1.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Port on 127.0.0.1, instead of --listen; 0 takes a free one.
    #[arg(long, conflicts_with = "listen")]
    port: Option<u16>,
    /// Folder of the built web app.
    #[arg(long)]
    app_dir: Option<PathBuf>,
    /// Address that phones use, where a proxy stands in front, such as https://ngan-son.example.
    #[arg(long)]
    public_url: Option<String>,
}

/// Arguments of `commune serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// The commune's folder.
    #[arg(long, alias = "data", default_value = "var/commune")]
    dir: PathBuf,
    #[command(flatten)]
    listen: Listen,
    /// Makes a copy of everything into the folder once a day, and keeps the last fourteen.
    #[arg(long)]
    daily_backup: bool,
    /// Prints JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Serves.
pub(super) async fn run(args: ServeArgs, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<u8> {
    let folder = Folder::at(&args.dir);
    let store = folder.open()?;
    let Some(_held) = folder.hold()? else { anyhow::bail!(i18n.t("cli-served-already")) };
    let stop = Stop::listen()?;
    let server = start(args.listen, store, Some(folder.path()), i18n).await?;
    if args.daily_backup {
        tokio::spawn(copies(server.state.clone(), folder.path().to_owned()));
    }
    if args.json {
        writeln!(out, "{}", serde_json::json!({ "addr": server.addr, "url": server.state.public_url }))?;
    } else {
        say_urls(&server, i18n, out)?;
    }
    out.flush()?;
    until_told(server, stop).await
}

/// Makes the day's copies: looks whether one is due at once, and again and again.
async fn copies(state: AppState, folder: PathBuf) {
    let mut ticks = tokio::time::interval(daily::LOOK_EVERY);
    loop {
        ticks.tick().await;
        match daily::copy_if_due(&state, &folder).await {
            Ok(true) => tracing::info!("the day's copy was made"),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "the day's copy was not made"),
        }
    }
}

/// Starts a server.
pub(super) async fn start(
    listen: Listen,
    store: SharedStore,
    folder: Option<&Path>,
    i18n: &I18n,
) -> anyhow::Result<RunningServer> {
    let mut config = Config::loopback(store);
    config.folder = folder.map(Path::to_owned);
    config.listen = match listen.port {
        Some(port) => SocketAddr::new(config.listen.ip(), port),
        None => listen.listen,
    };
    config.public_url = listen.public_url;
    let built = listen.app_dir.as_ref().is_some_and(|folder| folder.join("index.html").is_file());
    if !built {
        let sentence = match &listen.app_dir {
            Some(folder) => i18n.t_args("cli-app-missing", &[("dir", folder.display().to_string().into())]),
            None => i18n.t("cli-app-not-named"),
        };
        config.app_missing = Some(sentence);
    }
    config.app_dir = listen.app_dir;
    Ok(spawn(config).await?)
}

/// Prints where the office and the app are.
pub(super) fn say_urls(server: &RunningServer, i18n: &I18n, out: &mut impl Write) -> anyhow::Result<()> {
    let url = server.state.public_url.clone();
    let built = server.state.app_dir.as_ref().is_some_and(|folder| folder.join("index.html").is_file());
    writeln!(out, "{}", i18n.t_args("cli-office-at", &[("url", format!("{url}/").into())]))?;
    if built {
        writeln!(out, "{}", i18n.t_args("cli-app-at", &[("url", format!("{url}/app/").into())]))?;
    } else {
        writeln!(out, "{}", server.state.app_missing)?;
    }
    Ok(())
}

/// Ctrl-C and the wish of a service manager that it end. Listened for before anyone is told that the server is there,
/// or the first wish could be missed.
pub(super) struct Stop {
    #[cfg(unix)]
    end: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    #[cfg(unix)]
    pub(super) fn listen() -> anyhow::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { end: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    #[cfg(not(unix))]
    pub(super) fn listen() -> anyhow::Result<Self> {
        Ok(Self {})
    }

    #[cfg(unix)]
    async fn told(&mut self) {
        tokio::select! {
            _end = self.end.recv() => {}
            _interrupt = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn told(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Runs until it is told to stop, then finishes what is under way.
pub(super) async fn until_told(mut server: RunningServer, mut stop: Stop) -> anyhow::Result<u8> {
    tokio::select! {
        stopped = server.stopped() => stopped?,
        () = stop.told() => server.shutdown().await?,
    }
    Ok(FINE)
}
