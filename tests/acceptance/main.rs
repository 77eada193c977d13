//! What the program does for a person, through its one entrance.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

mod checking;
mod command_line;
mod district;
mod dossier;
mod editing;
mod handing;
mod handing_over;
mod importing;
mod many;
mod merging;
mod paper_choices;
mod paper_pages;
mod papers;
mod projects;
mod reading_room;
mod safety;
mod task;
