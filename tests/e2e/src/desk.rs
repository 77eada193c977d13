//! Where a test sits: a screen of its own, a data folder of its own, the two
//! programs within reach, and a folder for pictures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::screen::Screen;
use crate::trace::addresses_outside;
use crate::viewer::Viewer;
use crate::webdriver::Session;
use crate::window::Window;

/// One window at a time on this machine's cores, also under `cargo test`.
static TURN: Mutex<()> = Mutex::new(());

/// A test's screen, folders and programs. Everything it started ends with it.
#[derive(Debug)]
pub struct Desk {
    screen: Screen,
    home: tempfile::TempDir,
    pictures: PathBuf,
    environment: Vec<(String, String)>,
    watched: bool,
    viewer: Option<Viewer>,
    _turn: MutexGuard<'static, ()>,
}

/// What the command line said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Exit code: 0 done, 1 refused, 2 wrong usage.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error, where messages for people go.
    pub err: String,
}

impl Desk {
    /// A fresh desk. `test` names the folder of pictures, `artefacts/e2e/<test>`.
    ///
    /// # Panics
    /// If there is no room or no screen for it.
    pub fn for_test(test: &str) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::Builder::new()
            .prefix("benvung-e2e-")
            .tempdir()
            .expect("a temporary folder can be made");
        let pictures = tree().join("artefacts/e2e").join(test);
        let _ = fs::remove_dir_all(&pictures);
        fs::create_dir_all(&pictures).expect("the folder for pictures can be made");

        Self {
            screen: Screen::light(),
            home,
            pictures,
            environment: Vec::new(),
            watched: false,
            viewer: None,
            _turn: turn,
        }
    }

    /// A variable for the programs started from now on.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Puts a viewer in the place of the system's own, for windows opened from now on; it
    /// only notes what it was to show.
    #[must_use]
    pub fn with_viewer(mut self) -> Self {
        self.viewer = Some(Viewer::below(self.home.path()));
        self
    }

    /// The file that the viewer was to show, at the `count`th time (from 1); waits for it.
    ///
    /// # Panics
    /// If the desk has no viewer or it was not asked in time.
    pub fn shown(&self, count: usize) -> PathBuf {
        self.viewer.as_ref().expect("this desk has a viewer").shown(count)
    }

    /// Has the kernel's view of the window's sockets written down from now on; it
    /// opens more slowly then.
    #[must_use]
    pub fn watched(mut self) -> Self {
        self.watched = true;
        self
    }

    /// The internet addresses outside this machine that windows of a watched desk
    /// reached for or listened on. Empty is as it should be.
    ///
    /// # Panics
    /// If no window was opened at a watched desk.
    pub fn addresses_outside(&self) -> Vec<String> {
        let trace = fs::read_to_string(self.trace()).expect("a watched window was open");
        assert!(!trace.is_empty(), "strace saw nothing at all");
        addresses_outside(&trace)
    }

    fn trace(&self) -> PathBuf {
        self.home.path().join("sockets.txt")
    }

    /// Where the programs keep their data (`BENVUNG_DATA_DIR`).
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// A folder for files that the person of the story has lying about.
    pub fn papers(&self) -> PathBuf {
        let papers = self.home.path().join("papers");
        fs::create_dir_all(&papers).expect("a folder beside the data can be made");
        papers
    }

    /// Opens the program's window, with arguments for the program.
    ///
    /// # Panics
    /// If the program is not built or shows no window in time.
    pub fn open_window(&self, args: &[&str]) -> Window {
        self.open(&built("benvung"), args)
    }

    /// Opens any program that shows its pages with the same engine.
    ///
    /// # Panics
    /// If it shows no window in time.
    pub fn open(&self, program: &Path, args: &[&str]) -> Window {
        let mut driver = if self.watched {
            let mut strace = Command::new("strace");
            strace
                .args(["-f", "--seccomp-bpf", "-A", "-e", "trace=connect,bind", "-o"])
                .arg(self.trace());
            strace.arg("WebKitWebDriver");
            strace
        } else {
            Command::new("WebKitWebDriver")
        };
        self.surround(&mut driver);
        driver.env("TAURI_WEBVIEW_AUTOMATION", "true");
        if let Some(viewer) = &self.viewer {
            driver.env("PATH", viewer.path());
        }
        let log =
            fs::File::options().create(true).append(true).open(self.pictures.join("program.log"));
        match log.and_then(|log| Ok((log.try_clone()?, log))) {
            Ok((out, err)) => driver.stdout(out).stderr(err),
            Err(error) => panic!("the program's log cannot be written: {error}"),
        };
        match Session::start(&mut driver, program, args) {
            Ok(session) => Window::new(session, self.pictures.clone(), self.screen.number.clone()),
            Err(failure) => panic!("{} shows no window: {failure}", program.display()),
        }
    }

    /// Runs the command line (`bv`) on the same data.
    ///
    /// # Panics
    /// If it is not built.
    pub fn bv(&self, args: &[&str]) -> Answer {
        let mut command = Command::new(built("bv"));
        self.surround(&mut command);
        let output = command.args(args).stdin(Stdio::null()).output().expect("bv can be started");
        Answer {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn surround(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .current_dir(home)
            .env("DISPLAY", format!(":{}", self.screen.number))
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("xdg-data"))
            .env("XDG_CACHE_HOME", home.join("xdg-cache"))
            .env("XDG_CONFIG_HOME", home.join("xdg-config"))
            .env("BENVUNG_DATA_DIR", self.data())
            // With these two set, pictures of the window never come.
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .env("NO_AT_BRIDGE", "1")
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
    }
}

/// The root of the source tree.
fn tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this crate lies two folders below the root")
}

/// A program of this workspace, beside the folder of the running test.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    let program = test.ancestors().nth(2).expect("tests lie in target/debug/deps").join(name);
    assert!(
        program.is_file(),
        "{} is not built; `make test` builds everything first",
        program.display()
    );
    program
}
