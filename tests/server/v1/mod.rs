mod batches;
mod changes;
mod enrolments;
mod openapi;
