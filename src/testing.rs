//! What tests share: builders and a fixed clock.

pub use crate::register::synthetic;
