//! Work on the tree itself, for developers and for `make test`; nothing here
//! reaches the program.

mod fuzz_merge;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask tidy           the invariants of ARCHITECTURE.md that no compiler sees";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    match words.next().as_deref() {
        Some("tidy") => tidy::run(),
        Some("fuzz-merge") => fuzz_merge::run(words),
        _ => {
            eprintln!("{USAGE}\n{}", fuzz_merge::USAGE);
            ExitCode::from(2)
        }
    }
}
