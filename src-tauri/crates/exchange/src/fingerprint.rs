//! Mã đối chiếu: the fingerprint of a frozen plan, whole and in its short form on paper.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::messages::say;

/// Digits and capitals without I, L, O and U, which are read or typed as something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SHORT: usize = 20;

/// SHA-256 of the frozen bytes of a plan as they are sent; the PDF, which bears it, is
/// not in it. 64 hexadecimal digits in JSON and in the QR code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(#[serde(with = "crate::hex::fixed")] pub [u8; 32]);

/// What was typed is not a short form. Says nothing about the paper.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShortFormError {
    /// Not 20 signs.
    #[error("{}", say("short_form.length", &[("found", .found)]))]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A sign that no fingerprint has.
    #[error("{}", say("short_form.sign", &[("sign", .sign)]))]
    Sign {
        /// The sign.
        sign: char,
    },
}

impl Fingerprint {
    /// The fingerprint of the canonical bytes of a frozen plan.
    #[must_use]
    pub fn of(plan: &[u8]) -> Self {
        Self(Sha256::digest(plan).into())
    }

    /// The first 100 bits as four groups of five signs: `7ZK3D-…` with blanks, for each
    /// footer of the printed plan.
    #[must_use]
    pub fn short(&self) -> String {
        let signs = self.signs();
        let groups: Vec<&str> = (0..4).map(|n| &signs[n * 5..n * 5 + 5]).collect();
        groups.join(" ")
    }

    /// All 256 bits as 64 hexadecimal digits, for the QR code on the last page.
    #[must_use]
    pub fn hex(&self) -> String {
        crate::hex::encode(&self.0)
    }

    /// Whether a short form typed from paper is this one. Capitals, blanks and dashes do
    /// not matter; I and L are read as 1, O as 0.
    pub fn is_short_form(&self, typed: &str) -> Result<bool, ShortFormError> {
        let mut signs = String::with_capacity(SHORT);
        for sign in typed.chars() {
            if sign.is_whitespace() || matches!(sign, '-' | '–' | '.' | '·') {
                continue;
            }
            signs.push(match sign.to_ascii_uppercase() {
                'I' | 'L' => '1',
                'O' => '0',
                other if other.is_ascii() && ALPHABET.contains(&(other as u8)) => other,
                _ => return Err(ShortFormError::Sign { sign }),
            });
        }
        if signs.len() != SHORT {
            let found = signs.len();
            return Err(ShortFormError::Length { found });
        }
        Ok(signs == self.signs())
    }

    fn signs(&self) -> String {
        let sign = |n: usize| {
            let value = (n * 5..n * 5 + 5)
                .fold(0, |acc, bit| acc << 1 | usize::from(self.0[bit / 8] >> (7 - bit % 8) & 1));
            char::from(ALPHABET[value])
        };
        (0..SHORT).map(sign).collect()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}
