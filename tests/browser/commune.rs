//! The commune's program as a person starts it: `commune demo` on a folder of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};

/// What `commune demo` printed.
pub struct Commune {
    process: Child,
    pub addr: SocketAddr,
    pub user: String,
    pub password: String,
    pub code: String,
    /// Sign-in name and password of someone of each role.
    pub people: Vec<(String, String)>,
    _folder: tempfile::TempDir,
}

pub fn web_app() -> anyhow::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("platforms/web/dist");
    if !folder.join("index.html").exists() {
        bail!("the web app is not built: run `make web` first");
    }
    Ok(folder)
}

impl Commune {
    pub fn demo() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut process = Command::new(env!("CARGO_BIN_EXE_commune"))
            .args(["demo", "--json", "--port", "0", "--dir"])
            .arg(folder.path())
            .arg("--app-dir")
            .arg(web_app()?)
            .stdout(Stdio::piped())
            .spawn()
            .context("commune demo")?;
        let stdout = process.stdout.take().context("its output")?;
        let mut first = String::new();
        BufReader::new(stdout).read_line(&mut first)?;
        let said: serde_json::Value = serde_json::from_str(&first).with_context(|| format!("it said {first:?}"))?;
        let text = |key: &str| -> anyhow::Result<String> {
            Ok(said
                .get(key)
                .and_then(serde_json::Value::as_str)
                .with_context(|| format!("{key} in {first}"))?
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
            _folder: folder,
        })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }
}

impl Drop for Commune {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
