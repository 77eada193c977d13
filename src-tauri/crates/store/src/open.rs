//! Opening and making workplace files: pragmas, versions, the lock, migrations.

use std::path::{Path, PathBuf};

use replica::{ActorId, LedgerId, Owner, Pen, VersionVector};
use rusqlite::{Connection, OpenFlags, params};

use crate::{Result, StoreError, backup};

/// Marks a SQLite file as ours («BVNG»).
pub(crate) const APPLICATION_ID: i64 = 0x4256_4E47;

/// The oldest SQLite that keeps WAL databases safe.
const OLDEST_SQLITE: i32 = 3_051_003;

/// All migrations, in order; the schema's number is how many have run.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
];

/// The newest schema this program knows.
pub const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// What a workplace is for; fixed when it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Code of the unit.
    pub unit: String,
    /// Plan year.
    pub year: u16,
    /// Only for practice: refuses real packages, and its own are refused by real workplaces.
    pub training: bool,
}

/// One open workplace: one file, one connection, one actor.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) identity: Identity,
    pub(crate) actor: ActorId,
    /// The secret that lies under a passphrase, once that was given.
    pub(crate) unlocked: Option<[u8; 32]>,
}

impl Store {
    /// Makes a new workplace file. `actor` is 64 fresh random bits; `secret` the unit's 32
    /// random bytes, from which its keys are derived.
    pub fn create(
        path: &Path,
        identity: Identity,
        actor: ActorId,
        secret: &[u8; 32],
    ) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let connection = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        let result = (|| {
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            migrate(&connection, 0)?;
            let put = |key: &str, value: &str| {
                connection.execute("INSERT INTO meta VALUES (?1, ?2)", params![key, value])
            };
            put("unit", &identity.unit)?;
            put("year", &identity.year.to_string())?;
            put("training", if identity.training { "1" } else { "0" })?;
            connection.execute("INSERT INTO unit_secret VALUES (1, ?1)", [secret.as_slice()])?;
            Ok(())
        })();
        result.map_err(|error: rusqlite::Error| StoreError::from_sql(path, error))?;
        Ok(Self { connection, path: path.to_owned(), identity, actor, unlocked: None })
    }

    /// Opens a workplace; `actor` is 64 fresh random bits. An older schema is brought up
    /// after a backup into `backups`.
    pub fn open(path: &Path, actor: ActorId, backups: &Path, now: &str) -> Result<Self> {
        if !path.is_file() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let connection = connect(path, OpenFlags::empty())?;
        let sql = |error| StoreError::from_sql(path, error);
        let application: i64 =
            connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(sql)?;
        let schema: u32 =
            connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(sql)?;
        if application != APPLICATION_ID || schema == 0 {
            return Err(StoreError::NotAWorkplace(path.to_owned()));
        }
        if schema > SCHEMA {
            return Err(StoreError::Newer { path: path.to_owned(), theirs: schema, ours: SCHEMA });
        }
        check_whole(&connection, path)?;
        let identity = read_identity(&connection).map_err(|error| match sql(error) {
            StoreError::Database(error) => {
                StoreError::Damaged { path: path.to_owned(), what: error.to_string() }
            }
            other => other,
        })?;
        let mut store = Self { connection, path: path.to_owned(), identity, actor, unlocked: None };
        if schema < SCHEMA {
            backup::back_up(&store, backups, "truoc-nang-cap", now)?;
            migrate(&store.connection, schema).map_err(sql)?;
            store.rebuild_projections()?;
        }
        Ok(store)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the workplace is for.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Closes the file cleanly; without this, dropping does the same but tells no error.
    pub fn close(self) -> Result<()> {
        let path = self.path;
        self.connection.close().map_err(|(_, error)| StoreError::from_sql(&path, error))
    }

    /// A remark kept with the workplace, e.g. who sits at the keyboard.
    pub fn remark(&self, key: &str) -> Result<Option<String>> {
        use rusqlite::OptionalExtension;
        let mut query = self.connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(query.query_row([format!("remark.{key}")], |row| row.get(0)).optional()?)
    }

    /// Keeps a remark.
    pub fn set_remark(&mut self, key: &str, value: &str) -> Result<()> {
        self.connection.execute(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
            params![format!("remark.{key}"), value],
        )?;
        Ok(())
    }

    /// The pen for a ledger of this unit, with the ledger's vector; the ledger is made
    /// when it is first asked for.
    pub(crate) fn pen(&self, ledger: &LedgerId, owner: &Owner) -> Result<(Pen, VersionVector)> {
        let me = Owner(self.identity.unit.clone());
        let pen = Pen::take(ledger, owner, &me, self.actor)?;
        self.connection.execute(
            "INSERT INTO ledger VALUES (?1, ?2, '{}') ON CONFLICT DO NOTHING",
            params![ledger.0, owner.0],
        )?;
        Ok((pen, self.vector(ledger)?))
    }

    /// Everything a ledger of this workplace has seen.
    pub fn vector(&self, ledger: &LedgerId) -> Result<VersionVector> {
        use rusqlite::OptionalExtension;
        let mut query =
            self.connection.prepare_cached("SELECT vector FROM ledger WHERE id = ?1")?;
        let text: Option<String> = query.query_row([&ledger.0], |row| row.get(0)).optional()?;
        match text {
            None => Ok(VersionVector::default()),
            Some(text) => serde_json::from_str(&text).map_err(|error| self.damaged(&error)),
        }
    }

    pub(crate) fn damaged(&self, what: &dyn std::fmt::Display) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), what: what.to_string() }
    }
}

