//! How much of anything a package may hold; a file from a stranger is read within these.

use crate::Refusal;

/// Largest package file: 32 MB.
pub const MAX_PACKED: usize = 32 << 20;
/// Largest unpacked content: 256 MB.
pub const MAX_UNPACKED: usize = 256 << 20;
/// Largest header: 256 KB.
pub const MAX_HEADER: usize = 256 << 10;
/// Longest line of the content: 4 MB.
pub const MAX_LINE: usize = 4 << 20;
/// Most lines of the content.
pub const MAX_LINES: usize = 1_000_000;
/// Deepest nesting of JSON.
pub const MAX_DEPTH: usize = 32;
/// Longest JSON string as written, in bytes: 256 KB.
pub const MAX_STRING: usize = 256 << 10;
/// Most parts (ledgers, snapshots, logs) of one package.
pub const MAX_PARTS: usize = 4096;
/// Most papers of one frozen plan beside the PDF inside it.
pub(crate) const MAX_PAPERS: usize = 8;
/// Raw bytes of a PDF in one line of base64; stays below [`MAX_STRING`] when encoded.
pub(crate) const BLOB_CHUNK: usize = 48 << 10;

/// Refuses JSON that is nested too deep or has a string too long, before it is parsed.
pub(crate) fn check_json(text: &[u8]) -> Result<(), Refusal> {
    let (mut depth, mut string_start, mut escaped) = (0_usize, None, false);
    for (at, &byte) in text.iter().enumerate() {
        match string_start {
            Some(start) => {
                if at - start > MAX_STRING {
                    return Err(Refusal::StringTooLong);
                }
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => string_start = None,
                    _ => {}
                }
            }
            None => match byte {
                b'"' => string_start = Some(at),
                b'{' | b'[' => {
                    depth += 1;
                    if depth > MAX_DEPTH {
                        return Err(Refusal::TooDeep);
                    }
                }
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_counts_and_brackets_inside_strings_do_not() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n)).into_bytes();
        assert_eq!(check_json(&nested(MAX_DEPTH)), Ok(()));
        assert_eq!(check_json(&nested(MAX_DEPTH + 1)), Err(Refusal::TooDeep));
        let text = format!(r#"{{"a\"{}":1}}"#, "[".repeat(99));
        assert_eq!(check_json(text.as_bytes()), Ok(()));
    }

    #[test]
    fn a_string_beyond_the_bound_is_refused() {
        let fits = format!("\"{}\"", "a".repeat(MAX_STRING - 1));
        assert_eq!(check_json(fits.as_bytes()), Ok(()));
        let long = format!("\"{}\"", "a".repeat(MAX_STRING));
        assert_eq!(check_json(long.as_bytes()), Err(Refusal::StringTooLong));
    }
}
