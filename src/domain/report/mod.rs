//! Reports 1 to 15 of the review (domain.md section 4), as tables of values: no sentence, no file format.
//!
//! Every figure names the households behind it, so that each cell opens into names.
