//! `bv`: the same use cases as the window, from the command line.
//!
//! Data go to standard output (JSON with `--json`, see `docs/cli.md`), sentences for people
//! to standard error. Exit codes: 0 done, 1 refused or blocking findings, 2 wrong usage.
//! Deliberately absent: rules, SQL, formats. Everything goes through `App::dispatch`.

mod arguments;
mod assign;
mod commands;
mod demo;
mod merge;
mod say;
mod sheets;
mod show;

use std::process::ExitCode;

use app::{App, Environment, SystemIds};

use crate::arguments::{Arguments, Wrong};
use crate::commands::Failure;

fn main() -> ExitCode {
    // Asked to read a foreign spreadsheet, this process does nothing else.
    if let Some(code) = intake::child::serve(std::env::args_os().skip(1)) {
        return code;
    }
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(log_level())
        .without_time()
        .init();
    match Arguments::parse(std::env::args_os().skip(1)).map_err(Failure::Usage).and_then(run) {
        Ok(code) => code,
        Err(Failure::Usage(Wrong(what))) => {
            say::line("usage.wrong", &[("what", &what)]);
            ExitCode::from(2)
        }
        Err(Failure::Refused(error)) => {
            eprintln!("{}", error.message);
            if let Some(number) = error.incident {
                say::line("error.incident", &[("number", &number)]);
            }
            ExitCode::from(1)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    if arguments.help {
        say::help();
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.command == "demo" {
        return demo::run(&arguments);
    }
    let app = App::new(environment());
    let result = commands::run(&app, &arguments);
    // The workplace is closed cleanly whatever happened; what was written is on disk already.
    let closed = app.dispatch("workplace.close", serde_json::json!({}));
    let code = result?;
    closed.map_err(Failure::Refused)?;
    Ok(code)
}

fn environment() -> Environment {
    Environment {
        clock: Environment::usual_clock(),
        ids: Box::new(SystemIds),
        data: Environment::usual_data_folder(),
        device: Environment::usual_device(),
        sheet_reader: std::env::current_exe().unwrap_or_else(|_| "bv".into()),
        viewer: Environment::no_viewer(),
    }
}

/// Errors only, unless `BENVUNG_LOG=debug` asks for more.
fn log_level() -> tracing_subscriber::filter::LevelFilter {
    let wanted = std::env::var("BENVUNG_LOG").unwrap_or_default();
    wanted.parse().unwrap_or(tracing_subscriber::filter::LevelFilter::ERROR)
}
