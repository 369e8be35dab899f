//! What tests and benches share beside their own builders: the synthetic register, and a commune of any size.
//!
//! The commune's fixed clock is `server::clock::FixedClock`.

#[cfg(feature = "server")]
pub mod commune;

pub use crate::register::synthetic;
