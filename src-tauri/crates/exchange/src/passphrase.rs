//! Bytes under a passphrase: the unit's secret in its workplace file, a second laptop's
//! pairing file. An age file with one scrypt stanza.
//!
//! Deliberately absent: judging how good a passphrase is.

use std::io::{Read as _, Write as _};

use age::secrecy::SecretString;
use age::{Decryptor, Encryptor, scrypt};
use thiserror::Error;

use crate::messages::say;

/// log₂ of the work of one try: about half a second on an old laptop.
const WORK: u8 = 16;

/// A file that asks for more is not ours.
const MOST_WORK: u8 = 18;

/// Why bytes under a passphrase do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PassphraseError {
    /// Another passphrase.
    #[error("{}", say("passphrase.wrong", &[]))]
    Wrong,
    /// Not what [`lock`] made.
    #[error("{}", say("passphrase.damaged", &[]))]
    Damaged,
}

/// Puts bytes under a passphrase.
#[must_use]
pub fn lock(bytes: &[u8], passphrase: &str) -> Vec<u8> {
    lock_with(bytes, passphrase, WORK)
}

pub(crate) fn lock_with(bytes: &[u8], passphrase: &str, work: u8) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work);
    age_of(&recipient, bytes)
}

fn age_of(recipient: &scrypt::Recipient, bytes: &[u8]) -> Vec<u8> {
    let recipients = std::iter::once(recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).expect("one scrypt recipient alone");
    let mut locked = Vec::new();
    let mut stream = encryptor.wrap_output(&mut locked).expect("writing to memory does not fail");
    stream.write_all(bytes).expect("writing to memory does not fail");
    stream.finish().expect("writing to memory does not fail");
    locked
}

/// Takes bytes out from under a passphrase; at most `most` of them.
///
/// # Errors
/// A wrong passphrase, or bytes that are not what [`lock`] made.
pub fn unlock(locked: &[u8], passphrase: &str, most: u64) -> Result<Vec<u8>, PassphraseError> {
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = Decryptor::new_buffered(locked).map_err(|_| PassphraseError::Damaged)?;
    let stream = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity));
    let stream = stream.map_err(|error| match error {
        age::DecryptError::NoMatchingKeys
        | age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed => PassphraseError::Wrong,
        _ => PassphraseError::Damaged,
    })?;
    let mut bytes = Vec::new();
    let read = stream.take(most + 1).read_to_end(&mut bytes);
    if read.is_err() || bytes.len() as u64 > most {
        return Err(PassphraseError::Damaged);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_opens_and_nothing_altered_does() {
        let locked = lock_with(&[7; 32], "hạt thóc vàng", 4);
        assert_eq!(unlock(&locked, "hạt thóc vàng", 32), Ok(vec![7; 32]));
        assert_eq!(unlock(&locked, "hat thoc vang", 32), Err(PassphraseError::Wrong));
        assert_eq!(unlock(&locked, "hạt thóc vàng", 31), Err(PassphraseError::Damaged));
        assert_eq!(unlock(b"no age file", "x", 32), Err(PassphraseError::Damaged));
        for at in 0..locked.len() {
            let mut bent = locked.clone();
            bent[at] ^= 1;
            assert!(unlock(&bent, "hạt thóc vàng", 32).is_err(), "byte {at}");
        }
        assert!(unlock(&locked[..locked.len() - 1], "hạt thóc vàng", 32).is_err());
    }

    #[test]
    fn a_file_that_asks_for_endless_work_is_refused_at_once() {
        let locked = lock_with(&[7; 32], "x", 4);
        let text = String::from_utf8_lossy(&locked[..120]).into_owned();
        let line = text.lines().nth(1).expect("a stanza").to_owned();
        let harder = line.strip_suffix(" 4").expect("the work").to_owned() + " 30";
        let mut bent = locked[..line.len() + 22].to_vec();
        bent.truncate(22);
        bent.extend_from_slice(harder.as_bytes());
        bent.extend_from_slice(&locked[22 + line.len()..]);
        assert!(unlock(&bent, "x", 32).is_err());
    }
}
