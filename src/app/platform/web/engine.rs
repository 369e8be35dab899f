//! Joins the store to the worker: the page's [`Transport`], and what the worker runs.

use futures_util::FutureExt;

use super::link::WorkerLink;
use super::worker::{self, Engine};
use crate::app::platform::OpenError;
use crate::sqlite::Key;
use crate::store::engine::{Answering, Command, StoreHandle, Transport, execute_json, read_reply};
use crate::store::{Store, StoreError};

/// The page's side: starts the worker and has it open the database.
pub async fn open() -> Result<StoreHandle, OpenError> {
    Ok(StoreHandle::from_transport(WorkerLink::open().await?))
}

impl Transport for WorkerLink {
    fn call(&self, command: Command) -> Answering {
        let link = self.clone();
        async move {
            let command = serde_json::to_string(&command).map_err(|error| StoreError::Other(error.to_string()))?;
            let answer = link.run(command).await.map_err(|reason| {
                web_sys::console::error_2(&"the store stopped:".into(), &reason.into());
                StoreError::Gone
            })?;
            read_reply(&answer)
        }
        .boxed_local()
    }
}

/// The worker's side: listens until the page is gone. Returns at once.
pub fn serve_store() {
    worker::serve(|name, key| open_store(name, key).map_err(OpenError::from));
}

fn open_store(name: &str, key: &Key) -> Result<Engine, StoreError> {
    let mut store = Store::open(name.as_ref(), key)?;
    Ok(Box::new(move |command| execute_json(&mut store, command)))
}
