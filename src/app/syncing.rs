//! When to send and fetch, and what to say about it.
//!
//! One loop, so never two at once: it runs at the start, when the network comes, after each write, when pressed, and
//! from time to time; after a failure it waits longer each time. How one run goes is in `crate::sync`.

use std::cell::Cell;
use std::time::Duration;

use chrono::NaiveDate;
use dioxus::prelude::*;
use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::{Either, select};
use futures_util::{FutureExt, StreamExt};
use sha2::{Digest as _, Sha256};

use super::clock;
use super::components::sync_line::SyncLine;
use super::state::{Phone, use_phone, use_status};
use super::words::{Words, use_words};
use crate::store::view::{Now, Status};
use crate::sync::{Clock, ReqwestHttp, SyncError, SyncStep, backoff, pause, run_once_with};

/// Between two runs when nothing happens.
const QUIET: Duration = Duration::from_secs(10 * 60);

/// Why the loop wakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Something was written.
    Changed,
    /// The user pressed.
    Pressed,
    /// The network came (`true`) or went.
    Network(bool),
    /// Everything is to be fetched again.
    PullAll,
}

/// What the loop is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Nothing.
    #[default]
    Rest,
    /// An entry is on its way.
    Sending {
        /// Which, from 1.
        at: u32,
        /// Of how many.
        of: u32,
    },
    /// Changes come in.
    Receiving,
    /// Digests are compared.
    Comparing,
}

/// What is known about sending and fetching.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncNow {
    /// What goes on.
    pub phase: Phase,
    /// Whether the device believes that it has a network.
    pub online: bool,
    /// Why the last run did not reach its end.
    pub problem: Option<SyncError>,
}

/// The loop, as screens reach it.
#[derive(Clone, Copy)]
pub struct Syncing {
    now: Signal<SyncNow>,
    wakes: Coroutine<Wake>,
}

impl Syncing {
    /// Wakes the loop. Several wakes while it runs make one more run.
    pub fn wake(self, wake: Wake) {
        self.wakes.send(wake);
    }
}

/// The loop.
pub fn use_syncing() -> Syncing {
    use_context::<Syncing>()
}

/// Starts the loop; once, at the root.
pub fn use_sync_loop(phone: Phone, revision: Signal<u64>) -> Syncing {
    let online = phone.platform.is_online();
    let now = use_signal(|| SyncNow { online, ..SyncNow::default() });
    let for_loop = phone.clone();
    let wakes = use_coroutine(move |wakes| run(for_loop.clone(), wakes, now, revision));
    // The device speaks from outside the app's own turn, so it only leaves a note in the channel.
    use_hook(|| {
        let notes = wakes.tx();
        std::rc::Rc::new(phone.platform.watch_online(move |online| {
            // The loop lives as long as the app; a closed channel is the app's end.
            let _ = notes.unbounded_send(Wake::Network(online));
        }))
    });
    use_context_provider(|| Syncing { now, wakes })
}

async fn run(phone: Phone, mut wakes: UnboundedReceiver<Wake>, mut now: Signal<SyncNow>, mut revision: Signal<u64>) {
    let mut attempt = 0_u32;
    loop {
        let mut wait = QUIET;
        if now.peek().online {
            let (problem, photos_wait) = once(&phone, now, revision).await;
            // A photo that waits is no trouble; it is only tried again sooner.
            if photos_wait || problem.as_ref().is_some_and(SyncError::try_again) {
                wait = backoff(attempt, u64::from_le_bytes(phone.platform.random().unwrap_or_default()));
                attempt = attempt.saturating_add(1);
            } else {
                attempt = 0;
            }
            now.with_mut(|now| {
                now.phase = Phase::Rest;
                now.problem = problem;
            });
            revision += 1;
        }
        let first = match select(wakes.next(), pause(wait).boxed_local()).await {
            Either::Left((Some(wake), _)) => Some(wake),
            Either::Left((None, _)) => return,
            Either::Right(_) => None,
        };
        // What came meanwhile is served by the same run.
        let mut all: Vec<Wake> = first.into_iter().collect();
        while let Ok(wake) = wakes.try_recv() {
            all.push(wake);
        }
        for wake in all {
            take(&phone, wake, now, &mut attempt).await;
        }
    }
}

