//! Chromium at phone width, driven by WebDriver, with waits for conditions and never for time.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use thirtyfour::prelude::*;

const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(100);

/// A running chromedriver; ends with the test.
pub struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    pub fn start() -> anyhow::Result<Self> {
        let mut process =
            Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).spawn().context("chromedriver")?;
        let stdout = process.stdout.take().context("its output")?;
        for line in BufReader::new(stdout).lines().take(50) {
            if let Some(port) = line?.strip_prefix("ChromeDriver was started successfully on port ") {
                let port: u16 = port.trim_end_matches('.').parse()?;
                return Ok(Self { process, url: format!("http://127.0.0.1:{port}") });
            }
        }
        bail!("chromedriver did not say its port")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser with a profile that outlives it.
pub struct Browser {
    pub driver: WebDriver,
    profile: PathBuf,
}

impl Browser {
    pub async fn open(chromedriver: &Driver, profile: &Path) -> anyhow::Result<Self> {
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary("/usr/bin/chromium")?;
        for arg in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=360,740",
            "--lang=vi",
        ] {
            wanted.add_arg(arg)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        let driver = WebDriver::new(&chromedriver.url, wanted).await.context("a browser")?;
        driver.set_window_rect(0, 0, 376, 860).await?;
        Ok(Self { driver, profile: profile.to_owned() })
    }

    /// Ends every process of the browser at once, as a dead battery does.
    pub fn kill(self) -> anyhow::Result<()> {
        let own = self.profile.display().to_string();
        for entry in std::fs::read_dir("/proc")?.flatten() {
            let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
            let command = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            if String::from_utf8_lossy(&command).contains(&own) {
                let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
            }
        }
        // The session is gone; asking chromedriver to end it would wait for a browser that is not there.
        self.driver.leak()?;
        Ok(())
    }

    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.driver.quit().await?)
    }

    /// Waits until the page shows `text`, and gives all that it shows.
    pub async fn see(&self, text: &str) -> anyhow::Result<String> {
        let start = std::time::Instant::now();
        let mut shown = String::new();
        while start.elapsed() < PATIENCE {
            if let Ok(body) = self.driver.find(By::Tag("body")).await {
                shown = body.text().await.unwrap_or_default();
                if shown.contains(text) {
                    return Ok(shown);
                }
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.shoot("failed").await;
        bail!("no {text:?} on the page, which shows:\n{shown}")
    }

    /// Presses what can be pressed and shows `text`.
    pub async fn press(&self, text: &str) -> anyhow::Result<()> {
        let path = format!(
            "//*[self::button or self::a or self::label or self::summary][contains(normalize-space(.), \"{text}\")]"
        );
        self.press_at(By::XPath(path.as_str()), text).await
    }

    pub async fn press_at(&self, by: By, name: &str) -> anyhow::Result<()> {
        let start = std::time::Instant::now();
        let mut last = String::new();
        while start.elapsed() < PATIENCE {
            match self.try_press(by.clone()).await {
                Ok(()) => return Ok(()),
                Err(error) => last = error.to_string(),
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.shoot("failed").await;
        let shown = self.driver.find(By::Tag("body")).await?.text().await.unwrap_or_default();
        bail!("cannot press {name:?} ({last}) on a page that shows:\n{shown}")
    }

    async fn try_press(&self, by: By) -> WebDriverResult<()> {
        let found = self.driver.find(by).await?;
        found.scroll_into_view().await?;
        found.click().await
    }

    /// Waits until the page has what the selector names.
    pub async fn find(&self, css: &str) -> anyhow::Result<WebElement> {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(found) = self.driver.find(By::Css(css)).await {
                return Ok(found);
            }
            tokio::time::sleep(GLANCE / 2).await;
        }
        self.shoot("failed").await;
        bail!("no {css} on {}", self.driver.current_url().await.map_or_else(|_| String::new(), |url| url.to_string()))
    }

    pub async fn type_into(&self, css: &str, text: &str) -> anyhow::Result<()> {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(field) = self.driver.find(By::Css(css)).await {
                // What was there before is replaced, as a person would who selects it all.
                field.send_keys(Key::Control + "a").await?;
                field.send_keys(Key::Delete + text).await?;
                return Ok(());
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.shoot("failed").await;
        bail!("no field {css}")
    }

    /// Waits until the page's own files are all kept for use offline.
    pub async fn wait_for_offline_copy(&self) -> anyhow::Result<()> {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            let state = self
                .driver
                .execute_async(
                    "const done = arguments[0]; navigator.serviceWorker.getRegistration().then(r => done(!!(r && r.active)));",
                    Vec::new(),
                )
                .await?;
            if state.json() == &serde_json::Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(GLANCE).await;
        }
        bail!("the app keeps no copy of itself for use offline")
    }

    /// How many answers the page shows as chosen.
    pub async fn answers(&self) -> anyhow::Result<usize> {
        Ok(self.driver.find_all(By::Css(".screen input:checked")).await?.len())
    }

    /// Waits until the form has drawn and saved the last answer: twice the same page in a row.
    pub async fn settled(&self) -> anyhow::Result<()> {
        let start = std::time::Instant::now();
        let mut before = String::new();
        while start.elapsed() < PATIENCE {
            tokio::time::sleep(GLANCE / 2).await;
            let now = self.driver.find(By::Tag("body")).await?.inner_html().await.unwrap_or_default();
            if now == before && !now.is_empty() {
                return Ok(());
            }
            before = now;
        }
        bail!("the page does not come to rest")
    }

    /// Keeps a picture for whoever reads a failed run.
    pub async fn shoot(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screens");
        if std::fs::create_dir_all(&folder).is_ok() {
            let _ = self.driver.screenshot(&folder.join(format!("{name}.png"))).await;
        }
    }
}
