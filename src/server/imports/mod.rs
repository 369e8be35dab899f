//! Importing a register from a table: from columns to households, with what is wrong in each row and what is there already.
//!
//! The way: a [`sheet`](crate::server::sheet) → its heading and columns ([`heading`]) → rows ([`rows`]) → households
//! ([`gather`]) → the same households on the register ([`alike`]) → what would be written (`write`). [`check`] puts the
//! steps together as one function of values; whoever asks keeps the file and the [`choices`]. What was said of the columns of
//! earlier files is [`remembered`].
//!
//! Deliberately not here: HTTP, pages, and of the store anything but that memory. Headings and words are data: `assets/imports/columns.toml`.

pub mod alike;
pub mod bad;
pub mod check;
pub mod choices;
pub mod columns;
pub mod fault;
pub mod gather;
pub mod heading;
pub mod jobs;
mod numbers;
pub mod remembered;
mod row;
pub mod rows;
pub mod said;
pub mod villages;
pub mod write;
