//! Real Chromium, driven as a person would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

mod accessibility;
mod cable;
mod chromium;
mod commune;
mod minutes;
mod office;
mod office_story;
#[cfg(feature = "ui")]
mod paper;
#[cfg(feature = "ui")]
#[allow(dead_code)]
#[path = "../ui/people.rs"]
mod people;
mod screens;
mod story;
mod typing;
