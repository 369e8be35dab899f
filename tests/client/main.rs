//! The phone without a commune: its database through every bad day, and the decisions of sync.

mod apply;
mod decide;
mod drafts;
mod encryption;
mod finalise;
mod list;
mod outbox;
mod phone;
mod power_cut;
mod scale;
mod schema;
