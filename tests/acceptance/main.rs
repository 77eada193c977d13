//! What the program does for a person, through its one entrance.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

mod annexes;
mod answering;
mod assigning;
mod checking;
mod command_line;
mod copies;
mod copies_numbers;
mod district;
mod dossier;
mod editing;
mod frozen_papers;
mod handing;
mod handing_over;
mod importing;
mod key_lock;
mod many;
mod merging;
mod paper_check;
mod paper_choices;
mod paper_pages;
mod paper_text;
mod papers;
mod projects;
mod reading_room;
mod safety;
mod sheets;
mod task;
mod the_year;
