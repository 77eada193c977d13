//! `bv demo`: the whole story on an invented Thọ Bình, through the same commands as a person.
//!
//! The clock stands still and the ids come from a seed, so that the papers are the same
//! bytes each time; only the sealed package differs, since its envelope is freshly drawn.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use app::demo::{InventedCommune, Layout};
use app::{App, Clock, Environment, ErrorCode, ErrorDto, IdSource};
use domain::catalog::Catalogue;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commands::{Failure, say_totals, services_printed};
use crate::say::{line, sentence};
use crate::show::{self, number, text, words};

/// Xã Thọ Bình.
const UNIT: &str = "15670";

/// Which invented commune.
const SEED: u64 = 154;

/// A clock that stands at the morning of 11/02/2020.
struct StandingClock;

impl Clock for StandingClock {
    fn now(&self) -> chrono::NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2020, 2, 11)
            .and_then(|day| day.and_hms_opt(8, 0, 0))
            .expect("that morning is in the calendar")
    }
}

/// Bytes from a seed (SplitMix64). Not for secrets: the demonstration has none to keep.
struct SeededIds(Mutex<u64>);

impl IdSource for SeededIds {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            let len = chunk.len();
            chunk.copy_from_slice(&z.to_le_bytes()[..len]);
        }
    }
}

/// Runs the story.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = PathBuf::from(arguments.need("out")?);
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        let message = sentence("demo.folder_used", &[("path", &folder.display())]);
        return Err(ErrorDto { code: ErrorCode::Refused, message, incident: None }.into());
    }
    let app = App::new(Environment {
        clock: Box::new(StandingClock),
        ids: Box::new(SeededIds(Mutex::new(SEED))),
        data: folder.join("du-lieu"),
        device: String::new(),
        sheet_reader: std::env::current_exe().unwrap_or_else(|_| "bv".into()),
        viewer: Environment::no_viewer(),
    });
    let result = story(&app, &folder, arguments.has("json"));
    let closed = app.dispatch("workplace.close", json!({}));
    let result = result?;
    closed?;
    if arguments.has("json") {
        show::json(&result);
    }
    Ok(ExitCode::SUCCESS)
}

fn story(app: &App, folder: &Path, json_wanted: bool) -> Result<Value, Failure> {
    let at = |name: &str| folder.join(name).display().to_string();
    let unit = Catalogue::built_in().unit(UNIT).expect("a unit of annex 1 is in the catalogue");
    let commune = InventedCommune::of(unit, SEED);

    // The commune: a list in Excel becomes a plan, a paper and a frozen version.
    let list = folder.join("Danh-sach-ho-Tho-Binh.xlsx");
    write_list(&commune, &list)?;
    line("demo.list", &[("path", &list.display())]);
    let book = at("ThoBinh-2020.benvung");
    app.dispatch("workplace.create", json!({ "unit": UNIT, "year": 2020, "path": book }))?;
    let imported =
        app.dispatch("import.apply", json!({ "path": list.display().to_string(), "job": "demo" }))?;
    let [households, new, members] = ["households", "new", "members"].map(|f| number(&imported, f));
    line("import.done", &[("households", &households), ("new", &new), ("members", &members)]);
    let filled = app.fill_invented(&commune)?;
    line("demo.filled", &[("households", &filled)]);
    let report = app.dispatch("plan.check", json!({}))?;
    let [blocks, warns, informs] = ["blocks", "warns", "informs"].map(|f| number(&report, f));
    line("check.summary", &[("blocks", &blocks), ("warns", &warns), ("informs", &informs)]);
    let frozen = app.dispatch("plan.freeze", json!({ "job": "demo" }))?;
    let (version, pages) = (number(&frozen, "number"), number(&frozen, "pages"));
    let short = text(&frozen, "short");
    let printed: &[(&str, &dyn std::fmt::Display)] = &[
        ("number", &version),
        ("pages", &pages),
        ("services", &services_printed(&frozen)),
        ("short", &short),
    ];
    line("freeze.done", printed);
    let pdf = at("Ke-hoach-giam-ngheo-Tho-Binh-2020.pdf");
    app.dispatch("paper.plan", json!({ "path": pdf, "job": "demo" }))?;
    let services = at("Ke-hoach-dich-vu-Tho-Binh-2020.pdf");
    let args = json!({ "paper": "services", "path": services, "job": "demo" });
    app.dispatch("paper.plan", args)?;

    // The district gives its key; the commune compares its words and seals to it.
    let district = at("TrieuSon-2020.benvung");
    app.dispatch("workplace.create", json!({ "unit": "397", "year": 2020, "path": district }))?;
    let key = app.dispatch("package.key", json!({ "path": at("TrieuSon.key") }))?;
    app.dispatch("workplace.open", json!({ "path": book }))?;
    let submitted = app.dispatch(
        "package.submit",
        json!({
            "to": at("TrieuSon.key"), "folder": at("usb"), "words": words(&key, "words"),
            "make_folder": true,
        }),
    )?;
    let package = text(&submitted, "path").to_owned();
    let own = app.dispatch("package.key", json!({ "path": at("ThoBinh.key") }))?;

    // The district compares the commune's words with its paper, takes the package over, adds up.
    app.dispatch("workplace.open", json!({ "path": district }))?;
    app.dispatch("package.enrol", json!({ "path": package, "words": words(&own, "words") }))?;
    let verdicts = app.dispatch("package.receive", json!({ "paths": [package] }))?;
    let verdict = &verdicts[0];
    let message = text(verdict, "message");
    if verdict["good"] != true {
        let message = message.to_owned();
        return Err(ErrorDto { code: ErrorCode::Refused, message, incident: None }.into());
    }
    line("receive.good", &[("path", &package), ("message", &message)]);
    let totals = app.dispatch("district.totals", json!({}))?;
    if !json_wanted {
        say_totals(&totals);
    }
    line("demo.done", &[("pdf", &pdf), ("services", &services)]);
    line("demo.package", &[("package", &package)]);
    Ok(json!({
        "list": list.display().to_string(),
        "workplace": book,
        "district": district,
        "pdf": pdf,
        "services_pdf": services,
        "package": package,
        "fingerprint": frozen["fingerprint"],
        "check": { "blocks": blocks, "warns": warns, "informs": informs },
        "totals": totals,
    }))
}

fn write_list(commune: &InventedCommune, path: &Path) -> Result<(), Failure> {
    let refused = |cause: &dyn std::fmt::Display| app::unforeseen(&cause.to_string());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| refused(&error))?;
    let bytes = commune.list_xlsx(Layout::Members).map_err(|error| refused(&error))?;
    std::fs::write(path, bytes).map_err(|error| refused(&error))?;
    Ok(())
}
