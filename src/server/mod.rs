//! The commune's endpoint and office: axum on embedded SQLite.
//!
//! - [`spawn`] starts everything and gives back the address; `cli` and the tests both use it.
//! - [`router`] puts the routes together: `/health`, `/v1/…` for phones ([`enrol`], [`ingest`], [`changes`],
//!   [`attachments`]),
//!   `/app/` for the web app ([`web_app`]), and everything else to [`office`].
//! - [`store`] is the database behind a trait; [`auth`] is who may see the office.
//! - [`imports`] makes households of tables; [`sheet`] reads the tables that people give as files, and writes cells safely.
//! - [`keep`] is what stands beside the database: copies and checkpoints.
//! - [`state`] is what every route shares: the store, the clock, the commune's key, the limits.
//!
//! Deliberately not here: rules of the review (`domain`) and anything of the phone.

pub mod attachments;
pub mod auth;
pub mod changes;
pub mod cli;
pub mod clock;
pub mod config;
pub mod daily;
pub mod device;
pub mod enrol;
pub mod error;
pub mod headers;
pub mod health;
pub mod idle;
pub mod imports;
pub mod ingest;
pub mod keep;
pub mod kept_forms;
pub mod limit;
pub mod office;
pub mod openapi;
pub mod replay;
pub mod report;
pub mod router;
pub mod secret;
mod serve;
pub mod sheet;
pub mod state;
pub mod store;
pub mod web_app;

pub use config::Config;
pub use serve::{RunningServer, SpawnError, spawn};
