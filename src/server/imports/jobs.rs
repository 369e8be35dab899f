//! Files that are being read, or were: a long one takes seconds, so it is read beside the requests and kept a while.
//!
//! Only a shortcut: what is lost here (a restart, too many files at once) is read again from the file that is kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::AbortHandle;
use uuid::Uuid;

use crate::server::sheet::{Limits, Sheet, SheetError, read_with};

/// Files kept at once.
const MOST: usize = 3;
/// Files read at once: each may need as much memory as its limits allow.
const MOST_READING: usize = 2;
/// How long a request waits for a file, so that a short one needs no page that waits.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How far a file is.
#[derive(Clone)]
pub enum Reading {
    /// Rows read so far.
    Under(usize),
    /// Read.
    Done(Arc<Sheet>),
    /// Not a table.
    Refused(SheetError),
}

/// A table that was read, or why it is none.
type Read = Result<Arc<Sheet>, SheetError>;

struct Job {
    sheet: Option<String>,
    rows: Arc<AtomicUsize>,
    result: watch::Receiver<Option<Read>>,
    used: usize,
    task: AbortHandle,
}

impl Drop for Job {
    /// What nobody waits for any more is not begun.
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The files at hand.
pub struct Jobs {
    jobs: Mutex<HashMap<Uuid, Job>>,
    uses: AtomicUsize,
    turns: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { jobs: Mutex::default(), uses: AtomicUsize::new(0), turns: Arc::new(Semaphore::new(MOST_READING)) }
    }
}

impl Jobs {
    /// How far the file of an import is; begins to read it where nobody does. `bytes` is asked only then.
    pub async fn reading(&self, id: Uuid, sheet: Option<&str>, bytes: impl FnOnce() -> Vec<u8>) -> Reading {
        let Some((rows, mut result)) = self.job(id, sheet, bytes) else { return Reading::Under(0) };
        match tokio::time::timeout(PATIENCE, result.wait_for(Option::is_some)).await {
            Err(_) => Reading::Under(rows.load(Ordering::Relaxed)),
            Ok(Ok(read)) => match read.as_ref() {
                Some(Ok(sheet)) => Reading::Done(Arc::clone(sheet)),
                Some(Err(error)) => Reading::Refused(error.clone()),
                None => Reading::Under(rows.load(Ordering::Relaxed)),
            },
            // Whoever read it is gone without a word: it broke its reader, or made room for others and begins anew.
            Ok(Err(_)) if self.has(id, sheet) => Reading::Refused(SheetError::Broken),
            Ok(Err(_)) => Reading::Under(0),
        }
    }

    fn job(
        &self,
        id: Uuid,
        sheet: Option<&str>,
        bytes: impl FnOnce() -> Vec<u8>,
    ) -> Option<(Arc<AtomicUsize>, watch::Receiver<Option<Read>>)> {
        let used = self.uses.fetch_add(1, Ordering::Relaxed);
        let mut jobs = self.lock();
        if let Some(job) = jobs.get_mut(&id).filter(|job| job.sheet.as_deref() == sheet) {
            job.used = used;
            return Some((Arc::clone(&job.rows), job.result.clone()));
        }
        let bytes = bytes();
        if bytes.is_empty() {
            // It was at hand a moment ago and made room for others meanwhile.
            return None;
        }
        jobs.remove(&id);
        while jobs.len() >= MOST {
            let oldest = jobs.iter().min_by_key(|(_, job)| job.used).map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            jobs.remove(&oldest);
        }
        let (rows, (tell, result)) = (Arc::new(AtomicUsize::new(0)), watch::channel(None));
        let limits = Limits::REGISTER.of_sheet(sheet.map(str::to_owned));
        let (turns, count) = (Arc::clone(&self.turns), Arc::clone(&rows));
        let task = tokio::spawn(async move {
            let Ok(turn) = turns.acquire_owned().await else { return };
            tokio::task::spawn_blocking(move || {
                let _turn = turn;
                let read = read_with(&bytes, &limits, &mut |rows| count.store(rows, Ordering::Relaxed));
                tell.send_replace(Some(read.map(Arc::new)));
            });
        });
        let job = Job {
            sheet: sheet.map(str::to_owned),
            rows: Arc::clone(&rows),
            result: result.clone(),
            used,
            task: task.abort_handle(),
        };
        jobs.insert(id, job);
        Some((rows, result))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a file is at hand, so that its bytes need not be fetched.
    pub fn has(&self, id: Uuid, sheet: Option<&str>) -> bool {
        self.lock().get(&id).is_some_and(|job| job.sheet.as_deref() == sheet)
    }

    /// Forgets a file.
    pub fn forget(&self, id: Uuid) {
        self.lock().remove(&id);
    }
}
