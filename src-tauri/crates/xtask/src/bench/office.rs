//! The program without a window, in the folder of the run, with the machine's own clock.
//!
//! Deliberately absent: the ids and the clock of tests, which are the same each time; here
//! they cost what they cost a person.

use std::path::PathBuf;

use app::demo::{InventedCommune, invent};
use app::{App, Environment, SystemClock, SystemIds};
use domain::catalog::Catalogue;
use serde_json::{Value, json};

/// Xã Thọ Bình.
pub const UNIT: &str = "15670";

/// Huyện Triệu Sơn.
pub const DISTRICT: &str = "397";

/// Which invented commune.
const SEED: u64 = 154;

/// One program and the folder it works in.
pub struct Office {
    folder: PathBuf,
    app: App,
}

impl Office {
    /// The program with nothing open.
    pub fn new(folder: PathBuf) -> Self {
        let app = App::new(Environment {
            clock: Box::new(SystemClock),
            ids: Box::new(SystemIds),
            data: folder.join("data"),
            device: "bench".to_owned(),
            sheet_reader: reader(),
            viewer: Environment::no_viewer(),
        });
        Self { folder, app }
    }

    /// A path in the folder of the run.
    pub fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Runs a command; a refusal ends the case.
    pub fn does(&self, command: &str, args: Value) -> Result<Value, String> {
        self.app.dispatch(command, args).map_err(|error| format!("{command}: {}", error.message))
    }

    /// Makes and opens the workplace of a list.
    pub fn creates(&self, unit: &str, size: &str) -> Result<Value, String> {
        let path = self.book(size);
        self.does("workplace.create", json!({ "unit": unit, "year": 2020, "path": path }))
    }

    /// Opens the workplace that an earlier case made.
    pub fn opens(&self, size: &str) -> Result<Value, String> {
        self.does("workplace.open", json!({ "path": self.book(size) }))
    }

    /// Puts the invented plan into the open workplace.
    pub fn fills(&self, commune: &InventedCommune) -> Result<usize, String> {
        self.app.fill_invented(commune).map_err(|error| error.message)
    }

    /// A page of the open list.
    pub fn lists(&self, search: &str, limit: u32) -> Result<Value, String> {
        let args = json!({
            "search": search, "hamlet": null, "classes": null, "order": "name", "offset": 0,
            "limit": limit,
        });
        self.does("household.list", args)
    }

    /// The ids of all households of the open list.
    pub fn ids(&self) -> Result<Vec<String>, String> {
        let page = self.lists("", 0)?;
        let rows = page["rows"].as_array().ok_or("household.list gave no rows")?;
        Ok(rows.iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect())
    }

    fn book(&self, size: &str) -> String {
        self.path(&format!("{size}.benvung"))
    }
}

/// The program that reads spreadsheets: `bv`, built beside this one.
pub fn reader() -> PathBuf {
    let own = std::env::current_exe().expect("a process knows the program it runs");
    own.with_file_name(format!("bv{}", std::env::consts::EXE_SUFFIX))
}

/// The invented commune of so many households: 421 is Thọ Bình's own number, 6,066 that of
/// the whole district.
pub fn commune(size: &str) -> Result<InventedCommune, String> {
    let (poor, near_poor) = match size {
        "421" => (306, 115),
        "6066" => (1_825, 4_241),
        "10000" => (7_000, 3_000),
        "60000" => (42_000, 18_000),
        _ => return Err(format!("no list of {size} households")),
    };
    let unit = Catalogue::built_in().unit(UNIT).expect("a unit of annex 1 is in the catalogue");
    Ok(invent(unit, poor, near_poor, SEED))
}
