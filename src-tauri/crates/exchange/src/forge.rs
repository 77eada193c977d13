//! An attacker's tools, for the fuzzer: taking a package apart to raw bytes and putting it
//! together again with a good signature and envelope, keeping no rule.
//!
//! Hidden from the documentation; nothing of the program calls it.

use std::io::{Read as _, Write as _};

use age::{Decryptor, Encryptor, Recipient};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

use crate::frame::{self, Frame};
use crate::{PublicKeys, UnitSecret};

/// The header's bytes and the unpacked content of a good package, for one of its recipients.
#[must_use]
pub fn apart(package: &[u8], secret: &UnitSecret) -> Option<(Vec<u8>, Vec<u8>)> {
    let Frame { header_json, envelope, .. } = Frame::read(package).ok()?;
    let identity = secret.identity();
    let decryptor = Decryptor::new_buffered(envelope).ok()?;
    let stream = decryptor.decrypt([&identity as &dyn age::Identity].into_iter()).ok()?;
    let mut content = Vec::new();
    ZlibDecoder::new(stream).read_to_end(&mut content).ok()?;
    Some((serde_json::to_vec(&header_json).ok()?, content))
}

/// Packs, seals and signs whatever it is given.
#[must_use]
pub fn together(
    header: &[u8],
    content: &[u8],
    recipients: &[PublicKeys],
    signer: &UnitSecret,
) -> Option<Vec<u8>> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(content).ok()?;
    let packed = zlib.finish().ok()?;
    let keys: Vec<_> = recipients.iter().filter_map(PublicKeys::recipient).collect();
    let encryptor =
        Encryptor::with_recipients(keys.iter().map(|key| key as &dyn Recipient)).ok()?;
    let mut envelope = Vec::new();
    let mut stream = encryptor.wrap_output(&mut envelope).ok()?;
    stream.write_all(&packed).ok()?;
    stream.finish().ok()?;
    Some(frame::write(header, &envelope, signer))
}