pub(crate) fn connect(path: &Path, more: OpenFlags) -> Result<Connection> {
    assert!(
        rusqlite::version_number() >= OLDEST_SQLITE,
        "this program is built with a SQLite that may lose WAL databases"
    );
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection =
        Connection::open_with_flags(path, flags).map_err(|e| StoreError::from_sql(path, e))?;
    set_pragmas(&connection).map_err(|error| StoreError::from_sql(path, error))?;
    Ok(connection)
}

fn set_pragmas(connection: &Connection) -> rusqlite::Result<()> {
    // Whoever holds the file holds it for hours: waiting is of no use.
    connection.busy_timeout(std::time::Duration::from_millis(50))?;
    // Exclusive from the first read: the lock is the single-instance guard.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    debug_assert_eq!(mode, "wal", "WAL is available on every local disk");
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Takes the exclusive lock now and not at the first write.
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;")
}

fn check_whole(connection: &Connection, path: &Path) -> Result<()> {
    let verdict: String = connection
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(|error| StoreError::from_sql(path, error))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged { path: path.to_owned(), what: verdict })
    }
}

pub(crate) fn migrate(connection: &Connection, from: u32) -> rusqlite::Result<()> {
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(from as usize) {
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE; {sql}\nPRAGMA user_version = {}; COMMIT;",
            index + 1
        ))?;
    }
    Ok(())
}

pub(crate) fn read_identity(connection: &Connection) -> rusqlite::Result<Identity> {
    let get = |key: &str| -> rusqlite::Result<String> {
        connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
    };
    let year = get("year")?;
    Ok(Identity {
        unit: get("unit")?,
        year: year.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        training: get("training")? == "1",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(folder: &Path) -> Store {
        let identity = Identity { unit: "15670".to_owned(), year: 2020, training: false };
        Store::create(&folder.join("w.benvung"), identity, ActorId(1), &[7; 32])
            .expect("a new file")
    }

    #[test]
    fn a_workplace_is_durable_exclusive_and_strict() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = made(folder.path());
        let pragma = |name: &str| -> String {
            store
                .connection
                .pragma_query_value(None, name, |row| {
                    row.get_ref(0).map(|cell| format!("{cell:?}"))
                })
                .expect("a known pragma")
        };
        let expected = [
            ("journal_mode", "wal"),
            ("locking_mode", "exclusive"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("application_id", "1112952391"),
            ("user_version", "3"),
        ];
        for (name, value) in expected {
            let found = pragma(name);
            let is = match value.parse::<i64>() {
                Ok(number) => found == format!("Integer({number})"),
                Err(_) => found.contains(&format!("{:?}", value.as_bytes())),
            };
            assert!(is, "{name} is {found}, not {value}");
        }
        assert!(rusqlite::version_number() >= OLDEST_SQLITE);
    }

    #[test]
    fn the_schema_is_the_one_that_was_released() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = made(folder.path());
        let mut query = store
            .connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
            .expect("the schema");
        let rows = query.query_map([], |row| row.get::<_, String>(0)).expect("the schema");
        let all: Vec<String> = rows.map(|row| row.expect("text")).collect();
        assert!(
            all.iter()
                .filter(|sql| sql.starts_with("CREATE TABLE"))
                .all(|sql| sql.contains("STRICT"))
        );
        insta::assert_snapshot!("schema-3", all.join(";\n\n"));
    }
}
