//! Quality checks of a visit: too fast, all the same answers, far from the house, unlike the village, B1 at the line.
//!
//! They are reasons to look closer, never reasons to refuse. Thresholds are data with their source.
