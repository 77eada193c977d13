//! The desktop program: a window around `App::dispatch`.
//!
//! Deliberately absent: every rule. The shell opens the window, carries commands to the
//! core off the window's thread, carries progress back, and closes the workplace cleanly.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod logging;
mod viewer;

use std::process::ExitCode;
use std::sync::Arc;

use app::{App, Environment, ErrorDto, Progress, SystemIds};
use serde_json::Value;
use tauri::{Emitter, Manager, RunEvent, State, WebviewWindow};

/// The only command of the window: a name and arguments in, a result or a sentence out.
#[tauri::command]
async fn dispatch(
    app: State<'_, Arc<App>>,
    window: WebviewWindow,
    command: String,
    args: Value,
) -> Result<Value, ErrorDto> {
    let app = Arc::clone(&app);
    let work = tokio::task::spawn_blocking(move || {
        let progress = |progress: Progress| {
            // A window that is closing hears nothing more; the work goes on.
            let _ = window.emit("progress", progress);
        };
        app.dispatch_with(&command, args, &progress)
    });
    match work.await {
        Ok(result) => result,
        Err(error) => Err(app::unforeseen(&error.to_string())),
    }
}

fn main() -> ExitCode {
    // Asked to read a foreign spreadsheet, this process does nothing else.
    if let Some(code) = app::serve_sheets(std::env::args_os().skip(1)) {
        return code;
    }
    let environment = environment();
    logging::start(&environment.data);
    let core = Arc::new(App::new(environment));
    let opened = std::env::args().nth(1).filter(|path| path.ends_with(".benvung"));
    if let Some(path) = opened {
        // Opened by a double click; a refusal shows on the start screen's list.
        if let Err(error) = core.dispatch("workplace.open", serde_json::json!({ "path": path })) {
            tracing::warn!(code = ?error.code, "the file given at the start was not opened");
        }
    }
    let tokio = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build();
    let tokio = tokio.expect("a program that may start threads can start two");
    tauri::async_runtime::set(tokio.handle().clone());
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&core))
        .invoke_handler(tauri::generate_handler![dispatch])
        .build(tauri::generate_context!());
    match built {
        Ok(program) => {
            program.run(|handle, event| {
                if matches!(event, RunEvent::Exit) {
                    leave(handle.state::<Arc<App>>().inner());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Backs up what was changed and closes the file.
fn leave(core: &App) {
    if let Err(error) = core.dispatch("workplace.close", serde_json::json!({})) {
        tracing::error!(code = ?error.code, "the workplace was not closed cleanly");
    }
}

fn environment() -> Environment {
    Environment {
        clock: Environment::usual_clock(),
        ids: Box::new(SystemIds),
        data: Environment::usual_data_folder(),
        device: Environment::usual_device(),
        sheet_reader: std::env::current_exe().unwrap_or_else(|_| "benvung".into()),
        viewer: Box::new(viewer::show),
    }
}
