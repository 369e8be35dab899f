//! The one writer: a thread that takes every request that waits, up to a bound, into one durable commit.
//!
//! Each request has a savepoint of its own, so one that fails takes nothing of the others with it. Nobody is answered
//! before the commit is on disk. While it is being synced the next requests gather, so the more there are, the more
//! share one sync: that is how one slow disk serves fifty phones.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::desk::{Desk, Memory};
use crate::domain::ids::VillageId;
use crate::domain::progress::digest::Digest;
use crate::server::store::{Commune, Reply, StoreError};
use crate::sqlite::SqliteError;

/// Requests that may wait before one is turned away.
const QUEUE: usize = 1024;
/// Entries, roughly, that share one commit at most: keeps the wait of the first one bounded.
const GROUP_WEIGHT: usize = 4_000;
/// Requests that share one commit at most.
const GROUP_JOBS: usize = 256;
/// How often it waits for another program that writes, such as a command that imports a register: each time for as long
/// as a connection waits.
const TURNS: usize = 5;

/// What is known after a commit.
pub(super) struct Committed {
    /// Digests of the villages that requests of the group asked for.
    pub digests: BTreeMap<VillageId, Digest>,
}

/// A request at the writer: does its part inside the transaction and leaves how to answer.
type Run = Box<dyn FnOnce(&mut Desk<'_>) -> (bool, After) + Send>;
type After = Box<dyn FnOnce(Result<&Committed, StoreError>) + Send>;

struct Job {
    weight: usize,
    run: Run,
}

/// What needs the connection to itself, outside of any transaction.
type Alone = Box<dyn FnOnce(&mut Connection, &Commune, &mut Memory) + Send>;

enum Work {
    Shared(Job),
    Alone(Alone),
}

/// A hand on the writer's queue.
pub(super) struct Writer {
    sender: Option<SyncSender<Work>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread on its connection.
    pub(super) fn start(connection: Connection, commune: Commune, memory: Memory) -> Result<Self, StoreError> {
        let (sender, receiver) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("commune-writer".to_owned())
            .spawn(move || serve(connection, &commune, memory, &receiver))
            .map_err(|error| StoreError::Backend(Box::new(error)))?;
        Ok(Self { sender: Some(sender), thread: Some(thread) })
    }

    /// Runs `work` in the next group and answers with what it gave.
    pub(super) fn submit<T, W>(&self, weight: usize, work: W) -> Reply<T>
    where
        T: Send + 'static,
        W: FnOnce(&mut Desk<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        self.submit_then(weight, work, |value, _| value)
    }

    /// The same, with a last touch once the commit is done.
    pub(super) fn submit_then<T, U, W, F>(&self, weight: usize, work: W, then: F) -> Reply<U>
    where
        T: Send + 'static,
        U: Send + 'static,
        W: FnOnce(&mut Desk<'_>) -> Result<T, StoreError> + Send + 'static,
        F: FnOnce(T, &Committed) -> U + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let run: Run = Box::new(move |desk| {
            let result = work(desk);
            let keep = result.is_ok();
            let after: After = Box::new(move |commit| {
                let value = match (commit, result) {
                    (_, Err(error)) | (Err(error), Ok(_)) => Err(error),
                    (Ok(committed), Ok(value)) => Ok(then(value, committed)),
                };
                // Nobody may wait any more: the work stands all the same.
                let _gone = answer.send(value);
            });
            (keep, after)
        });
        self.send(Work::Shared(Job { weight, run }), answered)
    }

    /// Runs `work` between two groups, with the connection to itself.
    pub(super) fn alone<T, W>(&self, work: W) -> Reply<T>
    where
        T: Send + 'static,
        W: FnOnce(&mut Connection, &Commune, &mut Memory) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let alone: Alone = Box::new(move |connection, commune, memory| {
            let _gone = answer.send(work(connection, commune, memory));
        });
        self.send(Work::Alone(alone), answered)
    }

    fn send<T: Send + 'static>(&self, work: Work, answered: oneshot::Receiver<Result<T, StoreError>>) -> Reply<T> {
        let sent = self.sender.as_ref().map(|sender| sender.try_send(work));
        Box::pin(async move {
            match sent {
                // Not answered: its group was not begun, or ended before its turn.
                Some(Ok(())) => answered.await.unwrap_or(Err(StoreError::Busy)),
                Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy),
                None | Some(Err(TrySendError::Disconnected(_))) => Err(StoreError::Closed),
            }
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // The queue's end lets the thread finish what waits, and then stop.
        drop(self.sender.take());
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the writer stopped badly");
        }
    }
}

