//! Copies of the workplace before anything risky, and which of them to keep.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::files::put_in_place;
use crate::open::{APPLICATION_ID, Identity, SCHEMA, read_identity};
use crate::{Result, Store, StoreError};

/// A backup as its name and its first look tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Name of the workplace file it was made of.
    pub stem: String,
    /// When it was made (`yyyy-mm-ddThh:mm:ss`).
    pub at: String,
    /// Why: the part of the name that was given to [`back_up`].
    pub reason: String,
    /// Bytes.
    pub bytes: u64,
}

/// What is in a workplace file that is only looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What it is for.
    pub identity: Identity,
    /// Households in its list.
    pub households: u32,
    /// Who sat at the keyboard.
    pub person: String,
    /// When its last step was saved.
    pub last_saved: Option<String>,
}

/// The backups in a folder, newest first. A folder that is not there holds none.
pub fn list(folder: &Path) -> Result<Vec<Backup>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::from_io(folder, error)),
    };
    let mut all: Vec<Backup> = entries.filter_map(|entry| named(&entry.ok()?.path())).collect();
    // Of two in one second the file system knows which came later.
    let written = |one: &Backup| fs::metadata(&one.path).and_then(|file| file.modified()).ok();
    all.sort_by_cached_key(|one| Reverse((one.at.clone(), written(one), one.path.clone())));
    Ok(all)
}

/// A backup by its name (`ThoBinh.2020-02-11T140321.truoc-nhap.benvung`).
#[must_use]
pub fn named(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(".benvung")?;
    let moment = moment(name)?;
    let (stem, reason) = name.split_once(&format!(".{moment}."))?;
    let (day, time) = moment.split_once('T')?;
    let at = format!("{day}T{}:{}:{}", time.get(..2)?, time.get(2..4)?, time.get(4..6)?);
    Some(Backup {
        path: path.to_owned(),
        stem: stem.to_owned(),
        at,
        reason: reason.to_owned(),
        bytes: fs::metadata(path).ok()?.len(),
    })
}

/// Looks into a workplace file without opening it as one: no lock, no change, and what a
/// write-ahead log beside it holds is not seen. `whole` also checks every page.
pub fn look(path: &Path, whole: bool) -> Result<Look> {
    if !path.is_file() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let sql = |error| StoreError::from_sql(path, error);
    let connection = looked_at(path)?;
    let number = |pragma: &str| -> Result<i64> {
        connection.pragma_query_value(None, pragma, |row| row.get(0)).map_err(sql)
    };
    let schema = u32::try_from(number("user_version")?).unwrap_or(0);
    if number("application_id")? != APPLICATION_ID || schema == 0 {
        return Err(StoreError::NotAWorkplace(path.to_owned()));
    }
    if schema > SCHEMA {
        return Err(StoreError::Newer { path: path.to_owned(), theirs: schema, ours: SCHEMA });
    }
    if whole {
        let verdict: String =
            connection.pragma_query_value(None, "quick_check", |row| row.get(0)).map_err(sql)?;
        if verdict != "ok" {
            return Err(StoreError::Damaged { path: path.to_owned(), what: verdict });
        }
    }
    let one = |text: &str| connection.query_row(text, [], |row| row.get::<_, Option<String>>(0));
    let person = "SELECT max(value) FROM meta WHERE key = 'remark.person'";
    let households = connection
        .query_row("SELECT count(*) FROM household", [], |row| row.get(0))
        .map_err(sql)?;
    Ok(Look {
        identity: read_identity(&connection).map_err(sql)?,
        households,
        person: one(person).map_err(sql)?.unwrap_or_default(),
        last_saved: one("SELECT at FROM change_set ORDER BY number DESC LIMIT 1")
            .or_else(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Ok(None),
                other => Err(other),
            })
            .map_err(sql)?,
    })
}

