#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
//! The rules, told as tables, scenes and properties.

mod act;
mod birth;
mod build;
mod calendar;
mod cases;
mod classification;
#[cfg(feature = "server")]
mod command_line;
mod condition;
mod decide;
mod form;
mod identity;
mod merge;
mod pivotal;
mod place;
mod plan;
mod points;
mod progress;
mod quality;
mod questionnaire;
#[cfg(feature = "testing")]
mod register;
mod report;
mod round;
#[cfg(feature = "server")]
mod schema;
#[cfg(feature = "i18n")]
mod sentences;
mod similar;
mod stage;
mod standard;
mod start;
mod text;
mod trend;
mod yearly;
