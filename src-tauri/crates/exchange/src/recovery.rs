//! Phiếu khôi phục: the unit's secret as 24 words and four check digits on paper.
//!
//! Deliberately absent: the paper itself (`documents`) and what a typed-in secret opens.

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::UnitSecret;
use crate::keys::bits;
use crate::messages::say;
use crate::words::{WORD_BITS, WordError, parse_words, word};

const WORDS: usize = 24;
/// A prime above the number of words and above every weight, see [`check_digits`].
const MODULUS: u32 = 9973;

/// Why typed words are not a recovery sheet. Nothing is restored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// A word is not in the list.
    #[error(transparent)]
    Word(#[from] WordError),
    /// Not 24 words.
    #[error("{}", say("recovery.count", &[("found", .found)]))]
    Count {
        /// How many there are.
        found: usize,
    },
    /// All words are in the list but they do not belong together.
    #[error("{}", say("recovery.check", &[]))]
    Check,
}

/// The 24 words of a secret: 256 bits and the first 8 bits of their SHA-256.
#[must_use]
pub fn recovery_words(secret: &UnitSecret) -> [&'static str; 24] {
    indices(secret).map(word)
}

/// The four check digits that stand under the words: `Σ position × number of the word`
/// modulo 9973. They catch every single wrong word and every two words exchanged, which
/// the 8 bits inside the words catch only 255 times out of 256.
#[must_use]
pub fn check_digits(secret: &UnitSecret) -> String {
    digits_of(&indices(secret))
}

/// The secret of typed words; the check digits, if they are typed at the end, must fit.
pub fn secret_from_words(typed: &str) -> Result<UnitSecret, RecoveryError> {
    let found = parse_words(typed)?;
    let count = found.len();
    let indices: [u16; WORDS] =
        found.try_into().map_err(|_| RecoveryError::Count { found: count })?;
    let mut packed = [0_u8; 33];
    for (n, index) in indices.iter().enumerate() {
        for bit in 0..WORD_BITS as usize {
            let at = n * WORD_BITS as usize + bit;
            let set = (index >> (WORD_BITS as usize - 1 - bit) & 1) as u8;
            packed[at / 8] |= set << (7 - at % 8);
        }
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(&packed[..32]);
    if Sha256::digest(bytes)[0] != packed[32] {
        return Err(RecoveryError::Check);
    }
    match typed_digits(typed) {
        Some(digits) if digits != digits_of(&indices) => Err(RecoveryError::Check),
        _ => Ok(UnitSecret::new(bytes)),
    }
}

fn indices(secret: &UnitSecret) -> [u16; WORDS] {
    let mut packed = [0; 33];
    packed[..32].copy_from_slice(secret.expose());
    packed[32] = Sha256::digest(secret.expose())[0];
    std::array::from_fn(|n| bits(&packed, n))
}

fn digits_of(indices: &[u16; WORDS]) -> String {
    let sum: u32 = (1..).zip(indices).map(|(n, &index)| n * u32::from(index)).sum();
    format!("{:04}", sum % MODULUS)
}

/// What is typed after the last letter, digits only.
fn typed_digits(typed: &str) -> Option<String> {
    let tail = typed.rsplit(char::is_alphabetic).next()?;
    let digits: String = tail.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}
