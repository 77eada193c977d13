//! WebDriver over plain HTTP: the few requests that a person's acts come down to.
//!
//! One session per driver process. Every request has a hard limit, so that a
//! window that hangs is a failing test.

use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::Running;

const LIMIT: Duration = Duration::from_secs(20);
const START_LIMIT: Duration = Duration::from_secs(60);
/// The key under which WebDriver hands out elements, by its standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A visible element of the page, until the page changes.
#[derive(Debug, Clone)]
pub(crate) struct Element(String);

/// Why a request did not do what it says.
#[derive(Debug)]
pub(crate) enum Failure {
    /// No answer, or none in time: the window or its driver is gone or hangs.
    Unanswered(io::Error),
    /// The driver's own word, such as `stale element reference`.
    Refused { error: String, message: String },
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unanswered(error) => write!(out, "no answer from the window ({error})"),
            Self::Refused { error, message } => write!(out, "{error}: {message}"),
        }
    }
}

/// A running window with a hand in it.
#[derive(Debug)]
pub(crate) struct Session {
    driver: Running,
    port: u16,
    id: String,
}

impl Session {
    /// Starts a driver by `command` (its environment reaches the window) and through
    /// it the program.
    pub(crate) fn start(
        command: &mut Command,
        program: &Path,
        args: &[&str],
    ) -> Result<Self, Failure> {
        let port = free_port().map_err(Failure::Unanswered)?;
        let driver = Running::start(command.arg(format!("--port={port}")));
        let begun = Instant::now();
        while let Err(error) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            if begun.elapsed() > LIMIT {
                return Err(Failure::Unanswered(error));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": program, "args": args},
        }}});
        let mut session = Self { driver, port, id: String::new() };
        let answer = exchange(port, "POST", "/session", Some(&wanted), START_LIMIT)?;
        session.id = answer["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(session)
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Failure> {
        exchange(self.port, method, &format!("/session/{}{path}", self.id), body, LIMIT)
    }

    fn tell(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.ask("POST", path, Some(&body))
    }

    pub(crate) fn go_to(&self, address: &str) -> Result<(), Failure> {
        self.tell("/url", json!({"url": address})).map(drop)
    }

    /// What a script returns that is run in the page.
    pub(crate) fn script(&self, script: &str, arguments: Value) -> Result<Value, Failure> {
        self.tell("/execute/sync", json!({"script": script, "args": arguments}))
    }

    /// Like [`Self::script`], for a script that calls its last argument when done.
    pub(crate) fn script_when_done(&self, script: &str) -> Result<Value, Failure> {
        self.tell("/execute/async", json!({"script": script, "args": []}))
    }

    /// The elements that a script returns.
    pub(crate) fn elements(&self, script: &str, arguments: Value) -> Result<Vec<Element>, Failure> {
        let found = self.script(script, arguments)?;
        let ids = found.as_array().into_iter().flatten().filter_map(|item| item[ELEMENT].as_str());
        Ok(ids.map(|id| Element(id.to_owned())).collect())
    }

    /// What a script returns about one element, its `arguments[0]`.
    pub(crate) fn about(&self, element: &Element, script: &str) -> Result<Value, Failure> {
        self.script(script, json!([{ELEMENT: element.0}]))
    }

    pub(crate) fn click(&self, element: &Element) -> Result<(), Failure> {
        self.tell(&format!("/element/{}/click", element.0), json!({})).map(drop)
    }

    /// Plays acts of keys and pointer (`actions` of the standard) to their end.
    pub(crate) fn act(&self, sources: Value) -> Result<(), Failure> {
        self.tell("/actions", json!({"actions": sources})).map(drop)
    }

    /// As the value that acts name an element by.
    pub(crate) fn origin(element: &Element) -> Value {
        json!({ELEMENT: element.0})
    }

    /// The window as PNG, in base 64.
    pub(crate) fn screenshot(&self) -> Result<String, Failure> {
        let picture = self.ask("GET", "/screenshot", None)?;
        Ok(picture.as_str().unwrap_or_default().to_owned())
    }

    /// Whether the program still runs.
    pub(crate) fn is_open(&self) -> bool {
        self.driver.has_descendant_beside(&["WebKitWebDriver", "strace"])
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.is_open() {
            let _ = exchange(
                self.port,
                "DELETE",
                &format!("/session/{}", self.id),
                None,
                Duration::from_secs(5),
            );
        }
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// One request on a connection of its own; the `value` of the answer.
fn exchange(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
    limit: Duration,
) -> Result<Value, Failure> {
    let answer = raw_exchange(port, method, path, body, limit).map_err(Failure::Unanswered)?;
    let mut answer: Value =
        serde_json::from_slice(&answer).map_err(|error| Failure::Unanswered(error.into()))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(Failure::Refused {
            error: error.to_owned(),
            message: value["message"].as_str().unwrap_or_default().to_owned(),
        }),
        None => Ok(value),
    }
}

fn raw_exchange(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
    limit: Duration,
) -> io::Result<Vec<u8>> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let deadline = Instant::now() + limit;
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_write_timeout(Some(limit))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut read = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        if let Some(body) = complete_body(&read) {
            return Ok(body.to_vec());
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                format!("{method} {path}: {limit:?} are over"),
            ));
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut piece)? {
            0 => {
                return Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    format!("{method} {path}: cut off"),
                ));
            }
            length => read.extend_from_slice(&piece[..length]),
        }
    }
}

/// The body of an answer, once all of it is there. The driver always says its length.
fn complete_body(read: &[u8]) -> Option<&[u8]> {
    let end = read.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"))?;
    let length: usize = length.trim().parse().ok()?;
    read[end + 4..].get(..length)
}
