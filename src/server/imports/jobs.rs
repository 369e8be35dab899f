//! Files that are being read, or were: a long one takes seconds, so it is read beside the requests and kept a while.
//!
//! Only a shortcut: what is lost here (a restart, too many files at once) is read again from the file that is kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::server::sheet::{Limits, Sheet, SheetError, read_with};

/// Files kept at once.
const MOST: usize = 3;

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
    result: Arc<Mutex<Option<Read>>>,
    used: usize,
}

/// The files at hand.
#[derive(Default)]
pub struct Jobs {
    jobs: Mutex<HashMap<Uuid, Job>>,
    uses: AtomicUsize,
}

impl Jobs {
    /// How far the file of an import is; begins to read it where nobody does. `bytes` is asked only then.
    pub fn reading(&self, id: Uuid, sheet: Option<&str>, bytes: impl FnOnce() -> Vec<u8>) -> Reading {
        let used = self.uses.fetch_add(1, Ordering::Relaxed);
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(job) = jobs.get_mut(&id).filter(|job| job.sheet.as_deref() == sheet) {
            job.used = used;
            let result = job.result.lock().unwrap_or_else(PoisonError::into_inner);
            return match result.as_ref() {
                None => Reading::Under(job.rows.load(Ordering::Relaxed)),
                Some(Ok(sheet)) => Reading::Done(Arc::clone(sheet)),
                Some(Err(error)) => Reading::Refused(error.clone()),
            };
        }
        while jobs.len() >= MOST {
            let oldest = jobs.iter().min_by_key(|(_, job)| job.used).map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            jobs.remove(&oldest);
        }
        let (rows, result) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(None)));
        let job = Job { sheet: sheet.map(str::to_owned), rows: Arc::clone(&rows), result: Arc::clone(&result), used };
        jobs.insert(id, job);
        let (limits, bytes) = (Limits::REGISTER.of_sheet(sheet.map(str::to_owned)), bytes());
        tokio::task::spawn_blocking(move || {
            let read = read_with(&bytes, &limits, &mut |count| rows.store(count, Ordering::Relaxed));
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(read.map(Arc::new));
        });
        Reading::Under(0)
    }

    /// Whether a file is at hand, so that its bytes need not be fetched.
    pub fn has(&self, id: Uuid, sheet: Option<&str>) -> bool {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.get(&id).is_some_and(|job| job.sheet.as_deref() == sheet)
    }

    /// Forgets a file.
    pub fn forget(&self, id: Uuid) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}
