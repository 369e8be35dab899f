//! The office's pages, drawn on the server; they work without script.
//!
//! - [`routes`] reads the store, checks forms and chooses the page: one file a place.
//! - [`model`] puts records into what a page shows: pure.
//! - [`view`] is the pages as components that take data.
//! - [`address`] is how addresses are written back, and which page belongs to the address of a form.
//! - [`page`] draws a component into a document; [`words`] is its language; [`assets`] its style sheets.
//!
//! Deliberately not here: SQL (`store`), rules (`domain`), who may come in (`auth`).

pub mod address;
pub mod assets;
pub mod model;
pub mod page;
pub mod routes;
pub mod view;
pub mod words;

pub use routes::{not_found, router};