/// Read-only and as it lies: nothing is made beside the file.
fn looked_at(path: &Path) -> Result<Connection> {
    let mut address = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                address.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => address.push('/'),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(address, flags).map_err(|error| StoreError::from_sql(path, error))
}

/// Backs the workplace up into `folder`: a consistent copy, synced, opened again and
/// checked before it gets its name. `now` is `yyyy-mm-ddThh:mm:ss`; `reason` becomes part
/// of the name (`ThoBinh.2020-02-11T140321.truoc-nhap.benvung`).
pub fn back_up(store: &Store, folder: &Path, reason: &str, now: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).map_err(|error| StoreError::from_io(folder, error))?;
    let stem = store.path.file_stem().unwrap_or_default().to_string_lossy();
    let moment: String = now.chars().filter(|c| *c != ':').collect();
    let target = folder.join(format!("{stem}.{moment}.{reason}.benvung"));
    let temporary = target.with_extension("benvung.tam");
    let result = copy_and_check(store, &temporary).and_then(|()| put_in_place(&temporary, &target));
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result.map(|()| target)
}

fn copy_and_check(store: &Store, temporary: &Path) -> Result<()> {
    let _ = fs::remove_file(temporary);
    let sql = |error| StoreError::from_sql(temporary, error);
    let name = temporary.to_string_lossy();
    store.connection.execute("VACUUM INTO ?1", [name.as_ref()]).map_err(sql)?;
    // VACUUM INTO does not sync.
    let file = fs::File::options().write(true).open(temporary);
    file.and_then(|file| file.sync_all()).map_err(|e| StoreError::from_io(temporary, e))?;
    let copy =
        Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(sql)?;
    let verdict: String =
        copy.pragma_query_value(None, "quick_check", |row| row.get(0)).map_err(sql)?;
    let count = |connection: &Connection| -> rusqlite::Result<i64> {
        connection.query_row(
            "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM change)",
            [],
            |row| row.get(0),
        )
    };
    let same = count(&copy).map_err(sql)? == count(&store.connection)?;
    if verdict == "ok" && same { Ok(()) } else { Err(StoreError::NotKept(temporary.to_owned())) }
}

/// Removes backups that are no longer needed (see [`superfluous`]).
pub fn prune(folder: &Path, now: &str) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| StoreError::from_io(folder, error))?;
    let names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".benvung"))
        .collect();
    for name in superfluous(&names, now) {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| StoreError::from_io(&path, error))?;
    }
    Ok(())
}

/// Which of these backups to remove: all of the last two days stay, then the last of each
/// day for two weeks, of each week for two months, of each month for ever. Names without a
/// readable moment, and moments in the future (a wrong clock), stay.
#[must_use]
pub fn superfluous(names: &[String], now: &str) -> Vec<String> {
    let Some(today) = day_number(now) else {
        return Vec::new();
    };
    let mut newest_first: Vec<(&str, &String)> =
        names.iter().filter_map(|name| Some((moment(name)?, name))).collect();
    newest_first.sort_by(|a, b| b.cmp(a));
    let mut held = BTreeSet::new();
    let mut surplus = Vec::new();
    for (moment, name) in newest_first {
        let Some(day) = day_number(moment) else {
            continue;
        };
        let workplace = name.split('.').next().unwrap_or_default();
        let period = match today - day {
            ..2 => continue,
            2..14 => format!("{workplace} day {day}"),
            14..61 => format!("{workplace} week {}", day.div_euclid(7)),
            _ => format!("{workplace} month {}", &moment[..7]),
        };
        if !held.insert(period) {
            surplus.push(name.clone());
        }
    }
    surplus.sort();
    surplus
}

fn moment(name: &str) -> Option<&str> {
    name.split('.').find(|part| part.len() == 17 && part.as_bytes()[10] == b'T')
}

/// Days since 0000-03-01 of the date that `text` begins with.
fn day_number(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let shifted = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    Some(365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * month + 2) / 5 + day)
}
