//! What the office's heaviest pages cost beside the least that anyone would pay: reading the bytes of the same rows out of
//! the same SQLite file once. A commune of its real size and one of about ten times that, in temporary files.
//!
//! Each line is the median of five with the least and the most, and its ratio to the floor of the same run, so that two
//! machines can be compared. Nothing is asserted of a time, only that what is timed is right.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use rusqlite::Connection;
use so_thon::domain::report::{Body, Number, report};
use so_thon::i18n::Lang;
use so_thon::server::auth::{Role, hash_password};
use so_thon::server::clock::{Clock, FixedClock};
use so_thon::server::office::words::Words;
use so_thon::server::report::{Asked, gather};
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, SharedStore, User};
use so_thon::server::{Config, auth, spawn};
use so_thon::testing::commune::{Size, build};

const SIZES: [usize; 2] = [1_900, 20_000];
const ROUNDS: usize = 5;
/// Of a hundred visits, so many are accepted; the others wait in the queue.
const ACCEPTED: usize = 50;
const VILLAGES: usize = 27;
/// Lines of the queue on one page.
const PAGE: usize = 50;

const REGISTER: &str = "SELECT record FROM households";
const RESULTS: &str = "SELECT result FROM visits";
const FORMS: &str = "SELECT body FROM entries WHERE kind = 'visit'";
const VERDICTS: &str = "SELECT body FROM records WHERE kind = 'review'";

fn main() -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism()?;
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    println!("{cores} cores, {profile} build, SQLite {}, median of {ROUNDS} (least to most)", rusqlite::version());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    SIZES.into_iter().try_for_each(|households| runtime.block_on(measure(households)))
}

async fn measure(households: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("commune.db");
    let clock = FixedClock::new("2026-11-12T05:00:00Z".parse()?);
    let store = build(&path, Size { households, accepted: ACCEPTED }, clock.now()).await?;
    store.add_user(officer(&clock)?, By::command_line(clock.now())).await?;
    drop(store);
    let mut lines = Lines::default();
    for _ in 0..ROUNDS {
        let register = floor(&path, &[(REGISTER, households), (RESULTS, households)])?;
        lines.add("floor: register and results", register, None);
        let verdicts = households / 100 * ACCEPTED;
        let queue = floor(&path, &[(REGISTER, households), (RESULTS, households), (VERDICTS, verdicts)])?;
        lines.add("floor: the same and verdicts", queue, None);
        let forms = floor(&path, &[(REGISTER, households), (RESULTS, households), (FORMS, households)])?;
        lines.add("floor: the same and forms", forms, None);

        // A store that has just been opened knows nothing yet.
        let store = open(&path)?;
        lines.add("progress of all villages, first", progress(&store, households).await?, Some(register));
        lines.add("progress of all villages, again", progress(&store, households).await?, Some(register));
        let store = open(&path)?;
        lines.add("report 2, first", report_2(&store, &clock, households).await?, Some(forms));
        lines.add("report 2, again", report_2(&store, &clock, households).await?, Some(forms));
        let config = Config { clock: Arc::new(clock.clone()), ..Config::loopback(open(&path)?) };
        let server = spawn(config).await?;
        let cookie = auth::open(&server.state, "canbo".to_owned(), "", false).await.ok().context("a session")?;
        let cookie = format!("{}={}", cookie.name(), cookie.value());
        let waiting = households - verdicts;
        lines.add("queue of reviews, first", queue_page(&server.url(), &cookie, waiting).await?, Some(queue));
        lines.add("queue of reviews, again", queue_page(&server.url(), &cookie, waiting).await?, Some(queue));
        server.shutdown().await?;
    }
    println!("\n{households} households with a visit each, {ACCEPTED} in a hundred accepted");
    lines.print();
    Ok(())
}

fn open(path: &Path) -> anyhow::Result<SharedStore> {
    Ok(Arc::new(SqliteStore::open(path)?))
}

fn officer(clock: &FixedClock) -> anyhow::Result<User> {
    Ok(User {
        name: "canbo".to_owned(),
        full_name: "Nguyễn Thị Hạnh".to_owned(),
        role: Role::Officer,
        villages: Vec::new(),
        password_hash: hash_password("mua-xuan-2026")?,
        made_at: clock.now(),
        account: Default::default(),
    })
}

