//! The office's pages over real HTTP, on a real store with the real plan and the synthetic register.

mod access;
mod conflicts;
mod decisions;
mod desk;
mod devices;
mod hardening;
mod households;
mod meetings;
mod movement;
mod plan;
mod plan_edit;
mod points;
mod postings;
mod progress;
mod register;
mod reports;
mod rescore;
mod review;
mod rounds;
mod scope;
mod submissions;
mod trust;
mod village;
mod visits;
mod words;
