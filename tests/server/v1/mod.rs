mod batches;
mod changes;
mod enrolments;
mod forms;
mod openapi;
