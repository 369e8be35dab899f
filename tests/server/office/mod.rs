//! The office's pages over real HTTP, on a real store with the real plan and the synthetic register.

mod access;
mod desk;
mod devices;
mod plan;
mod progress;
mod village;
mod visits;
mod words;
