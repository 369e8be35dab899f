//! The worker's end: owns the OPFS files and the open database, runs one command after the other.
//!
//! The files can be held by one worker at a time. A worker of a tab that was just reloaded or killed releases them a
//! moment later, so opening waits for that, a bounded time.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use sqlite_wasm_rs::WasmOsCallback;
use sqlite_wasm_rs::vfs::VfsFilesManager;
use sqlite_wasm_vfs::sahpool::{self, OpfsSAHError, OpfsSAHPoolCfgBuilder, OpfsSAHPoolUtil};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::frames::{FromWorker, ToWorker};
use super::{js_name, secrets};
use crate::app::platform::OpenError;
use crate::sqlite::Key;

/// Runs one command (the store's JSON) to its answer (the store's JSON).
pub type Engine = Box<dyn FnMut(&str) -> String>;

/// The folder of the origin's private file system that holds the pool.
const FOLDER: &str = "so-thon";
/// The database's name inside the pool.
const DATABASE: &str = "so-thon.db";
/// Database, journal, a temporary file, and room for the next migration's copy.
const SLOTS: usize = 8;
/// Waiting for another tab's worker to release the files: 20 × 250 ms.
const OPEN_ATTEMPTS: u32 = 20;
const OPEN_PAUSE_MS: u32 = 250;

/// Says whether this instance runs in a dedicated worker.
pub fn in_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Listens for the page's frames; returns at once, the browser keeps the worker alive.
///
/// `open` is the store's: given the name of the database and its key it answers with the running engine.
pub fn serve(open: fn(&str, &Key) -> Result<Engine, OpenError>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    report_defects();
    let engine: Rc<RefCell<Option<Engine>>> = Rc::default();
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let frame = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        match frame {
            Some(ToWorker::Open) => {
                let (engine, page) = (engine.clone(), page.clone());
                spawn_local(async move {
                    let failure = match open_database(open).await {
                        Ok(opened) => {
                            engine.replace(Some(opened));
                            None
                        }
                        Err(failure) => Some(failure),
                    };
                    post(&page, &FromWorker::Opened { failure });
                });
            }
            Some(ToWorker::Call { id, command }) => {
                let reply = engine.borrow_mut().as_mut().map(|run| run(&command));
                match reply {
                    Some(reply) => post(&page, &FromWorker::Answer { id, reply }),
                    None => post(&page, &FromWorker::Stopped { reason: "called before it was open".into() }),
                }
            }
            None => post(&page, &FromWorker::Stopped { reason: "the page sent something unreadable".into() }),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &FromWorker::Ready);
}

/// Sends a defect to the page before the trap ends this instance: a rejected promise in a worker reaches nobody.
fn report_defects() {
    std::panic::set_hook(Box::new(|defect| {
        if let Ok(page) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
            post(&page, &FromWorker::Stopped { reason: defect.to_string() });
        }
    }));
}

fn post(page: &DedicatedWorkerGlobalScope, frame: &FromWorker) {
    if let Ok(text) = serde_json::to_string(frame) {
        // Posting a string fails only when the page is gone, and then nobody is left to tell.
        let _ = page.post_message(&text.into());
    }
}

async fn open_database(open: fn(&str, &Key) -> Result<Engine, OpenError>) -> Result<Engine, OpenError> {
    let pool = hold_files().await?;
    let exists = pool.contains(DATABASE).map_err(|error| open_error(&error))?;
    let key = secrets::database_key(!exists).await?.ok_or(OpenError::KeyLost)?;
    open(DATABASE, &key)
}

/// Takes the files for this worker and makes them SQLite's default file system.
async fn hold_files() -> Result<OpfsSAHPoolUtil, OpenError> {
    let pool = OpfsSAHPoolCfgBuilder::new().directory(FOLDER).initial_capacity(SLOTS).build();
    for _ in 1..OPEN_ATTEMPTS {
        match sahpool::install::<WasmOsCallback>(&pool, true).await.map_err(|error| open_error(&error)) {
            Err(OpenError::OpenElsewhere) => TimeoutFuture::new(OPEN_PAUSE_MS).await,
            other => return other,
        }
    }
    sahpool::install::<WasmOsCallback>(&pool, true).await.map_err(|error| open_error(&error))
}

fn open_error(error: &OpfsSAHError) -> OpenError {
    match error {
        OpfsSAHError::NotSupported => OpenError::Unsupported(error.to_string()),
        OpfsSAHError::Opfs { operation, value, .. } => match js_name(value).as_str() {
            "NoModificationAllowedError" => OpenError::OpenElsewhere,
            "QuotaExceededError" => OpenError::StorageFull,
            // Private windows of some browsers have the calls and refuse them.
            "SecurityError" | "NotAllowedError" => OpenError::Unsupported(error.to_string()),
            name => OpenError::Failed(format!("{operation}: {name}: {error}")),
        },
        _ => OpenError::Failed(error.to_string()),
    }
}
