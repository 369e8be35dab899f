//! One view a route. `XView` holds hooks and data, `XScreen` is a pure function of its props.

pub mod acts;
pub mod conflict;
pub mod enrol;
pub mod household;
pub mod household_edit;
pub mod household_people;
pub mod households;
pub mod lost;
pub mod meeting;
pub mod needs;
pub mod new_household;
pub mod outbox;
pub mod parts;
pub mod receipt;
pub mod sent_back;
pub mod settings;
pub mod today;

// The form, its result, and progress.
pub mod correction;
pub mod draft_states;
pub mod members;
pub mod print;
pub mod progress;
pub mod rescore;
pub mod result;
pub mod result_screen;
pub mod submission;
pub mod visit;
pub mod visit_asides;
pub mod visit_done;
pub mod visit_draft;
pub mod visit_here;
pub mod visit_open;
pub mod visit_page;
pub mod visit_points;
pub mod visit_record;
pub mod visit_saver;
pub mod visit_screen;
pub mod visit_summary;
