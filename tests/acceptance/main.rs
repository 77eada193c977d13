//! What the program does for a person, through its one entrance.

mod command_line;
mod editing;
mod handing_over;
mod importing;
mod papers;
