//! The unit's secret: in the clear, or under a passphrase and known only while it is unlocked.
//!
//! Deliberately absent: the passphrase and its cryptography (crate `exchange`).

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store, StoreError};

impl Store {
    /// The unit's secret; refused while it is under a passphrase that nobody has given in this
    /// opening.
    pub fn secret(&self) -> Result<[u8; 32]> {
        if self.unlocked.is_none() && self.locked_secret()?.is_some() {
            return Err(StoreError::KeyLocked);
        }
        if let Some(secret) = self.unlocked {
            return Ok(secret);
        }
        Ok(self.connection.query_row("SELECT secret FROM unit_secret", [], |row| row.get(0))?)
    }

    /// Puts another secret in place of the unit's: that of a recovery sheet. It is in the clear
    /// from now on, whatever stood before.
    pub fn set_secret(&mut self, secret: &[u8; 32]) -> Result<()> {
        self.keep_secret(secret, None)?;
        self.unlocked = None;
        Ok(())
    }

    /// The secret as it lies under a passphrase, if it does.
    pub fn locked_secret(&self) -> Result<Option<Vec<u8>>> {
        let mut query = self.connection.prepare_cached("SELECT locked FROM locked_secret")?;
        Ok(query.query_row([], |row| row.get(0)).optional()?)
    }

    /// Is the secret under a passphrase that nobody has given in this opening?
    pub fn is_locked(&self) -> Result<bool> {
        Ok(self.unlocked.is_none() && self.locked_secret()?.is_some())
    }

    /// Keeps the secret only as it lies under a passphrase, and knows it until this is closed.
    /// What lay there in the clear is overwritten.
    pub fn lock_secret(&mut self, secret: &[u8; 32], locked: &[u8]) -> Result<()> {
        self.keep_secret(&[0; 32], Some(locked))?;
        self.unlocked = Some(*secret);
        Ok(())
    }

    /// Knows the secret until this is closed.
    pub fn unlock_secret(&mut self, secret: &[u8; 32]) {
        self.unlocked = Some(*secret);
    }

    fn keep_secret(&mut self, clear: &[u8; 32], locked: Option<&[u8]>) -> Result<()> {
        // What is freed is overwritten, here and in the log.
        self.connection.pragma_update(None, "secure_delete", true)?;
        let transaction = self.connection.transaction()?;
        transaction.execute("UPDATE unit_secret SET secret = ?1", [clear.as_slice()])?;
        transaction.execute("DELETE FROM locked_secret", [])?;
        if let Some(locked) = locked {
            transaction.execute("INSERT INTO locked_secret VALUES (1, ?1)", params![locked])?;
        }
        transaction.commit()?;
        checkpoint(&self.connection)?;
        Ok(())
    }
}

fn checkpoint(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}
