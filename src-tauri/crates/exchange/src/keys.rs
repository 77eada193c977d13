//! The one secret of a unit, the keys derived from it, and their six words.
//!
//! Deliberately absent: where the secret lies and how a passphrase wraps it (the
//! workplace file), and any second long-lived key: what can be derived need not be kept.

use std::fmt;

use age::secrecy::zeroize::Zeroize as _;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::words::{WORD_BITS, word};

const SALT: &[u8] = b"benvung/unit-secret/1";
const SIGNING: &[u8] = b"benvung/ed25519/1";
const SEALING: &[u8] = b"benvung/x25519/1";
const WORDS: &[u8] = b"benvung/six-words/1\n";

/// Khóa bí mật của đơn vị: 32 random bytes from which everything else is derived.
#[derive(Clone)]
pub struct UnitSecret([u8; 32]);

impl UnitSecret {
    /// A secret of these bytes; they must come from the system's random source, from a
    /// recovery sheet or from the workplace file.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the workplace file only.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The keys that others know this unit by.
    #[must_use]
    pub fn public_keys(&self) -> PublicKeys {
        PublicKeys {
            signing: self.signing_key().verifying_key().to_bytes(),
            age: self.identity().to_public().to_string(),
        }
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        let mut seed = self.derive(SIGNING);
        let key = SigningKey::from_bytes(&seed);
        seed.zeroize();
        key
    }

    pub(crate) fn identity(&self) -> age::x25519::Identity {
        let mut scalar = self.derive(SEALING);
        let prefix = bech32::Hrp::parse("age-secret-key-").expect("a constant valid prefix");
        let mut text = bech32::encode::<bech32::Bech32>(prefix, &scalar)
            .expect("32 bytes are far below the length limit of bech32");
        let identity = text.parse().expect("the text form of an age identity");
        scalar.zeroize();
        text.zeroize();
        identity
    }

    /// Signs `message` for one purpose; a signature for one never passes for another.
    pub(crate) fn sign(&self, purpose: &[u8], message: &[u8]) -> [u8; 64] {
        self.signing_key().sign(&[purpose, message].concat()).to_bytes()
    }

    fn derive(&self, info: &[u8]) -> [u8; 32] {
        let mut out = [0; 32];
        Hkdf::<Sha256>::new(Some(SALT), &self.0)
            .expand(info, &mut out)
            .expect("32 bytes are a valid length");
        out
    }
}

impl Drop for UnitSecret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for UnitSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitSecret(…)")
    }
}

/// Khóa công khai của đơn vị. Reading one refuses keys that are not keys, so a value that
/// came from outside can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawKeys")]
pub struct PublicKeys {
    /// Ed25519 public key; 64 hexadecimal digits in JSON.
    #[serde(with = "crate::hex::fixed")]
    pub signing: [u8; 32],
    /// X25519 recipient of age, `age1…`.
    pub age: String,
}

#[derive(Deserialize)]
struct RawKeys {
    #[serde(with = "crate::hex::fixed")]
    signing: [u8; 32],
    age: String,
}

impl TryFrom<RawKeys> for PublicKeys {
    type Error = &'static str;

    fn try_from(raw: RawKeys) -> Result<Self, Self::Error> {
        let point = VerifyingKey::from_bytes(&raw.signing).map_err(|_| "not a signing key")?;
        if point.is_weak() {
            return Err("a weak signing key");
        }
        let keys = Self { signing: raw.signing, age: raw.age };
        // One key has one spelling, or it could have two sets of six words.
        match keys.recipient() {
            Some(recipient) if recipient.to_string() == keys.age => Ok(keys),
            _ => Err("not an age recipient"),
        }
    }
}

impl PublicKeys {
    pub(crate) fn recipient(&self) -> Option<age::x25519::Recipient> {
        self.age.parse().ok()
    }

    pub(crate) fn verify(&self, purpose: &[u8], message: &[u8], signature: &[u8; 64]) -> bool {
        verify(&self.signing, purpose, message, signature)
    }
}

/// Whether `signature` was made by the holder of `signing` over exactly these bytes.
pub(crate) fn verify(
    signing: &[u8; 32],
    purpose: &[u8],
    message: &[u8],
    signature: &[u8; 64],
) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(signing) else {
        return false;
    };
    let signature = Signature::from_bytes(signature);
    let verdict = if purpose.is_empty() {
        key.verify_strict(message, &signature)
    } else {
        key.verify_strict(&[purpose, message].concat(), &signature)
    };
    verdict.is_ok()
}

/// Sáu từ đối chiếu: 66 bits of SHA-256 of both public keys, for comparing them by phone
/// or on a signed paper.
#[must_use]
pub fn fingerprint_words(keys: &PublicKeys) -> [&'static str; 6] {
    word_indices(keys).map(word)
}

pub(crate) fn word_indices(keys: &PublicKeys) -> [u16; 6] {
    let digest = Sha256::new()
        .chain_update(WORDS)
        .chain_update(keys.signing)
        .chain_update(keys.age.as_bytes())
        .finalize();
    std::array::from_fn(|n| bits(&digest, n))
}

/// The `n`-th group of 11 bits, most significant bit first.
pub(crate) fn bits(bytes: &[u8], n: usize) -> u16 {
    let first = n * WORD_BITS as usize;
    (first..first + WORD_BITS as usize).fold(0, |acc, bit| {
        let set = bytes[bit / 8] >> (7 - bit % 8) & 1;
        acc << 1 | u16::from(set)
    })
}
