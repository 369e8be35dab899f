//! Phones and a commune in one process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

mod acts;
mod hand_over;
mod meetings;
mod officer;
mod restore;
mod review;
mod scene;
mod story;
