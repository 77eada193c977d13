//! What lies inside the envelope: zlib over lines of JSON, written and read within bounds.
//!
//! Line 1 is the manifest. Each part follows as its statement, its proof, its records as
//! the raw lines that the statement names by length and SHA-256, and its PDF as lines of
//! base64. Deliberately absent: judging who may have signed a part.

use std::io::{BufRead, BufReader, Read, Write};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, bufread::ZlibDecoder, write::ZlibEncoder};
use serde::{Deserialize, Serialize};

use crate::bounds::{BLOB_CHUNK, check_json};
use crate::{MAX_LINE, MAX_LINES, MAX_PARTS, MAX_UNPACKED, Manifest, Part, Proof, Refusal};

#[derive(Serialize, Deserialize)]
struct ProofLine {
    #[serde(with = "crate::hex::fixed")]
    key: [u8; 32],
    #[serde(with = "crate::hex::fixed")]
    signature: [u8; 64],
}

fn wrong(detail: &'static str) -> Refusal {
    Refusal::Contents { detail }
}

/// Writes the compressed content.
pub(crate) fn write(manifest: &Manifest, parts: &[Part], out: impl Write) -> std::io::Result<()> {
    let mut out = ZlibEncoder::new(out, Compression::default());
    serde_json::to_writer(&mut out, manifest)?;
    out.write_all(b"\n")?;
    for part in parts {
        let proof = ProofLine { key: part.proof.key, signature: part.proof.signature };
        writeln!(out, "{}", part.proof.statement)?;
        serde_json::to_writer(&mut out, &proof)?;
        out.write_all(b"\n")?;
        out.write_all(&part.content)?;
        for chunk in part.pdf.chunks(BLOB_CHUNK) {
            writeln!(out, "\"{}\"", BASE64_STANDARD.encode(chunk))?;
        }
    }
    out.finish()?.flush()
}

/// Reads the compressed content; what does not fit the bounds or the form is refused
/// before it is kept.
pub(crate) fn read(packed: impl Read) -> Result<(Manifest, Vec<Part>), Refusal> {
    let mut lines = Lines {
        input: BufReader::new(ZlibDecoder::new(BufReader::new(packed))),
        bytes: 0,
        lines: 0,
    };
    let first = lines.next()?.ok_or(wrong("no manifest"))?;
    let manifest: Manifest = from_line(&first, "manifest")?;
    if manifest.parts > MAX_PARTS {
        return Err(Refusal::TooManyParts);
    }
    let mut parts = Vec::new();
    while let Some(statement) = lines.next()? {
        if parts.len() == manifest.parts {
            return Err(Refusal::Counts);
        }
        parts.push(read_part(statement, &mut lines)?);
    }
    if parts.len() != manifest.parts {
        return Err(Refusal::Counts);
    }
    lines.refuse_rest()?;
    Ok((manifest, parts))
}

fn read_part<R: Read>(statement: Vec<u8>, lines: &mut Lines<R>) -> Result<Part, Refusal> {
    let line = String::from_utf8(statement).map_err(|_| wrong("statement is not UTF-8"))?;
    let statement: crate::Statement = from_line(line.as_bytes(), "statement")?;
    let proof = lines.next()?.ok_or(wrong("no proof"))?;
    let ProofLine { key, signature } = from_line(&proof, "proof")?;

    let mut content = Vec::new();
    while content.len() < statement.content.bytes {
        let record = lines.next()?.ok_or(wrong("records end early"))?;
        content.extend_from_slice(&record);
        content.push(b'\n');
    }
    let mut pdf = Vec::new();
    let pdf_bytes = statement.pdf.map_or(0, |extent| extent.bytes);
    while pdf.len() < pdf_bytes {
        let chunk = lines.next()?.ok_or(wrong("PDF ends early"))?;
        let text: String = from_line(&chunk, "PDF line")?;
        BASE64_STANDARD.decode_vec(text, &mut pdf).map_err(|_| wrong("PDF line is not base64"))?;
    }
    let proof = Proof { statement: line, key, signature };
    let part = Part { proof, statement, content, pdf };
    if !part.is_whole() {
        return Err(wrong("a part is not what its statement says"));
    }
    Ok(part)
}

fn from_line<T: for<'de> Deserialize<'de>>(line: &[u8], what: &'static str) -> Result<T, Refusal> {
    serde_json::from_slice(line).map_err(|_| wrong(what))
}

struct Lines<R> {
    input: BufReader<ZlibDecoder<BufReader<R>>>,
    bytes: usize,
    lines: usize,
}

impl<R: Read> Lines<R> {
    /// The next line without its end.
    fn next(&mut self) -> Result<Option<Vec<u8>>, Refusal> {
        let mut line = Vec::new();
        loop {
            let ahead =
                self.input.fill_buf().map_err(|_| wrong("the envelope cannot be unpacked"))?;
            if ahead.is_empty() {
                return if line.is_empty() {
                    Ok(None)
                } else {
                    Err(wrong("the last line has no end"))
                };
            }
            let end = ahead.iter().position(|&byte| byte == b'\n');
            let taken = &ahead[..end.unwrap_or(ahead.len())];
            if line.len() + taken.len() > MAX_LINE {
                return Err(Refusal::LineTooLong);
            }
            line.extend_from_slice(taken);
            let used = taken.len() + usize::from(end.is_some());
            self.bytes += used;
            self.input.consume(used);
            if self.bytes > MAX_UNPACKED {
                return Err(Refusal::UnpacksTooBig);
            }
            if end.is_some() {
                break;
            }
        }
        self.lines += 1;
        if self.lines > MAX_LINES {
            return Err(Refusal::TooManyLines);
        }
        check_json(&line)?;
        Ok(Some(line))
    }

    /// Nothing may follow the compressed content inside the envelope.
    fn refuse_rest(self) -> Result<(), Refusal> {
        let mut envelope = self.input.into_inner().into_inner();
        match envelope.fill_buf() {
            Ok([]) => Ok(()),
            _ => Err(wrong("bytes after the content")),
        }
    }
}
