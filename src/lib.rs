//! Sổ Thôn, the village book: household visits with no signal, and the commune's plan that they move.
//!
//! A tour, from the middle outwards:
//!
//! - [`domain`] is the rules, always compiled and pure. Start with `domain::visit` and `domain::progress`.
//! - [`protocol`] is what goes over the wire.
//! - `sqlite` `[sqlite]` opens a database; both sides use it.
//! - `store` and `sync` `[client]` are the phone: its database, its outbox, its way to the commune.
//! - `app` `[ui]` is the phone's screens; a renderer is chosen by `desktop`, `mobile` or `web`.
//! - `server` `[server]` is the commune's endpoint and office.
//! - `i18n` `[i18n]` is every sentence a person reads.
//! - `register` is the synthetic register; `testing` `[testing]` gives it to tests without the commune.
//!
//! ARCHITECTURE.md walks one visit from door to plan.

pub mod domain;
pub mod protocol;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "i18n")]
pub mod i18n;
#[cfg(any(feature = "testing", feature = "server"))]
pub mod register;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "sqlite")]
pub mod sqlite;
#[cfg(feature = "client")]
pub mod store;
#[cfg(feature = "client")]
pub mod sync;
#[cfg(feature = "testing")]
pub mod testing;
