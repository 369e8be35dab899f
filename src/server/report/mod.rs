//! Reports 1 to 15 as papers: what the office shows, prints and sends, and what `commune report` writes. Beside them,
//! where the commune stands against its plan ([`standing`]).
//!
//! [`gather()`] reads the store, `domain::report` makes the report, [`paper`] puts it into words and cells once, for the
//! screen, the print and [`xlsx`] alike: their figures are equal by construction.

pub mod gather;
pub mod paper;
mod people;
pub mod standing;
pub mod words;
pub mod xlsx;

pub use gather::{Asked, Gathered, gather};
pub use paper::Paper;
