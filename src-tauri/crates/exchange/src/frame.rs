//! The outer frame of a package: magic, lengths, header, envelope, signature.
//!
//! ```text
//! 0   8   magic 89 42 56 47 4F 49 0D 0A
//! 8   4   H, length of the header, little-endian
//! 12  4   E, length of the envelope, little-endian
//! 16  H   header: JSON in clear
//! 16+H E  envelope: an age file
//! …   64  Ed25519 signature over every byte before it
//! ```
//! Deliberately absent: what is inside the envelope.

use serde_json::Value;

use crate::bounds::check_json;
use crate::keys::verify;
use crate::{Header, MAX_HEADER, MAX_PACKED, Refusal, UnitSecret};

/// The format this program writes.
pub const FORMAT: u32 = 1;
/// The highest `min_reader` this program can take in.
pub const READER: u32 = 1;

pub(crate) const MAGIC: [u8; 8] = *b"\x89BVGOI\r\n";
const FIXED: usize = 16;
const SIGNATURE: usize = 64;
/// Bytes of a package that are neither header nor envelope.
pub(crate) const AROUND: usize = FIXED + SIGNATURE;

/// A package whose signature by the keys in its header is good.
pub(crate) struct Frame<'a> {
    pub(crate) header: Header,
    /// The header as it was written, fields of later versions included.
    pub(crate) header_json: Value,
    pub(crate) envelope: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Caps, magic and format, then the signature. Says nothing about who the signer is.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.len() > MAX_PACKED {
            return Err(Refusal::TooBig { bytes: bytes.len() });
        }
        let (header_length, envelope_length) = lengths(bytes)?;
        let whole = FIXED as u64 + header_length + envelope_length + SIGNATURE as u64;
        let there = bytes.len() as u64;
        if there < whole {
            let missing = Some(whole - there);
            return Err(Refusal::Truncated { missing });
        }
        if there > whole {
            return Err(Refusal::Damaged);
        }
        let (signed, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or(Refusal::Damaged)?;
        let (header, envelope) = signed[FIXED..].split_at(header_length as usize);

        check_json(header)?;
        let header_json: Value = serde_json::from_slice(header).map_err(|_| Refusal::Damaged)?;
        refuse_newer(&header_json)?;
        let header: Header =
            serde_json::from_value(header_json.clone()).map_err(|_| Refusal::Damaged)?;
        if !verify(&header.sender.keys.signing, b"", signed, signature) {
            return Err(Refusal::Damaged);
        }
        Ok(Self { header, header_json, envelope })
    }
}

/// Puts the frame around header and envelope and signs it.
pub(crate) fn write(header: &[u8], envelope: &[u8], signer: &UnitSecret) -> Vec<u8> {
    let length = |part: &[u8]| {
        u32::try_from(part.len()).expect("sealing refuses what is beyond the caps").to_le_bytes()
    };
    let mut out = [&MAGIC[..], &length(header), &length(envelope), header, envelope].concat();
    let signature = signer.sign(b"", &out);
    out.extend_from_slice(&signature);
    out
}

fn lengths(bytes: &[u8]) -> Result<(u64, u64), Refusal> {
    let there = bytes.len().min(MAGIC.len());
    if bytes[..there] != MAGIC[..there] {
        // The line end in the magic is changed by programs that take the file for text.
        let began = bytes.starts_with(&MAGIC[..6]);
        return Err(if began { Refusal::Damaged } else { Refusal::NotAPackage });
    }
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_le_bytes(four)))
    };
    let (Some(header), Some(envelope)) = (number(8), number(12)) else {
        return Err(Refusal::Truncated { missing: None });
    };
    if header > MAX_HEADER as u64 || envelope > MAX_PACKED as u64 {
        return Err(Refusal::Damaged);
    }
    Ok((header, envelope))
}

fn refuse_newer(header: &Value) -> Result<(), Refusal> {
    let needs = header.get("min_reader").and_then(Value::as_u64);
    match needs {
        Some(needs) if needs > u64::from(READER) => Err(Refusal::NewerFormat {
            needs: u32::try_from(needs).unwrap_or(u32::MAX),
            program: header
                .get("program")
                .and_then(Value::as_str)
                .unwrap_or("?")
                .chars()
                .take(20)
                .collect(),
        }),
        _ => Ok(()),
    }
}
