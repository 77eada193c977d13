//! A screen without a display, and the one act on it that WebDriver lacks: the
//! cross of the window.
//!
//! No window manager runs, so the message that its cross would send is sent from
//! here, over the X11 protocol: six requests of a fixed shape, little-endian.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::process::Running;

/// A running Xvfb of 1366 × 768.
#[derive(Debug)]
pub(crate) struct Screen {
    /// Its number, as in `DISPLAY=:number`.
    pub(crate) number: String,
    _server: Running,
}

impl Screen {
    pub(crate) fn light() -> Self {
        // The server picks a free number and says it on its standard output.
        let mut server = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let said = server.0.stdout.take().expect("standard output is piped");
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number).expect("Xvfb says its number");
        let number = number.trim().to_owned();
        assert!(!number.is_empty(), "Xvfb ended without a screen");
        Self { number, _server: server }
    }
}

/// Tells every visible window of a screen that its cross was clicked; how many
/// were told.
pub(crate) fn click_crosses(number: &str) -> io::Result<usize> {
    let mut x = Connection::open(number)?;
    let protocols = x.atom("WM_PROTOCOLS")?;
    let delete = x.atom("WM_DELETE_WINDOW")?;
    let mut told = 0;
    for window in x.windows()? {
        if x.is_visible(window)? && x.property(window, protocols)?.contains(&delete) {
            x.send_message(window, protocols, delete)?;
            told += 1;
        }
    }
    x.atom("WM_PROTOCOLS")?; // an answer means that all before it has arrived
    Ok(told)
}

struct Connection {
    stream: UnixStream,
    root: u32,
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let mut four = [0; 4];
    four.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(four)
}

fn padded(length: usize) -> usize {
    length.next_multiple_of(4)
}

impl Connection {
    fn open(number: &str) -> io::Result<Self> {
        let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}"))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
        let mut head = [0; 8];
        stream.read_exact(&mut head)?;
        let mut body = vec![0; usize::from(u16::from_le_bytes([head[6], head[7]])) * 4];
        stream.read_exact(&mut body)?;
        if head[0] != 1 {
            return Err(io::Error::other("the screen refuses"));
        }
        // The vendor's name and the pixel formats stand before the first root window.
        let vendor = usize::from(u16::from_le_bytes([body[16], body[17]]));
        let root = word(&body, 32 + padded(vendor) + 8 * usize::from(body[21]));
        Ok(Self { stream, root })
    }

    fn send(&mut self, opcode: u8, detail: u8, words: &[u32]) -> io::Result<()> {
        let length = u16::try_from(words.len() + 1).map_err(io::Error::other)?;
        let mut request = vec![opcode, detail];
        request.extend(length.to_le_bytes());
        request.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        self.stream.write_all(&request)
    }

    fn ask(&mut self, opcode: u8, detail: u8, words: &[u32]) -> io::Result<Vec<u8>> {
        self.send(opcode, detail, words)?;
        let mut answer = vec![0; 32];
        self.stream.read_exact(&mut answer)?;
        if answer[0] != 1 {
            return Err(io::Error::other(format!("request {opcode}: error {}", answer[1])));
        }
        let more = word(&answer, 4) as usize * 4;
        answer.resize(32 + more, 0);
        self.stream.read_exact(&mut answer[32..])?;
        Ok(answer)
    }

    /// InternAtom.
    fn atom(&mut self, name: &str) -> io::Result<u32> {
        let mut bytes = name.as_bytes().to_vec();
        bytes.resize(padded(name.len()), 0);
        let mut words = vec![u32::try_from(name.len()).map_err(io::Error::other)?];
        words.extend(bytes.chunks(4).map(|four| word(four, 0)));
        Ok(word(&self.ask(16, 0, &words)?, 8))
    }

    /// QueryTree of the root: with no window manager, all top-level windows.
    fn windows(&mut self) -> io::Result<Vec<u32>> {
        let answer = self.ask(15, 0, &[self.root])?;
        Ok(answer[32..].chunks_exact(4).map(|four| word(four, 0)).collect())
    }

    /// GetWindowAttributes: whether the window is mapped.
    fn is_visible(&mut self, window: u32) -> io::Result<bool> {
        Ok(self.ask(3, 0, &[window])?[26] == 2)
    }

    /// GetProperty, as a list of numbers.
    fn property(&mut self, window: u32, name: u32) -> io::Result<Vec<u32>> {
        let answer = self.ask(20, 0, &[window, name, 0, 0, 64])?;
        Ok(answer[32..].chunks_exact(4).map(|four| word(four, 0)).collect())
    }

    /// SendEvent with a ClientMessage of one number.
    fn send_message(&mut self, window: u32, kind: u32, value: u32) -> io::Result<()> {
        const CLIENT_MESSAGE: u32 = 33 | 32 << 8; // its code, and 32 bits to a number
        self.send(25, 0, &[window, 0, CLIENT_MESSAGE, window, kind, value, 0, 0, 0, 0])
    }
}
