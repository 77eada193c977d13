//! What the program does for a person, through its one entrance.

#![allow(clippy::unwrap_used, reason = "a panic in a test names its place")]

mod command_line;
mod editing;
mod handing_over;
mod importing;
mod papers;
