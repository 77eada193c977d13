//! The reading process: what it hands over, and every way it can end.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use intake::child::{Limits, read_in_child};
use intake::{ReadError, Sheet, read_sheet};

use crate::book::{book, with_cells};
use crate::row;

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_read-sheet").into()
}

fn run(program: &Path, file: &Path, limits: &Limits) -> Result<Sheet, ReadError> {
    read_in_child(program, file, None, limits, &AtomicBool::new(false), &mut |_| {})
}

/// A list of that many households in a folder of its own.
fn list(households: i32) -> (tempfile::TempDir, PathBuf) {
    let mut rows = vec![row!["STT", "Chủ hộ", "Năm sinh", "Thôn"]];
    for number in 1..=households {
        let name = format!("Người Thử {number}");
        rows.push(row![number, name.as_str(), 1950, "Đồng Xoan"]);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sách hộ.xlsx");
    std::fs::write(&path, book(&rows, |_| {})).unwrap();
    (folder, path)
}

#[test]
fn a_sheet_comes_out_of_the_child_as_it_is_read_here() {
    let (_folder, path) = list(1000);
    let mut heard = Vec::new();
    let sheet = read_in_child(
        &program(),
        &path,
        Some("Sheet1"),
        &Limits::default(),
        &AtomicBool::new(false),
        &mut |rows| heard.push(rows),
    );
    assert_eq!(sheet, read_sheet(&path, None));
    assert!(heard.is_sorted() && heard.last() == Some(&1001), "{heard:?}");
}

#[test]
fn what_the_child_refuses_is_said_as_if_read_here() {
    let (_folder, path) = list(1);
    let wrong = path.with_extension("txt");
    std::fs::write(&wrong, "STT;Chủ hộ").unwrap();
    assert_eq!(run(&program(), &wrong, &Limits::default()), read_sheet(&wrong, None));
    let gone = path.with_file_name("không có.xlsx");
    assert_eq!(run(&program(), &gone, &Limits::default()), Err(ReadError::NotFound));
}

#[cfg(unix)]
#[test]
fn a_child_that_needs_too_much_memory_is_a_sentence() {
    let (_folder, path) = list(1);
    let rows: String = (1..=30_000)
        .map(|n| {
            format!(
                r#"<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Người Thử {n}</t></is></c></row>"#
            )
        })
        .collect();
    std::fs::write(&path, with_cells(&rows)).unwrap();
    let limits = Limits { memory: 12 << 20, ..Limits::default() };
    let error = run(&program(), &path, &limits).unwrap_err();
    assert_eq!(error, ReadError::OutOfMemory);
    assert!(error.to_string().contains("quá nhiều bộ nhớ"), "{error}");
    assert!(run(&program(), &path, &Limits::default()).is_ok());
}

#[test]
fn a_child_that_writes_too_much_is_stopped() {
    let (_folder, path) = list(1000);
    let limits = Limits { output: 10_000, ..Limits::default() };
    assert_eq!(run(&program(), &path, &limits), Err(ReadError::TooManyCells));
}

#[test]
fn a_program_that_is_not_there_is_a_sentence() {
    let (folder, path) = list(1);
    let error = run(&folder.path().join("không có"), &path, &Limits::default()).unwrap_err();
    assert!(matches!(error, ReadError::NotStarted { .. }), "{error:?}");
}

#[cfg(unix)]
#[test]
fn a_program_that_knows_nothing_of_sheets_is_a_sentence() {
    let (_folder, path) = list(1);
    for program in ["true", "false", "echo"] {
        let error = run(Path::new(program), &path, &Limits::default()).unwrap_err();
        assert!(matches!(error, ReadError::Died { .. }), "{program}: {error:?}");
    }
}

/// A pipe in place of a file: the child hangs on it for ever.
#[cfg(unix)]
fn pipe() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("treo.xlsx");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    (folder, path)
}

#[cfg(unix)]
#[test]
fn a_child_that_hangs_is_ended_when_its_time_is_up() {
    let (_folder, path) = pipe();
    let limits = Limits { time: Duration::from_millis(50), ..Limits::default() };
    assert_eq!(run(&program(), &path, &limits), Err(ReadError::TooSlow { seconds: 0 }));
}

#[cfg(unix)]
#[test]
fn a_cancel_ends_the_child_while_it_reads() {
    let (_folder, path) = pipe();
    let cancel = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let canceller = scope.spawn(|| {
            // Opening waits until the child has opened the other end.
            let pipe = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
            cancel.store(true, Ordering::Relaxed);
            pipe
        });
        let hung = Limits { time: Duration::from_secs(600), ..Limits::default() };
        let read = read_in_child(&program(), &path, None, &hung, &cancel, &mut |_| {});
        assert_eq!(read, Err(ReadError::Cancelled));
        let mut pipe = canceller.join().unwrap();
        pipe.write_all(b"PK").expect_err("nobody is left to read the pipe");
    });
}
