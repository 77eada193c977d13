//! The side that starts a reading process, listens to it and outlives it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::wire::Line;
use super::{Limits, MEMORY_LIMIT, READ_SHEET, SHEET};
use crate::error::ReadError;
use crate::read::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::sheet::{Row, Sheet};

/// How often a cancel is looked for while nothing comes.
const GLANCE: Duration = Duration::from_millis(20);

/// What of the child's last words is kept.
const LAST_WORDS: u64 = 2_000;

/// Reads one sheet of `file` by a process of `program`, which must call
/// [`super::serve`]. `progress` hears the number of rows so far. The child is gone
/// when this returns, whatever it returns.
///
/// # Errors
/// Any [`ReadError`]: the child's own refusals, its death, its caps, a cancel.
pub fn read_in_child(
    program: &Path,
    file: &Path,
    sheet: Option<&str>,
    limits: &Limits,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Result<Sheet, ReadError> {
    // The clock runs before the child does.
    let begin = Instant::now();
    let mut child = Running::start(program, file, sheet, limits)?;
    let (lines, last_words) = child.listen(limits.output)?;
    let mut told = Told::default();
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(ReadError::Cancelled);
        }
        let Some(left) = limits.time.checked_sub(begin.elapsed()).filter(|left| !left.is_zero())
        else {
            return Err(ReadError::TooSlow { seconds: limits.time.as_secs() });
        };
        match lines.recv_timeout(left.min(GLANCE)) {
            Ok(Heard::Lines(lines)) => {
                for line in lines {
                    told.take(line)?;
                }
                progress(told.sheet.rows.len());
            }
            Ok(Heard::TooMuch) => return Err(ReadError::TooManyCells),
            Ok(Heard::Nonsense(detail)) => return Err(child.death(&detail, last_words)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    match told.result() {
        Some(result) => result,
        None => Err(child.death("cut off", last_words)),
    }
}

/// What the listening thread has to say.
enum Heard {
    Lines(Vec<Line>),
    TooMuch,
    Nonsense(String),
}

/// The sheet as far as it has been told.
#[derive(Default)]
struct Told {
    sheet: Sheet,
    begun: bool,
    cells: usize,
    end: Option<Result<(), ReadError>>,
}

impl Told {
    /// Takes one line; the caps hold on this side too, should the child not keep them.
    fn take(&mut self, line: Line) -> Result<(), ReadError> {
        let nonsense = |what: &str| Err(ReadError::Died { detail: what.to_owned() });
        if self.end.is_some() {
            return nonsense("lines after the end");
        }
        match line {
            Line::Sheet { name, names, merged } if !self.begun => {
                self.begun = true;
                self.sheet = Sheet { name, names, rows: Vec::new(), merged };
            }
            Line::Row(number, cells) if self.begun => {
                self.cells += cells.len();
                let last = self.sheet.rows.last().map_or(0, |row| row.number);
                if number <= last || cells.len() > MAX_COLUMNS {
                    return nonsense("a row that cannot be");
                }
                if self.sheet.rows.len() == MAX_ROWS || self.cells > MAX_CELLS {
                    return Err(ReadError::TooManyCells);
                }
                self.sheet.rows.push(Row { number, cells });
            }
            Line::End { rows } if self.begun && rows == self.sheet.rows.len() => {
                self.end = Some(Ok(()));
            }
            Line::Refused(error) => self.end = Some(Err(error)),
            Line::Sheet { .. } | Line::Row(..) | Line::End { .. } => {
                return nonsense("lines in the wrong order");
            }
        }
        Ok(())
    }

    fn result(self) -> Option<Result<Sheet, ReadError>> {
        self.end.map(|end| end.map(|()| self.sheet))
    }
}

/// A child that is ended and waited for when it is dropped.
struct Running(Child);

impl Running {
    fn start(
        program: &Path,
        file: &Path,
        sheet: Option<&str>,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let mut command = Command::new(program);
        command.arg(READ_SHEET).arg(file);
        if let Some(sheet) = sheet {
            command.args([SHEET, sheet]);
        }
        command.args([MEMORY_LIMIT, &limits.memory.to_string()]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        let child = command.spawn();
        child.map(Self).map_err(|error| ReadError::NotStarted { detail: error.to_string() })
    }

    /// Two threads that end with the child: one for its lines, one for its last words.
    fn listen(
        &mut self,
        output: u64,
    ) -> Result<(mpsc::Receiver<Heard>, JoinHandle<String>), ReadError> {
        let missing = || ReadError::NotStarted { detail: "no pipe".to_owned() };
        let out = self.0.stdout.take().ok_or_else(missing)?;
        let mut err = self.0.stderr.take().ok_or_else(missing)?;
        let (heard, lines) = mpsc::sync_channel(4);
        thread::spawn(move || read_lines(BufReader::with_capacity(1 << 16, out), output, &heard));
        let last_words = thread::spawn(move || {
            let mut kept = Vec::new();
            let read = (&mut err).take(LAST_WORDS).read_to_end(&mut kept);
            if read.is_ok() {
                // The rest is drained so that the child never waits for a reader.
                let _ = std::io::copy(&mut err, &mut std::io::sink());
            }
            String::from_utf8_lossy(&kept).trim().to_owned()
        });
        Ok((lines, last_words))
    }

    /// Why a child that did not finish is gone.
    fn death(mut self, what: &str, last_words: JoinHandle<String>) -> ReadError {
        // One that has closed its output but lives on is ended; of one that is dying
        // by itself the status is already on its way, and kill() does not change it.
        let status = match self.0.try_wait() {
            Ok(Some(status)) => Some(status),
            _ => {
                let _ = self.0.kill();
                self.0.wait().ok()
            }
        };
        let said = last_words.join().unwrap_or_default();
        if said.contains("memory allocation of") {
            return ReadError::OutOfMemory;
        }
        let end = status.map_or_else(String::new, |status: ExitStatus| status.to_string());
        ReadError::Died { detail: format!("{what}; {end}; {said}") }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Sends parsed lines in batches until the output ends, is too long, or is nonsense.
fn read_lines(mut out: impl BufRead, output: u64, heard: &SyncSender<Heard>) {
    let mut left = output;
    let mut batch = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = (&mut out).take(left.saturating_add(1)).read_until(b'\n', &mut line);
        let length = match read {
            Ok(length) => length as u64,
            Err(error) => {
                let _ = heard.send(Heard::Nonsense(error.to_string()));
                return;
            }
        };
        if length > left {
            let _ = heard.send(Heard::TooMuch);
            return;
        }
        left -= length;
        if length > 0 {
            match serde_json::from_slice(&line) {
                Ok(line) => batch.push(line),
                Err(error) => {
                    let _ = heard.send(Heard::Nonsense(error.to_string()));
                    return;
                }
            }
        }
        if length == 0 || batch.len() == 256 {
            let full = std::mem::take(&mut batch);
            // A closed channel means that nobody wants the rest.
            if heard.send(Heard::Lines(full)).is_err() || length == 0 {
                return;
            }
        }
    }
}
