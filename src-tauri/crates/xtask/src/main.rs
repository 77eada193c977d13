//! Work on the tree itself, for developers and for `make test`; nothing here
//! reaches the program.

mod bench;
mod bindings;
mod fuzz_merge;
mod fuzz_open;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask tidy           the invariants of ARCHITECTURE.md that no compiler sees
cargo xtask bindings       writes ui/src/lib/ipc/bindings.ts; --check only compares
cargo xtask bench          speed and memory; `make bench` runs it released";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    match words.next().as_deref() {
        Some("tidy") => tidy::run(),
        Some("bindings") => bindings::run(words.next().as_deref() == Some("--check")),
        Some("bench") => bench::run(words),
        Some("fuzz-merge") => fuzz_merge::run(words),
        Some("fuzz-open") => fuzz_open::run(words),
        _ => {
            eprintln!("{USAGE}\n{}\n{}", fuzz_merge::USAGE, fuzz_open::USAGE);
            ExitCode::from(2)
        }
    }
}
