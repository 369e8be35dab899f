//! From the store's records to what a page shows: pure functions of values, no rule of the review.
//!
//! Figures come from `domain::progress` as they are; here they are only put in order, subtracted from a target, and
//! rounded for the eye.

pub mod account;
pub mod acts;
pub mod answers;
pub mod backup;
pub mod codes;
pub mod compare;
pub mod conflicts;
pub mod devices;
pub mod dictionary;
pub mod export;
pub mod form;
pub mod household;
pub mod imports;
pub mod journal;
pub mod journal_actions;
pub mod map;
pub mod movement;
pub mod person;
pub mod plan;
pub mod plan_form;
pub mod plan_split;
pub mod points;
pub mod progress;
pub mod quality;
pub mod register;
pub mod reports;
pub mod rescore;
pub mod review;
pub mod steps;
pub mod submissions;
pub mod sync;
pub mod tables;
pub mod targets;
pub mod users;
pub mod values;
pub mod village;
pub mod visit;
pub mod visits;
pub mod workbook;
