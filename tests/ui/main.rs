//! Screens rendered to HTML, without a window: what is said, in both languages and every state.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

mod page;
mod people;
mod show;
mod village;

mod acts;
mod form;
mod household;
mod households;
mod meetings;
mod needs;
mod new_household;
mod progress;
mod result;
mod screens;
mod sent_back;
mod source;
mod sync_line;
mod taps;
mod today;
mod visit;