/// Reads the bytes of every row of these columns; each has so many rows.
fn floor(path: &Path, columns: &[(&str, usize)]) -> anyhow::Result<Duration> {
    let connection = Connection::open(path)?;
    let started = Instant::now();
    for (column, expected) in columns {
        let mut statement = connection.prepare(column)?;
        let mut rows = statement.query([])?;
        let (mut count, mut bytes) = (0_usize, 0_usize);
        while let Some(row) = rows.next()? {
            bytes = bytes.saturating_add(row.get_ref(0)?.as_bytes()?.len());
            count += 1;
        }
        ensure!(count == *expected && bytes > count, "{column}: {count} rows of {expected}, {bytes} bytes");
    }
    Ok(started.elapsed())
}

/// Where every village stands.
async fn progress(store: &SharedStore, households: usize) -> anyhow::Result<Duration> {
    let started = Instant::now();
    let view = store.progress().await?;
    let took = started.elapsed();
    let visited: u32 = view.villages.iter().map(|village| village.progress.visited.households).sum();
    ensure!(usize::try_from(visited)? == households && view.villages.len() == VILLAGES, "{visited} visited");
    Ok(took)
}

/// Report 2, from the store to its figures.
async fn report_2(store: &SharedStore, clock: &FixedClock, households: usize) -> anyhow::Result<Duration> {
    let words = Words::of(Lang::Vi);
    let number = Number::new(2).context("report 2")?;
    let started = Instant::now();
    let gathered = gather(store, Asked::default(), clock.now(), &words).await?;
    let made = report(number, &gathered.book());
    let took = started.elapsed();
    ensure!(gathered.households.len() == households && gathered.visits.len() == households, "not everybody is in it");
    let Body::Table(table) = made.body else { anyhow::bail!("a list") };
    ensure!(table.rows.len() >= VILLAGES, "{} rows", table.rows.len());
    Ok(took)
}

/// The first page of the queue, as a browser gets it.
async fn queue_page(base: &str, cookie: &str, waiting: usize) -> anyhow::Result<Duration> {
    let browser = reqwest::Client::builder().no_proxy().build()?;
    let started = Instant::now();
    let answer = browser.get(format!("{base}/review")).header("cookie", cookie).send().await?;
    let (status, page) = (answer.status(), answer.text().await?);
    let took = started.elapsed();
    let said = Words::of(Lang::Vi).with(
        "review-page",
        [("n", waiting.into()), ("page", 1_usize.into()), ("pages", waiting.div_ceil(PAGE).into())],
    );
    ensure!(status.is_success() && page.contains(&said), "{status}, and not {said:?}");
    let lines = page.matches("/review?visit=").count();
    ensure!(lines == PAGE, "{lines} lines");
    Ok(took)
}

/// What one round took, and its floor.
type Round = (Duration, Option<Duration>);

/// What was timed, in the order of its first round.
#[derive(Default)]
struct Lines(Vec<(&'static str, Vec<Round>)>);

impl Lines {
    fn add(&mut self, name: &'static str, took: Duration, floor: Option<Duration>) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, times)) => times.push((took, floor)),
            None => self.0.push((name, vec![(took, floor)])),
        }
    }

    fn print(&self) {
        for (name, times) in &self.0 {
            let (median, least, most) = spread(times.iter().map(|(took, _)| took.as_secs_f64()));
            print!("{name:<34} {:>8.1} ms ({:.1} to {:.1})", median * 1e3, least * 1e3, most * 1e3);
            let ratios =
                times.iter().filter_map(|(took, floor)| Some(took.as_secs_f64() / floor.as_ref()?.as_secs_f64()));
            let ratios: Vec<f64> = ratios.collect();
            if ratios.is_empty() {
                println!();
            } else {
                let (median, least, most) = spread(ratios.into_iter());
                println!("   {median:>6.1} × the floor ({least:.1} to {most:.1})");
            }
        }
    }
}

/// Median, least and most.
fn spread(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
    (at(values.len() / 2), at(0), at(values.len().saturating_sub(1)))
}
