//! A commune with more visits than fit on a page: every list says how many it has, and every visit is on one page of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use scraper::{Html, Selector};
use so_thon::server::auth::{self, Role};
use so_thon::server::clock::FixedClock;
use so_thon::server::store::{By, User};
use so_thon::server::{Config, RunningServer, spawn};
use so_thon::testing::commune::{Size, build};

use super::desk::noon;

/// The first two villages of the register.
const HOUSEHOLDS: usize = 130;

struct Large {
    server: RunningServer,
    cookie: String,
    _folder: tempfile::TempDir,
}

impl Large {
    async fn open() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let size = Size { households: HOUSEHOLDS, accepted: 0 };
        let store = build(&folder.path().join("commune.db"), size, noon()).await?;
        let officer = User {
            name: "hanh".to_owned(),
            full_name: "Nguyễn Thị Hạnh".to_owned(),
            role: Role::Officer,
            villages: Vec::new(),
            password_hash: String::new(),
            made_at: noon(),
            account: Default::default(),
        };
        assert!(store.add_user(officer, By::command_line(noon())).await?);
        let config = Config { clock: Arc::new(FixedClock::new(noon())), ..Config::loopback(store) };
        let server = spawn(config).await?;
        let cookie = auth::open(&server.state, "hanh".to_owned(), "", false).await?;
        let cookie = format!("{}={}", cookie.name(), cookie.value());
        Ok(Self { server, cookie, _folder: folder })
    }

    async fn get(&self, path: &str) -> anyhow::Result<String> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        let answer = http.get(format!("{}{path}", self.server.url())).header("cookie", &self.cookie).send().await?;
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        Ok(answer.text().await?)
    }
}

/// The addresses that the links which fit lead to.
fn links(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let page = Html::parse_document(page);
    page.select(&selector).filter_map(|link| link.value().attr("href")).map(str::to_owned).collect()
}

/// The visits that a list shows, page by page.
async fn listed(large: &Large, show: &str) -> anyhow::Result<Vec<String>> {
    let mut visits = Vec::new();
    for page in 1..=HOUSEHOLDS.div_ceil(50) {
        let text = large.get(&format!("/review?show={show}&page={page}")).await?;
        if show == "all" {
            assert!(text.contains(&format!("{HOUSEHOLDS} phiếu, trang {page} trên 3")), "{page}");
        }
        let ids =
            links(&text, ".queue a").into_iter().filter_map(|link| link.split("visit=").nth(1).map(str::to_owned));
        visits.extend(ids);
    }
    Ok(visits)
}

#[tokio::test]
async fn the_queue_comes_in_pages_that_hold_every_visit_once() -> anyhow::Result<()> {
    let large = Large::open().await?;
    let all = listed(&large, "all").await?;
    let each: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), each.len()), (HOUSEHOLDS, HOUSEHOLDS));
    let found: BTreeSet<String> = listed(&large, "found").await?.into_iter().collect();
    let clean: BTreeSet<String> = listed(&large, "clean").await?.into_iter().collect();
    assert!(!found.is_empty() && found.is_disjoint(&clean), "{} worth a look, {} not", found.len(), clean.len());
    assert!(found.iter().chain(&clean).all(|visit| each.contains(visit)));
    let beyond = large.get("/review?page=99").await?;
    assert!(beyond.contains("trang 3 trên 3"), "a page that is not there any more is the last one");
    Ok(())
}

#[tokio::test]
async fn a_village_before_the_decision_opens_in_pages() -> anyhow::Result<()> {
    let large = Large::open().await?;
    let all = large.get("/decisions?round=2026").await?;
    assert!(links(&all, ".steps-village th a").is_empty(), "no village is open");
    let villages = links(&all, ".steps-village > p > a");
    assert!(!villages.is_empty());
    let mut households: BTreeSet<String> = BTreeSet::new();
    for village in &villages {
        let village = village.split('#').next().unwrap_or_default();
        let mut next = Some(village.to_owned());
        for _ in 0..10 {
            let Some(address) = next.take() else { break };
            let page = large.get(&address).await?;
            let rows = links(&page, ".steps-village th a");
            assert!((1..=50).contains(&rows.len()), "{address}: {}", rows.len());
            for row in rows {
                assert!(households.insert(row), "{address}: a household twice");
            }
            let number = |link: &str| link.split("page=").nth(1)?.split('#').next()?.parse::<usize>().ok();
            let here = number(&address).unwrap_or(1);
            next = links(&page, ".steps-village nav a")
                .into_iter()
                .find(|link| number(link).is_some_and(|page| page > here))
                .map(|link| link.split('#').next().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(households.len(), HOUSEHOLDS, "every household is on one page");
    Ok(())
}
