//! Time, randomness and places, passed in so that every test can choose them.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use replica::{ActorId, RecordId};

/// Tells the time. It is shown and counted with (days left), never used to merge.
pub trait Clock: Send + Sync {
    /// Local date and time.
    fn now(&self) -> NaiveDateTime;
}

/// Gives out random bytes.
pub trait IdSource: Send + Sync {
    /// Fills `bytes` with fresh random bits.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> NaiveDateTime {
        chrono::Local::now().naive_local()
    }
}

/// A clock that was set to another moment when the program started and goes on from there.
pub struct SetClock {
    ahead: chrono::TimeDelta,
}

impl SetClock {
    /// Starts at that moment.
    #[must_use]
    pub fn at(moment: NaiveDateTime) -> Self {
        Self { ahead: moment - SystemClock.now() }
    }
}

impl Clock for SetClock {
    fn now(&self) -> NaiveDateTime {
        SystemClock.now() + self.ahead
    }
}

/// The operating system's random source.
pub struct SystemIds;

impl IdSource for SystemIds {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("every supported system has a random source");
    }
}

/// Shows a file or folder in the system's own program for it.
pub type Viewer = Box<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// Where and on what the program runs.
pub struct Environment {
    /// The time.
    pub clock: Box<dyn Clock>,
    /// Randomness.
    pub ids: Box<dyn IdSource>,
    /// Folder for workplaces, backups and the list of recent ones.
    pub data: PathBuf,
    /// Name of the machine, for show.
    pub device: String,
    /// The program that reads foreign spreadsheets in a process of its own (`bv --read-sheet`).
    pub sheet_reader: PathBuf,
    /// The system's programs for PDF and other files.
    pub viewer: Viewer,
}

impl Environment {
    /// Now, as `yyyy-mm-ddThh:mm:ss`.
    #[must_use]
    pub fn moment(&self) -> String {
        self.clock.now().format("%Y-%m-%dT%H:%M:%S").to_string()
    }

    /// A fresh record id.
    #[must_use]
    pub fn record_id(&self) -> RecordId {
        let mut bits = [0; 16];
        self.ids.fill(&mut bits);
        RecordId::random(bits)
    }

    /// A fresh actor, for one opening of a workplace.
    #[must_use]
    pub fn actor(&self) -> ActorId {
        let mut bits = [0; 8];
        self.ids.fill(&mut bits);
        ActorId(u64::from_le_bytes(bits))
    }

    /// Where backups of a workplace go: beside the data, not on the stick it may lie on.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.data.join("sao-luu")
    }

    /// Where a new workplace goes if nobody says otherwise.
    #[must_use]
    pub fn default_workplace(&self, name: &str, year: u16) -> PathBuf {
        self.data.join(format!("{name}-{year}.benvung"))
    }

    /// The list of recently opened workplaces.
    #[must_use]
    pub fn recent_list(&self) -> PathBuf {
        self.data.join("gan-day.json")
    }

    /// The data folder of this user: `BENVUNG_DATA_DIR`, or the system's usual place.
    #[must_use]
    pub fn usual_data_folder() -> PathBuf {
        if let Some(folder) = std::env::var_os("BENVUNG_DATA_DIR") {
            return PathBuf::from(folder);
        }
        let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let base = home("APPDATA")
            .or_else(|| home("XDG_DATA_HOME"))
            .or_else(|| home("HOME").map(|home| home.join(".local/share")));
        base.unwrap_or_else(|| Path::new(".").to_owned()).join("BenVung")
    }

    /// The machine's clock, or one that starts at `BENVUNG_NOW` (`yyyy-mm-ddThh:mm:ss`): to
    /// practise with the days of the plan, and for tests. No decision hangs on any clock.
    #[must_use]
    pub fn usual_clock() -> Box<dyn Clock> {
        let set = std::env::var("BENVUNG_NOW").ok();
        let set = set.and_then(|text| text.parse::<NaiveDateTime>().ok());
        match set {
            Some(moment) => Box::new(SetClock::at(moment)),
            None => Box::new(SystemClock),
        }
    }

    /// Shows nothing: for programs without a window.
    #[must_use]
    pub fn no_viewer() -> Viewer {
        Box::new(|_| Err(io::ErrorKind::Unsupported.into()))
    }

    /// The name of this machine.
    #[must_use]
    pub fn usual_device() -> String {
        let name = std::env::var("COMPUTERNAME").ok();
        let name = name.or_else(|| std::fs::read_to_string("/etc/hostname").ok());
        name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).unwrap_or_default()
    }
}
