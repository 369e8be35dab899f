//! The phone without a commune: its database through every bad day, and the decisions of sync.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

mod acts;
mod apply;
mod bad_input;
mod corrections;
mod decide;
mod drafts;
mod encryption;
mod finalise;
mod forms;
mod list;
mod meetings;
mod outbox;
mod phone;
mod points;
mod power_cut;
mod round;
mod scale;
mod schema;
mod supports;
mod today;
