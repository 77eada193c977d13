//! The program without a window, for acceptance tests: they speak only through `dispatch`.

pub mod communes;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use app::demo::{InventedCommune, Layout};
use app::{App, Clock, Environment, ErrorDto, IdSource};
use domain::catalog::Catalogue;
use serde_json::{Value, json};

/// A day that a test chooses.
struct FixedClock(Arc<Mutex<chrono::NaiveDateTime>>);

impl Clock for FixedClock {
    fn now(&self) -> chrono::NaiveDateTime {
        *self.0.lock().expect("no test panics while it reads the clock")
    }
}

/// Numbers in a row: every id is new, and the same in each run.
struct CountedIds(AtomicU64);

impl IdSource for CountedIds {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::Relaxed);
            let spread = n.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17) ^ n;
            let len = chunk.len();
            chunk.copy_from_slice(&spread.to_le_bytes()[..len]);
        }
    }
}

/// A file with this in its name has no program that shows it.
pub const NO_VIEWER: &str = "khong-co-chuong-trinh";

/// One office: its own folder, clock and ids.
pub struct Office {
    folder: tempfile::TempDir,
    shown: Arc<Mutex<Vec<PathBuf>>>,
    clock: Arc<Mutex<chrono::NaiveDateTime>>,
    /// The program.
    pub app: App,
}

impl Office {
    /// An office on the morning of 11/02/2020; `seed` tells its ids from those of others.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::on("2020-02-11T08:00:00", seed)
    }

    /// An office on the morning of 11/02/2020 with a machine of that name.
    #[must_use]
    pub fn named(device: &str, seed: u64) -> Self {
        let mut office = Self::new(seed);
        office.app.environment.device = device.to_owned();
        office
    }

    /// An office whose clock stands at `moment`.
    #[must_use]
    pub fn on(moment: &str, seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a test has a temporary folder");
        let clock = Arc::new(Mutex::new(moment.parse().expect("a test names a moment")));
        let shown: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let recorder = Arc::clone(&shown);
        let app = App::new(Environment {
            clock: Box::new(FixedClock(Arc::clone(&clock))),
            ids: Box::new(CountedIds(AtomicU64::new(seed << 32 | 1))),
            data: folder.path().join("data"),
            device: "Máy 1".to_owned(),
            sheet_reader: bv(),
            viewer: Box::new(move |path| {
                if path.to_string_lossy().contains(NO_VIEWER) {
                    return Err(std::io::ErrorKind::NotFound.into());
                }
                recorder.lock().expect("no test panics while it records").push(path.to_owned());
                Ok(())
            }),
        });
        Self { folder, shown, clock, app }
    }

    /// What was opened in the system's own programs so far; the office has none for files
    /// whose names contain [`NO_VIEWER`].
    ///
    /// # Panics
    /// If a recording panicked.
    pub fn shown(&self) -> Vec<PathBuf> {
        self.shown.lock().expect("no test panics while it records").clone()
    }

    /// Sets the office's clock to another moment.
    ///
    /// # Panics
    /// If it is not one.
    pub fn turns_clock_to(&self, moment: &str) {
        let moment = moment.parse().expect("a test names a moment");
        *self.clock.lock().expect("no test panics while it reads the clock") = moment;
    }

    /// A path in the office's folder.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Runs a command that has to succeed.
    ///
    /// # Panics
    /// With the sentence, if it is refused.
    pub fn does(&self, command: &str, args: Value) -> Value {
        match self.app.dispatch(command, args) {
            Ok(result) => result,
            Err(error) => panic!("{command}: {}", error.message),
        }
    }

    /// Runs a command that has to be refused.
    ///
    /// # Panics
    /// If it succeeds.
    pub fn is_refused(&self, command: &str, args: Value) -> ErrorDto {
        match self.app.dispatch(command, args) {
            Err(error) => error,
            Ok(result) => panic!("{command} was not refused: {result}"),
        }
    }

    /// Makes and opens a workplace of that unit for 2020.
    pub fn opens_new(&self, unit: &str) -> String {
        let path = self.path(&format!("{unit}.benvung"));
        self.does("workplace.create", json!({ "unit": unit, "year": 2020, "path": path }));
        path
    }

    /// Puts an invented commune's list in, from a real .xlsx file.
    pub fn imports(&self, commune: &InventedCommune) -> Value {
        let path = self.path("list.xlsx");
        let bytes = commune.list_xlsx(Layout::Members).expect("an invented list fits a sheet");
        std::fs::write(&path, bytes).expect("a test can write in its folder");
        self.does("import.apply", json!({ "path": path, "job": "test" }))
    }

    /// All rows of the list.
    pub fn rows(&self, search: &str) -> Vec<Value> {
        let args = json!({
            "search": search, "hamlet": null, "classes": null, "order": "name", "offset": 0, "limit": 0,
        });
        self.does("household.list", args)["rows"].as_array().cloned().unwrap_or_default()
    }

    /// Adds a household by name.
    pub fn adds(&self, name: &str) -> String {
        let fields = json!({ "head_name": name, "class": "poor_n1" });
        let args = json!({ "kind": "household", "parent": null, "fields": fields });
        let made = self.does("record.create", args);
        made["record"]["id"].as_str().unwrap_or_default().to_owned()
    }

    /// Writes a field as a screen does, with the dots that it shows.
    pub fn writes(&self, id: &str, field: &str, value: Value) -> Value {
        let dossier = self.does("household.get", json!({ "id": id }));
        let seen = dossier["record"]["fields"][field]["dots"].clone();
        let seen = if seen.is_null() { json!([]) } else { seen };
        self.does("record.write", json!({ "id": id, "field": field, "value": value, "seen": seen }))
    }
}

/// An invented commune of that code, small enough for a test.
#[must_use]
pub fn invented(unit: &str, poor: u32, near_poor: u32) -> InventedCommune {
    let unit = Catalogue::built_in().unit(unit).expect("a test names a unit of the catalogue");
    app::demo::invent(unit, poor, near_poor, 7)
}

/// The program that reads spreadsheets, built with the workspace.
#[must_use]
pub fn bv() -> PathBuf {
    let mut folder = std::env::current_exe().expect("a test has a program");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    folder.join(format!("bv{}", std::env::consts::EXE_SUFFIX))
}
