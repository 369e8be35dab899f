//! The readers: a few threads with a connection each, so that a read never waits for the writer nor takes its turn.

use std::collections::{BTreeMap, HashMap};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::desk::{Published, last_change_of, load_book, load_plan};
use super::register::villages;
use super::sql::read;
use crate::domain::ids::{CommuneCode, VillageId, VisitId};
use crate::domain::plan::Plan;
use crate::domain::visit::Visit;
use crate::protocol::enrol::VillageInfo;
use crate::server::store::figures::{Book, Figures};
use crate::server::store::{Reply, StoreError};

/// Reads that may wait before one is turned away.
const QUEUE: usize = 512;
/// Villages whose books the readers keep at once.
const MAX_BOOKS: usize = 64;
/// Visits that they keep read: twice those of a commune, some 20 KB each.
const MAX_VISITS: usize = 4_000;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A hand on the readers' queue.
pub(super) struct Readers {
    sender: Option<SyncSender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl Readers {
    /// Starts one thread a connection.
    pub(super) fn start(connections: Vec<Connection>) -> Result<Self, StoreError> {
        let (sender, receiver) = sync_channel::<Job>(QUEUE);
        let receiver = Arc::new(Mutex::new(receiver));
        let mut threads = Vec::new();
        for connection in connections {
            let receiver = Arc::clone(&receiver);
            let thread = std::thread::Builder::new()
                .name("commune-reader".to_owned())
                .spawn(move || serve(connection, &receiver))
                .map_err(|error| StoreError::Backend(Box::new(error)))?;
            threads.push(thread);
        }
        Ok(Self { sender: Some(sender), threads })
    }

    /// Runs `work` in one snapshot.
    pub(super) fn read<T, W>(&self, work: W) -> Reply<T>
    where
        T: Send + 'static,
        W: FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = connection
                .transaction_with_behavior(TransactionBehavior::Deferred)
                .map_err(StoreError::from)
                .and_then(|snapshot| work(&snapshot));
            let _gone = answer.send(result);
        });
        let sent = self.sender.as_ref().map(|sender| sender.try_send(job));
        Box::pin(async move {
            match sent {
                Some(Ok(())) => answered.await.unwrap_or(Err(StoreError::Closed)),
                Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy),
                None | Some(Err(TrySendError::Disconnected(_))) => Err(StoreError::Closed),
            }
        })
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        drop(self.sender.take());
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a reader stopped badly");
            }
        }
    }
}

fn serve(mut connection: Connection, receiver: &Mutex<Receiver<Job>>) {
    loop {
        let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        job(&mut connection);
    }
}

/// Books as the readers know them, each as of its village's last change.
#[derive(Default)]
pub(super) struct Shelf(Mutex<HashMap<VillageId, (u64, Arc<Book>)>>);

impl Shelf {
    /// The book of a village in this snapshot.
    pub(super) fn book(
        &self,
        snapshot: &Connection,
        commune: &CommuneCode,
        village: &VillageId,
        change: u64,
    ) -> Result<Arc<Book>, StoreError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(village).cloned();
        if let Some((_, book)) = kept.filter(|(as_of, _)| *as_of == change) {
            return Ok(book);
        }
        let book = Arc::new(load_book(snapshot, commune, village)?);
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() >= MAX_BOOKS && !shelf.contains_key(village) {
            shelf.clear();
        }
        shelf.insert(village.clone(), (change, Arc::clone(&book)));
        Ok(book)
    }
}

/// Visits as they were read. A visit never changes, and reading one takes many times as long as copying it.
#[derive(Default)]
pub(super) struct ReadVisits(Mutex<HashMap<VisitId, Arc<Visit>>>);

impl ReadVisits {
    /// Forgets all of them: another state is on disk.
    pub(super) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// See [`Standing::waiting`].
pub(super) type Waiting = Mutex<Option<(u64, BTreeMap<VillageId, u32>)>>;

/// What a reader needs to say where villages stand.
#[derive(Clone)]
pub(super) struct Standing {
    pub(super) commune: CommuneCode,
    pub(super) published: Arc<Published>,
    pub(super) shelf: Arc<Shelf>,
    pub(super) visits: Arc<ReadVisits>,
    /// Visits that wait for a verdict by village, as of a change.
    pub(super) waiting: Arc<Waiting>,
}

impl Standing {
    /// The plan in force in this snapshot.
    pub(super) fn plan(&self, snapshot: &Connection) -> Result<Option<Plan>, StoreError> {
        load_plan(snapshot, &self.commune)
    }

    /// The book of a village.
    pub(super) fn book(&self, snapshot: &Connection, village: &VillageId) -> Result<Arc<Book>, StoreError> {
        let change = last_change_of(snapshot, &self.commune, village)?;
        self.shelf.book(snapshot, &self.commune, village, change)
    }

    /// The books of one village or of all, in the order that lists show.
    pub(super) fn books(
        &self,
        snapshot: &Connection,
        only: Option<&VillageId>,
    ) -> Result<Vec<(VillageInfo, Arc<Book>)>, StoreError> {
        let mut villages = villages(snapshot, &self.commune)?;
        villages.retain(|village| only.is_none_or(|only| *only == village.id));
        villages
            .into_iter()
            .map(|village| {
                let book = self.book(snapshot, &village.id)?;
                Ok((village, book))
            })
            .collect()
    }

    /// A visit whose record is `body`, one of so many that are read together: more than are kept would push each other out.
    pub(super) fn visit(&self, id: VisitId, body: &str, together: usize) -> Result<Visit, StoreError> {
        let kept = self.visits.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some(visit) = kept {
            return Ok(Visit::clone(&visit));
        }
        let visit: Visit = read("visit", body)?;
        if together > MAX_VISITS {
            return Ok(visit);
        }
        let mut visits = self.visits.0.lock().unwrap_or_else(PoisonError::into_inner);
        if visits.len() >= MAX_VISITS {
            visits.clear();
        }
        visits.insert(id, Arc::new(visit.clone()));
        Ok(visit)
    }

    /// The figures of a village in this snapshot: the writer's when they are of the same change, else computed.
    pub(super) fn figures(
        &self,
        snapshot: &Connection,
        village: &VillageId,
        plan: Option<&Plan>,
    ) -> Result<Arc<Figures>, StoreError> {
        let change = last_change_of(snapshot, &self.commune, village)?;
        let plan_version = plan.map_or(0, |plan| plan.version);
        if let Some(figures) = self.published.get(village, change, plan_version) {
            return Ok(figures);
        }
        let book = self.shelf.book(snapshot, &self.commune, village, change)?;
        let figures = book
            .figures(village, plan)
            .map(Arc::new)
            .map_err(|source| StoreError::Record { what: "progress", source })?;
        self.published.keep(village.clone(), change, plan_version, Arc::clone(&figures));
        Ok(figures)
    }
}
