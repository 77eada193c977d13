//! `read-sheet --read-sheet FILE`: the reading process and nothing else, for tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    intake::child::serve(std::env::args_os().skip(1)).unwrap_or(ExitCode::from(2))
}