fn serve(mut connection: Connection, commune: &Commune, mut memory: Memory, receiver: &Receiver<Work>) {
    while let Ok(first) = receiver.recv() {
        let mut alone = None;
        match first {
            Work::Alone(work) => alone = Some(work),
            Work::Shared(job) => {
                let mut weight = job.weight;
                let mut jobs = vec![job];
                while weight < GROUP_WEIGHT && jobs.len() < GROUP_JOBS {
                    match receiver.try_recv() {
                        Ok(Work::Shared(next)) => {
                            weight = weight.saturating_add(next.weight);
                            jobs.push(next);
                        }
                        Ok(Work::Alone(work)) => {
                            alone = Some(work);
                            break;
                        }
                        Err(_) => break,
                    }
                }
                group(&connection, commune, &mut memory, jobs);
            }
        }
        if let Some(work) = alone {
            work(&mut connection, commune, &mut memory);
        }
    }
}

fn group(connection: &Connection, commune: &Commune, memory: &mut Memory, jobs: Vec<Job>) {
    let mut afters = Vec::with_capacity(jobs.len());
    match transact(connection, commune, memory, jobs, &mut afters) {
        Ok(committed) => {
            for after in afters {
                after(Ok(&committed));
            }
        }
        Err(error) => {
            memory.forget();
            if connection.execute_batch("ROLLBACK").is_err() {
                tracing::debug!("nothing to roll back");
            }
            tracing::error!(?error, "a group was not committed");
            for after in afters {
                after(Err(again(&error)));
            }
        }
    }
}

/// Every member of a failed group gets the error; the cause is logged once.
fn again(error: &StoreError) -> StoreError {
    match error {
        StoreError::Full => StoreError::Full,
        StoreError::Busy => StoreError::Busy,
        other => StoreError::Backend(other.to_string().into()),
    }
}

/// Begins a transaction that writes, once no other program does.
fn begin(connection: &Connection) -> Result<(), StoreError> {
    for _ in 0..TURNS {
        match connection.execute_batch("BEGIN IMMEDIATE").map_err(SqliteError::from) {
            Err(SqliteError::Locked) => tracing::warn!("another program writes into the commune's file"),
            done => return Ok(done?),
        }
    }
    Err(StoreError::Busy)
}

fn transact(
    connection: &Connection,
    commune: &Commune,
    memory: &mut Memory,
    jobs: Vec<Job>,
    afters: &mut Vec<After>,
) -> Result<Committed, StoreError> {
    begin(connection)?;
    let mut desk = Desk::open(connection, commune, memory)?;
    let mut failed = None;
    for job in jobs {
        if failed.is_some() {
            // Not run: dropping it tells whoever waits to try again.
            continue;
        }
        if let Err(error) = connection.execute_batch("SAVEPOINT request") {
            failed = Some(error);
            continue;
        }
        let (keep, after) = (job.run)(&mut desk);
        afters.push(after);
        let end = if keep {
            "RELEASE request"
        } else {
            desk.forget();
            "ROLLBACK TO request; RELEASE request"
        };
        failed = connection.execute_batch(end).err();
    }
    if let Some(error) = failed {
        return Err(error.into());
    }
    let digests = desk.close()?;
    connection.execute_batch("COMMIT")?;
    memory.publish();
    Ok(Committed { digests })
}
