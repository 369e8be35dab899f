//! What tests share beside their own builders: the synthetic register.
//!
//! The commune's fixed clock is `server::clock::FixedClock`.

pub use crate::register::synthetic;
