//! The reading process: caps itself, reads one sheet, writes it out, ends.

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::wire::Line;
use super::{MEMORY_LIMIT, READ_SHEET, SHEET};
use crate::error::ReadError;
use crate::read::read_sheet;

struct Request {
    file: PathBuf,
    sheet: Option<String>,
    memory: Option<u64>,
}

/// Serves one reading if the arguments (without the program's name) ask for one, and
/// says how the process ends: 0 the sheet was written, 1 a refusal was, 2 wrong usage.
/// `None`: the arguments are about something else.
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter();
    if arguments.next()? != READ_SHEET {
        return None;
    }
    let Some(request) = request(arguments) else {
        eprintln!("{READ_SHEET} FILE [{SHEET} NAME] [{MEMORY_LIMIT} BYTES]");
        return Some(ExitCode::from(2));
    };
    let read =
        cap(request.memory).and_then(|()| read_sheet(&request.file, request.sheet.as_deref()));
    let refused = read.is_err();
    Some(match write(read) {
        Ok(()) => ExitCode::from(u8::from(refused)),
        // Nobody is listening any more.
        Err(_) => ExitCode::from(1),
    })
}

fn request(mut arguments: impl Iterator<Item = OsString>) -> Option<Request> {
    let mut request = Request { file: arguments.next()?.into(), sheet: None, memory: None };
    while let Some(name) = arguments.next() {
        let value = arguments.next()?.into_string().ok()?;
        match name.to_str()? {
            SHEET => request.sheet = Some(value),
            MEMORY_LIMIT => request.memory = Some(value.parse().ok()?),
            _ => return None,
        }
    }
    Some(request)
}

/// Caps the address space, and forbids core files: they would hold personal data.
#[cfg(unix)]
fn cap(memory: Option<u64>) -> Result<(), ReadError> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let set = |resource, to: u64| {
        let hard = getrlimit(resource).maximum;
        let to = hard.map_or(to, |hard| hard.min(to));
        setrlimit(resource, Rlimit { current: Some(to), maximum: Some(to) })
            .map_err(|error| ReadError::NotStarted { detail: format!("setrlimit: {error}") })
    };
    set(Resource::Core, 0)?;
    memory.map_or(Ok(()), |memory| set(Resource::As, memory))
}

#[cfg(not(unix))]
fn cap(_memory: Option<u64>) -> Result<(), ReadError> {
    Ok(())
}

fn write(read: Result<crate::Sheet, ReadError>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = |line: &Line| -> io::Result<()> {
        serde_json::to_writer(&mut out, line)?;
        out.write_all(b"\n")
    };
    match read {
        Err(error) => line(&Line::Refused(error))?,
        Ok(sheet) => {
            let rows = sheet.rows.len();
            line(&Line::Sheet { name: sheet.name, names: sheet.names, merged: sheet.merged })?;
            for row in sheet.rows {
                line(&Line::Row(row.number, row.cells))?;
            }
            line(&Line::End { rows })?;
        }
    }
    out.flush()
}
