mod attachments;
mod batches;
mod changes;
mod enrolments;
mod forms;
mod meetings;
mod openapi;
