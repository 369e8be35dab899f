//! The rules of the poverty review, as pure functions of values.
//!
//! Lives here: households, visits, questionnaires, the standard, classification, the plan, progress and merge.
//! Deliberately not here: I/O, clocks, randomness, SQL, HTTP, `cfg`, or any sentence shown to a person.

pub mod act;
pub mod answer;
pub mod birth;
pub mod calendar;
pub mod class;
pub mod classification;
pub mod decide;
pub mod decision;
pub mod household;
pub mod identity;
pub mod ids;
pub mod indicator;
pub mod letters;
pub mod made;
pub mod meeting;
pub mod member;
pub mod merge;
pub mod period;
pub mod phone;
pub mod plan;
pub mod points;
pub mod posting;
pub mod procedure;
pub mod progress;
pub mod quality;
pub mod questionnaire;
pub mod report;
pub mod review;
pub mod round;
pub mod sent;
pub mod setting;
pub mod similar;
pub mod stage;
pub mod standard;
pub mod submission;
pub mod support;
pub mod task;
pub mod text;
pub mod visit;
