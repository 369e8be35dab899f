//! The store on a thread of its own.
//!
//! Commands run one after the other in the order sent. If the thread ends, by whatever defect, its end of the channel
//! closes and every waiting and later call answers `Gone`; none hangs.

use std::sync::mpsc;

use futures_channel::oneshot;
use futures_util::FutureExt;

use super::engine::{Answering, Command, Reply, Transport, execute};
use super::{Store, StoreError};

type Job = (Command, oneshot::Sender<Result<Reply, StoreError>>);

/// The sending end.
pub(super) struct ThreadTransport {
    jobs: mpsc::Sender<Job>,
}

/// Starts the thread and opens the database on it.
pub(super) async fn start(
    open: impl FnOnce() -> Result<Store, StoreError> + Send + 'static,
) -> Result<ThreadTransport, StoreError> {
    let (jobs, inbox) = mpsc::channel();
    let (opened, is_open) = oneshot::channel();
    std::thread::Builder::new()
        .name("store".to_owned())
        .spawn(move || match open() {
            Ok(store) => {
                if opened.send(Ok(())).is_ok() {
                    run(store, &inbox);
                }
            }
            Err(error) => drop(opened.send(Err(error))),
        })
        .map_err(|_| StoreError::Gone)?;
    is_open.await.unwrap_or(Err(StoreError::Gone))?;
    Ok(ThreadTransport { jobs })
}

/// Works until the last handle is dropped; the database is closed then.
fn run(mut store: Store, inbox: &mpsc::Receiver<Job>) {
    while let Ok((command, reply)) = inbox.recv() {
        // Whoever asked may have gone away (a closed view): the work is done all the same.
        drop(reply.send(execute(&mut store, command)));
    }
}

impl Transport for ThreadTransport {
    fn call(&self, command: Command) -> Answering {
        let (reply, answer) = oneshot::channel();
        let sent = self.jobs.send((command, reply));
        async move {
            sent.map_err(|_| StoreError::Gone)?;
            answer.await.unwrap_or(Err(StoreError::Gone))
        }
        .boxed()
    }
}