async fn once(phone: &Phone, mut now: Signal<SyncNow>, mut revision: Signal<u64>) -> (Option<SyncError>, bool) {
    let clock = match PhoneClock::of(phone) {
        Ok(clock) => clock,
        Err(error) => return (Some(error), false),
    };
    let report = run_once_with(&phone.store, &ReqwestHttp::new(), &clock, |step| {
        now.with_mut(|now| now.phase = phase(step));
        // A long pull shows what is there already.
        if matches!(step, SyncStep::Pulling { records } if records > 0) {
            revision += 1;
        }
    })
    .await;
    // Before enrolment there is nobody to call, which is no trouble.
    let photos_wait = report.photos_wait.is_some_and(|error| error.try_again());
    (report.error.filter(|error| *error != SyncError::NotEnrolled), photos_wait)
}

const fn phase(step: SyncStep) -> Phase {
    match step {
        SyncStep::Sending { entry, of } => Phase::Sending { at: entry, of },
        SyncStep::Pulling { .. } | SyncStep::Repairing => Phase::Receiving,
        SyncStep::Compared { .. } => Phase::Comparing,
    }
}

async fn take(phone: &Phone, wake: Wake, mut now: Signal<SyncNow>, attempt: &mut u32) {
    if wake != Wake::Changed {
        *attempt = 0;
    }
    // What the store answers here shows in the round that follows, which needs the same store.
    match wake {
        Wake::Changed => {}
        Wake::Pressed => {
            // Someone who presses knows better than the device's flag, and than a refusal of yesterday.
            now.with_mut(|now| now.online = true);
            let _ = phone.store.resume().await;
        }
        Wake::Network(online) => now.with_mut(|now| now.online = online),
        Wake::PullAll => {
            now.with_mut(|now| now.online = true);
            let _ = phone.store.begin_full_pull().await;
        }
    }
}

/// The phone's clock for one round. Its randomness is drawn anew for each call; should the device refuse in the
/// middle of a round, it is derived from the draw at the start and never repeats.
struct PhoneClock<'a> {
    phone: &'a Phone,
    first: Now,
    calls: Cell<u64>,
}

impl<'a> PhoneClock<'a> {
    fn of(phone: &'a Phone) -> Result<Self, SyncError> {
        Ok(Self { phone, first: phone.now()?, calls: Cell::new(0) })
    }
}

impl Clock for PhoneClock<'_> {
    fn now(&self) -> Now {
        self.calls.set(self.calls.get() + 1);
        self.phone.now().unwrap_or_else(|_| {
            let mut hasher = Sha256::new();
            hasher.update(self.first.random);
            hasher.update(self.calls.get().to_be_bytes());
            Now { random: hasher.finalize().into(), ..self.first }
        })
    }
}

/// What to say of sending and fetching; nothing before enrolment and before the first round.
pub fn use_sync_line() -> Option<SyncLine> {
    let words = use_words();
    let status = use_status();
    let now = use_syncing().now.read().clone();
    let today = use_phone().today();
    sync_line(&words, &status, &now, today)
}

/// Why the last round stopped, in words.
pub fn use_sync_problem() -> Option<String> {
    let words = use_words();
    let now = use_syncing().now.read().clone();
    if now.phase != Phase::Rest {
        return None;
    }
    let offline = (!now.online).then_some(SyncError::Offline);
    now.problem.or(offline).map(|problem| words.t(&problem.message_key()))
}

/// Chooses what to say: first what only a person can mend, then what goes on, then what waits, then that all is well.
pub fn sync_line(words: &Words, status: &Status, now: &SyncNow, today: NaiveDate) -> Option<SyncLine> {
    status.enrolment.as_ref()?;
    match now.phase {
        Phase::Sending { at, of } => return Some(SyncLine::Sending { at, of }),
        Phase::Receiving => return Some(SyncLine::Receiving),
        Phase::Comparing => return Some(SyncLine::Comparing),
        Phase::Rest => {}
    }
    let stopped = status.stopped.map(SyncError::Stopped);
    let unmendable = now.problem.clone().filter(|problem| !problem.try_again());
    if let Some(problem) = stopped.or(unmendable) {
        return Some(SyncLine::Stopped { sentence: words.t(&problem.message_key()) });
    }
    if status.last_sync.is_some_and(|last| last.agreed == Some(false)) {
        return Some(SyncLine::Differs);
    }
    if status.pending > 0 {
        return Some(SyncLine::Waiting { count: status.pending });
    }
    if !now.online || now.problem.is_some() {
        return Some(SyncLine::Offline);
    }
    status.last_sync.map(|last| SyncLine::Done { at: clock::moment(last.at, today), agreed: last.agreed })
}
