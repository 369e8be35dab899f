//! Someone at a browser of the commune's office, beside the phones of a scene.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use so_thon::server::auth::{Role, hash_password};
use so_thon::server::store::{By, User};

use crate::scene::{Commune, noon};

/// An officer at a browser.
pub struct Officer {
    http: reqwest::Client,
    base: String,
    cookies: BTreeMap<String, String>,
}

impl Officer {
    pub async fn signed_in(commune: &Commune) -> anyhow::Result<Self> {
        let user = User {
            name: "hanh".to_owned(),
            full_name: "Nguyễn Thị Hạnh".to_owned(),
            role: Role::Officer,
            villages: Vec::new(),
            password_hash: hash_password("mua-xuan-2026")?,
            made_at: noon(),
            account: Default::default(),
        };
        ensure!(commune.store.add_user(user, By::command_line(noon())).await?);
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build()?;
        let mut officer = Self { http, base: commune.server.url(), cookies: BTreeMap::new() };
        officer.send("/sign-in", Some(&[("name", "hanh"), ("password", "mua-xuan-2026")])).await?;
        Ok(officer)
    }

    pub async fn send(&mut self, path: &str, form: Option<&[(&str, &str)]>) -> anyhow::Result<String> {
        let url = format!("{}{path}", self.base);
        let request = match form {
            Some(form) => {
                let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
                let request = self.http.post(url).header("content-type", "application/x-www-form-urlencoded");
                request.header("origin", &self.base).body(body.join("&"))
            }
            None => self.http.get(url),
        };
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = request.header(COOKIE, cookies.join("; ")).send().await?;
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if form.is_some() {
            ensure!(response.status().as_u16() == 303, "{path}: {}", response.text().await?);
            let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
            return Ok(to.unwrap_or_default().to_owned());
        }
        ensure!(response.status().is_success(), "{path}: {}", response.status());
        Ok(response.text().await?)
    }

    pub async fn get(&mut self, path: &str) -> anyhow::Result<String> {
        self.send(path, None).await
    }

    /// Posts the form of a page: its token and what is said.
    pub async fn post(&mut self, from: &str, to: &str, said: &[(&str, &str)]) -> anyhow::Result<String> {
        let page = self.get(from).await?;
        let token = value_of(&page, "csrf").context("a token")?;
        let mut form = vec![("csrf", token.as_str())];
        form.extend_from_slice(said);
        self.send(to, Some(&form)).await
    }
}

fn encoded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    value.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The value of the first field of a name.
pub fn value_of(page: &str, name: &str) -> Option<String> {
    let from = page.find(&format!("name=\"{name}\""))?;
    let rest = &page[from..];
    let value = rest.split("value=\"").nth(1)?;
    value.split('"').next().map(str::to_owned)
}
