//! Pages as components that take data: no SQL, no HTTP, no rule, no text of their own.
//!
//! Each page has a file; what several of them share is in [`parts`] and [`frame`]. They are drawn once, on the server,
//! by [`super::page`]. Widths are attributes of SVG and never `style`, because the pages allow no inline style.

pub mod account;
pub mod backup;
pub mod calendar;
pub mod code;
pub mod compared;
pub mod conflicts;
pub mod decisions;
pub mod deeds;
pub mod devices;
pub mod exports;
pub mod frame;
pub mod hand_over;
pub mod household;
pub mod import_check;
pub mod import_columns;
pub mod import_done;
pub mod imports;
pub mod journal;
pub mod kept;
pub mod ledger;
pub mod map;
pub mod meetings;
pub mod more;
pub mod movement;
pub mod notice;
pub mod objections;
pub mod papers;
pub mod parts;
pub mod person;
pub mod plan;
pub mod plan_annex;
pub mod plan_begin;
pub mod plan_confirm;
pub mod plan_edit;
pub mod plan_findings;
pub mod plan_split;
pub mod plan_upload;
pub mod plan_versions;
pub mod points;
pub mod postings;
pub mod procedure;
pub mod progress;
pub mod register;
pub mod reports;
pub mod rescore;
pub mod review;
pub mod revoke;
pub mod secret;
pub mod sign_in;
pub mod starts;
pub mod steps;
pub mod submission;
pub mod submissions;
pub mod sync;
pub mod targets;
pub mod trend;
pub mod users;
pub mod values;
pub mod verdict;
pub mod village;
pub mod villages;
pub mod visit;
pub mod visits;

use dioxus::prelude::use_context;

use super::words::Words;

/// The words of the page that is being drawn.
pub fn words() -> Words {
    use_context::<Words>()
}
