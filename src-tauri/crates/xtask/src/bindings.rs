//! `cargo xtask bindings [--check]`: the border in TypeScript, generated or compared.

use std::process::ExitCode;

/// The generated file, from the root of the project.
const FILE: &str = "ui/src/lib/ipc/bindings.ts";

/// Writes the file, or with `check` only says whether it is up to date.
pub fn run(check: bool) -> ExitCode {
    let wanted = app::bindings::typescript();
    // Started from the root of the project, as every cargo command of the house is.
    let path = std::path::Path::new(FILE);
    let found = std::fs::read_to_string(path).unwrap_or_default();
    if found == wanted {
        println!("{FILE} is up to date");
        return ExitCode::SUCCESS;
    }
    if check {
        eprintln!("{FILE} differs from the command table: run cargo xtask bindings");
        return ExitCode::FAILURE;
    }
    match std::fs::write(path, wanted) {
        Ok(()) => {
            println!("{FILE} written");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{FILE}: {error}");
            ExitCode::FAILURE
        }
    }
}
