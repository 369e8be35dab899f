//! The commune over real HTTP on a real database. The tree mirrors the URLs: `v1` for phones, `app`, `health`, `office`
//! for people; then the store's contract and the program itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

mod app;
mod command_words;
mod commune_file;
mod demo;
mod group_commit;
mod health;
mod imports;
mod imports_command;
mod office;
mod plan_check;
mod report;
mod schema;
mod sheets;
mod store_contract;
mod store_forms;
mod support;
mod v1;
mod wire;
