//! The page's end of the store: starts the worker, numbers the calls, and gives each its answer.
//!
//! A worker that stops (a defect, or the browser ended it) fails every waiting and later call at once; none hangs.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::frames::{FromWorker, ToWorker};
use super::js_text;
use crate::app::platform::OpenError;

/// Where `platforms/web` puts the worker's first script.
const WORKER_SCRIPT: &str = "/app/worker.js";

/// A started worker with an open database. Cheap to clone; the worker lives as long as the page.
#[derive(Clone)]
pub struct WorkerLink {
    worker: Worker,
    waiting: Rc<RefCell<Waiting>>,
}

/// Who waits for what.
#[derive(Default)]
struct Waiting {
    ready: Option<oneshot::Sender<()>>,
    opened: Option<oneshot::Sender<Result<(), OpenError>>>,
    calls: BTreeMap<u64, oneshot::Sender<String>>,
    last_id: u64,
    /// Why the worker stopped; once set it stays.
    stopped: Option<String>,
}

impl WorkerLink {
    /// Starts the worker and has it open the database.
    pub async fn open() -> Result<Self, OpenError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name("store");
        let worker = Worker::new_with_options(WORKER_SCRIPT, &options)
            .map_err(|error| OpenError::Unsupported(js_text(&error)))?;
        let link = Self { worker, waiting: Rc::default() };
        let (ready, is_ready) = oneshot::channel();
        let (opened, is_open) = oneshot::channel();
        {
            let mut waiting = link.waiting.borrow_mut();
            waiting.ready = Some(ready);
            waiting.opened = Some(opened);
        }
        link.listen();
        let outcome = match is_ready.await {
            Ok(()) => {
                link.post(&ToWorker::Open);
                is_open.await.unwrap_or_else(|_| Err(link.why_stopped()))
            }
            Err(_) => Err(link.why_stopped()),
        };
        if outcome.is_err() {
            // A worker that could not open must not sit on half of the files while the user tries again.
            link.worker.terminate();
        }
        outcome.map(|()| link)
    }

    /// Runs one command; the error says why the worker stopped.
    pub async fn run(&self, command: String) -> Result<String, String> {
        let answer = {
            let mut waiting = self.waiting.borrow_mut();
            if let Some(reason) = &waiting.stopped {
                return Err(reason.clone());
            }
            let (sender, answer) = oneshot::channel();
            waiting.last_id += 1;
            let id = waiting.last_id;
            waiting.calls.insert(id, sender);
            drop(waiting);
            self.post(&ToWorker::Call { id, command });
            answer
        };
        answer.await.map_err(|_| self.stop_reason())
    }

    fn listen(&self) {
        let link = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                Some(FromWorker::Stopped { reason }) => link.stop(reason),
                Some(frame) => Waiting::take(&link.waiting, frame),
                None => link.stop("the worker sent something unreadable".into()),
            }
        });
        self.worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // The worker lives as long as the page, and so do its listeners.
        on_message.forget();

        let link = self.clone();
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // A script that cannot be fetched gives a plain event without a message.
            let text = js_sys::Reflect::get(&event, &"message".into()).ok().and_then(|text| text.as_string());
            link.stop(text.unwrap_or_else(|| "the worker's script did not load".into()));
        });
        self.worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
    }

    fn post(&self, frame: &ToWorker) {
        let posted = serde_json::to_string(frame)
            .map_err(|error| error.to_string())
            .and_then(|text| self.worker.post_message(&text.into()).map_err(|error| js_text(&error)));
        if let Err(reason) = posted {
            self.stop(reason);
        }
    }

    /// Ends the worker, so that its files are free for the next, and tells everyone who waits.
    fn stop(&self, reason: String) {
        self.worker.terminate();
        Waiting::stop(&self.waiting, reason);
    }

    fn stop_reason(&self) -> String {
        self.waiting.borrow().stopped.clone().unwrap_or_else(|| "the worker is gone".into())
    }

    fn why_stopped(&self) -> OpenError {
        OpenError::Stopped(self.stop_reason())
    }
}

impl Waiting {
    fn take(this: &Rc<RefCell<Self>>, frame: FromWorker) {
        // The borrow ends before a waiter is woken: it may call again at once.
        match frame {
            FromWorker::Ready => {
                let ready = this.borrow_mut().ready.take();
                if let Some(ready) = ready {
                    let _ = ready.send(());
                }
            }
            FromWorker::Opened { failure } => {
                let opened = this.borrow_mut().opened.take();
                if let Some(opened) = opened {
                    let _ = opened.send(failure.map_or(Ok(()), Err));
                }
            }
            FromWorker::Answer { id, reply } => {
                let caller = this.borrow_mut().calls.remove(&id);
                if let Some(caller) = caller {
                    // A caller that has gone away (its view was closed) is no error.
                    let _ = caller.send(reply);
                }
            }
            // The link sees to it before it gets here.
            FromWorker::Stopped { reason } => Self::stop(this, reason),
        }
    }

    /// Records the end and drops every waiting sender, which wakes its caller with an error.
    fn stop(this: &Rc<RefCell<Self>>, reason: String) {
        let (ready, opened, calls) = {
            let mut waiting = this.borrow_mut();
            // The first reason is the cause; what follows is its echo.
            waiting.stopped.get_or_insert(reason);
            (waiting.ready.take(), waiting.opened.take(), std::mem::take(&mut waiting.calls))
        };
        drop((ready, opened, calls));
    }
}
