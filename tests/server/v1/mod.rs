mod attachments;
mod batches;
mod changes;
mod enrolments;
mod forms;
pub mod meetings;
mod openapi;
