//! The commune's program as a person starts it, on a folder of its own: a demonstration, or one that was just founded.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, bail};
use so_thon::server::clock::FixedClock;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{Commit, Committed, JournalNote, OfficeRecord, RecordWrite, SharedStore};
use so_thon::server::{Config, RunningServer, spawn};

/// A commune that is served, and what it printed.
pub struct Commune {
    process: Child,
    pub addr: SocketAddr,
    pub user: String,
    pub password: String,
    pub code: String,
    /// Sign-in name and password of someone of each role.
    pub people: Vec<(String, String)>,
    folder: tempfile::TempDir,
}

pub fn web_app() -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("platforms/web/dist");
    if !folder.join("index.html").exists() {
        bail!("the web app is not built: run `make web` first");
    }
    Ok(folder)
}

impl Commune {
    /// A commune that was just founded: its villages, the plan as printed, one administrator, and nothing else.
    pub fn founded() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/plans");
        let init = Command::new(env!("CARGO_BIN_EXE_commune"))
            .args(["init", "--json", "--synthetic", "--code", "01954", "--name", "xã Ngân Sơn"])
            .args(["--province", "tỉnh Thái Nguyên", "--year", "2026", "--dir"])
            .arg(folder.path())
            .arg("--plan")
            .arg(plans.join("ngan-son-2026.csv"))
            .arg("--targets")
            .arg(plans.join("ngan-son-2026.toml"))
            .output()
            .context("commune init")?;
        let made: serde_json::Value =
            serde_json::from_slice(&init.stdout).with_context(|| String::from_utf8_lossy(&init.stderr).into_owned())?;
        let (process, said) = start("serve", folder.path())?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        Ok(Self {
            addr: text(&said["addr"]).parse()?,
            user: text(&made["user"]),
            password: text(&made["password"]),
            code: String::new(),
            people: Vec::new(),
            process,
            folder,
        })
    }

    /// Stops, and is served again by this process on the same file with a clock that is ten days on.
    pub async fn ten_days_later(self) -> anyhow::Result<Later> {
        self.served_here(10).await
    }

    /// Stops, and is served again by this process, so that a test can write what the office would.
    pub async fn with_its_store(self) -> anyhow::Result<Later> {
        self.served_here(0).await
    }

    async fn served_here(mut self, days_on: i64) -> anyhow::Result<Later> {
        let stopped = Command::new("kill").arg(self.process.id().to_string()).status()?;
        anyhow::ensure!(stopped.success() && self.process.wait()?.success(), "it does not stop in good order");
        let store: SharedStore = Arc::new(SqliteStore::open(&self.folder.path().join("commune.db"))?);
        let clock = FixedClock::new(chrono::Utc::now() + chrono::TimeDelta::days(days_on));
        let app_dir = Some(web_app()?);
        let served = Config { clock: Arc::new(clock), app_dir, ..Config::loopback(Arc::clone(&store)) };
        Ok(Later { server: spawn(served).await?, store, code: self.code.clone(), _commune: self })
    }

    pub fn demo() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let (process, said) = start("demo", folder.path())?;
        let text = |key: &str| -> anyhow::Result<String> {
            Ok(said
                .get(key)
                .and_then(serde_json::Value::as_str)
                .with_context(|| format!("{key} in {said}"))?
                .to_owned())
        };
        Ok(Self {
            addr: text("addr")?.parse()?,
            user: text("user")?,
            password: text("password")?,
            code: text("code")?,
            people: said["people"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|person| {
                    let text = |key: &str| person[key].as_str().unwrap_or_default().to_owned();
                    (text("user"), text("password"))
                })
                .collect(),
            process,
            folder,
        })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }
}

/// Starts the program on a folder with the built app, and waits for the line that it says first.
fn start(what: &str, folder: &Path) -> anyhow::Result<(Child, serde_json::Value)> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_commune"))
        .args([what, "--json", "--port", "0", "--dir"])
        .arg(folder)
        .arg("--app-dir")
        .arg(web_app()?)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("commune {what}"))?;
    let stdout = process.stdout.take().context("its output")?;
    let mut first = String::new();
    BufReader::new(stdout).read_line(&mut first)?;
    let said = serde_json::from_str(&first).with_context(|| format!("it said {first:?}"))?;
    Ok((process, said))
}

/// The same commune, served by the test.
pub struct Later {
    server: RunningServer,
    store: SharedStore,
    pub code: String,
    _commune: Commune,
}

impl Later {
    pub fn url(&self) -> String {
        self.server.url()
    }

    pub fn addr(&self) -> SocketAddr {
        self.server.addr
    }

    /// Writes a new record as the office would.
    pub async fn makes<T: OfficeRecord>(&self, record: &T) -> anyhow::Result<()> {
        let note = JournalNote {
            at: chrono::Utc::now(),
            actor: "hanh".to_owned(),
            action: "post".to_owned(),
            subject: record.id(),
            village: String::new(),
            detail: String::new(),
        };
        let records = vec![RecordWrite::of(record, 0)?];
        let commit = Commit { note, households: Vec::new(), records, expect: Vec::new() };
        anyhow::ensure!(self.store.commit(commit).await? == Committed::Done, "the record is there already");
        Ok(())
    }
}

impl Drop for Commune {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
