//! Enrolment both ways: the key file that units exchange, and comparing its six words.
//!
//! Deliberately absent: believing a key file. It proves only that its writer holds the
//! keys; that they are the unit's is shown by six words on a signed paper or by phone.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::bounds::check_json;
use crate::keys::word_indices;
use crate::messages::say;
use crate::words::{WordError, parse_words};
use crate::{Party, PublicKeys, Role, UnitSecret, fingerprint_words, hex};

const PURPOSE: &[u8] = b"benvung/key-file/1\n";
const FORMAT: u32 = 1;
const MAX_KEY_FILE: usize = 64 << 10;

/// Why typed words do not enrol a key. Nothing is enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EnrolError {
    /// A word is not in the list.
    #[error(transparent)]
    Word(#[from] WordError),
    /// Not six words.
    #[error("{}", say("enrol.count", &[("found", .found)]))]
    Count {
        /// How many there are.
        found: usize,
    },
    /// Words of another key.
    #[error("{}", say("enrol.different", &[("position", .position)]))]
    Different {
        /// The first word that differs, from 1.
        position: usize,
    },
}

/// Whether the typed six words are those of `keys`. Only then may they be enrolled.
pub fn confirm_words(keys: &PublicKeys, typed: &str) -> Result<(), EnrolError> {
    let typed = parse_words(typed)?;
    let right = word_indices(keys);
    if typed.len() != right.len() {
        let found = typed.len();
        return Err(EnrolError::Count { found });
    }
    match right.iter().zip(&typed).position(|(a, b)| a != b) {
        Some(at) => Err(EnrolError::Different { position: at + 1 }),
        None => Ok(()),
    }
}

/// Which of the six words, typed one by one, are not those of `keys`, from 1; a word that is
/// missing or not in the list is one of them. None = all six fit.
#[must_use]
pub fn differing_words(keys: &PublicKeys, typed: &[String]) -> Vec<usize> {
    let right = word_indices(keys);
    let fits = |at: usize| {
        let words = typed.get(at).map(|word| parse_words(word));
        matches!(words, Some(Ok(words)) if words == [right[at]])
    };
    (0..right.len()).filter(|&at| !fits(at)).map(|at| at + 1).collect()
}

/// Tệp khóa: a unit's public keys, to be handed to those who send to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    benvung: String,
    format: u32,
    /// Code of the district.
    pub district: String,
    /// Whose keys.
    pub party: Party,
    /// Of a training workplace.
    pub training: bool,
    /// The six words, for whoever reads the file with the eye.
    words: Vec<String>,
    /// What a later version wrote beside it.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Why a key file is refused. Nothing is enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyFileRefusal {
    /// Another kind of file.
    #[error("{}", say("key_file.not_a_key_file", &[]))]
    NotAKeyFile,
    /// A later version's.
    #[error("{}", say("key_file.newer", &[("format", .format)]))]
    Newer {
        /// Its format.
        format: u32,
    },
    /// Not as its writer signed it.
    #[error("{}", say("key_file.damaged", &[]))]
    Damaged,
}

/// Who issues a key file.
#[derive(Clone, Copy, Debug)]
pub struct Issuer<'a> {
    /// Code of the district.
    pub district: &'a str,
    /// Code of the unit.
    pub unit: &'a str,
    /// Its name for people.
    pub name: &'a str,
    /// What it is.
    pub role: Role,
    /// Whether the keys are of a training workplace.
    pub training: bool,
}

#[derive(Serialize, Deserialize)]
struct SignatureLine {
    signature: String,
}

impl KeyFile {
    /// The key file of the unit that holds `secret`: two lines of text.
    #[must_use]
    pub fn write(secret: &UnitSecret, issuer: Issuer<'_>) -> String {
        let keys = secret.public_keys();
        let file = Self {
            benvung: "key".to_owned(),
            format: FORMAT,
            district: issuer.district.to_owned(),
            training: issuer.training,
            words: fingerprint_words(&keys).map(str::to_owned).to_vec(),
            party: Party {
                unit: issuer.unit.to_owned(),
                name: issuer.name.to_owned(),
                role: issuer.role,
                keys,
            },
            more: Map::new(),
        };
        let line = serde_json::to_string(&file).expect("a key file is plain JSON");
        let signature =
            SignatureLine { signature: hex::encode(&secret.sign(PURPOSE, line.as_bytes())) };
        let signature = serde_json::to_string(&signature).expect("plain JSON");
        format!("{line}\n{signature}\n")
    }

    /// Reads a key file. Line ends may have been changed on the way; nothing else may.
    pub fn read(bytes: &[u8]) -> Result<Self, KeyFileRefusal> {
        let text = Some(bytes)
            .filter(|bytes| bytes.len() <= MAX_KEY_FILE && check_json(bytes).is_ok())
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .ok_or(KeyFileRefusal::NotAKeyFile)?;
        let mut lines = text.lines();
        let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
        let json: Value = serde_json::from_str(first).map_err(|_| KeyFileRefusal::NotAKeyFile)?;
        if json.get("benvung").and_then(Value::as_str) != Some("key") {
            return Err(KeyFileRefusal::NotAKeyFile);
        }
        match json.get("format").and_then(Value::as_u64) {
            Some(format) if format > u64::from(FORMAT) => {
                let format = u32::try_from(format).unwrap_or(u32::MAX);
                return Err(KeyFileRefusal::Newer { format });
            }
            _ => {}
        }
        let damaged = |_| KeyFileRefusal::Damaged;
        let file: Self = serde_json::from_value(json).map_err(damaged)?;
        let line: SignatureLine = serde_json::from_str(second).map_err(damaged)?;
        let signature = hex::decode(&line.signature).ok_or(KeyFileRefusal::Damaged)?;
        let signed = file.party.keys.verify(PURPOSE, first.as_bytes(), &signature);
        let words_fit = file.words == fingerprint_words(&file.party.keys);
        if !signed || !words_fit || lines.any(|rest| !rest.trim().is_empty()) {
            return Err(KeyFileRefusal::Damaged);
        }
        Ok(file)
    }

    /// The six words of its keys.
    #[must_use]
    pub fn words(&self) -> [&'static str; 6] {
        fingerprint_words(&self.party.keys)
    }
}
