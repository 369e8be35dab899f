//! Parts of screens. They take data and emit events: no SQL, no HTTP, no rule of the review, no text but from Fluent.

pub mod badge;
pub mod banner;
pub mod bar;
pub mod basis;
pub mod button;
pub mod code;
pub mod day_field;
pub mod field;
pub mod field_note;
pub mod field_text;
pub mod icon;
pub mod long_list;
pub mod nav;
pub mod note_field;
pub mod office_comment;
pub mod pick;
pub mod screen;
pub mod search;
pub mod section;
pub mod states;
pub mod sync_line;
pub mod target;
pub mod text_box;
pub mod toast;

// Parts of the form, the result and the progress page.
pub mod answer_text;
pub mod choice;
pub mod focus;
pub mod gauge;
pub mod last_time;
pub mod ledger;
pub mod member_form;
pub mod member_parts;
pub mod picture;
pub mod points_items;
pub mod proposals;
pub mod question;
pub mod read_aloud;
pub mod reason;
pub mod squares;
pub mod stepper;
pub mod steps;
pub mod typed;
pub mod typed_field;
