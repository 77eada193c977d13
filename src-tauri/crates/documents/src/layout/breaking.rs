//! Breaks a text into lines.
//!
//! Breaks come at blanks; those of [`glue`](super::glue) only when nothing
//! else fits; places inside a word (after a hyphen or slash, as in
//! `18/TTr-VHXH`) only when the word is alone on a line and still too wide;
//! between any two letters last of all. Deliberately absent: hyphenation
//! (Vietnamese has none) and optimum fitting of whole paragraphs.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::glue::holds_together;
use crate::error::LayoutError;
use crate::fonts::{FontStyle, Fonts, points};
use crate::text::NO_BREAK_SPACE;

/// Sums of single precision widths may exceed the measure by this much, points.
const TOLERANCE: f32 = 0.01;

/// Style of the text up to a byte.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    /// End byte.
    pub(crate) end: usize,
    pub(crate) style: FontStyle,
    pub(crate) size: f32,
}

/// A line: a byte range without the blanks at its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Line {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Natural width, points.
    pub(crate) width: f32,
    /// Blanks that justification may stretch.
    pub(crate) blanks: u32,
    /// Ends a paragraph or a forced line: not justified.
    pub(crate) last: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Inside,
    Glued,
    Plain,
    Forced,
}

/// Text between two possible breaks.
#[derive(Debug, Clone, Copy)]
struct Token {
    start: usize,
    content_end: usize,
    width: f32,
    inner_blanks: u32,
    trailing: f32,
    trailing_blanks: u32,
    /// How good the break after it is.
    after: Strength,
}

/// Breaks a text that is [`printable`](crate::text::printable); an empty text gives no line.
///
/// # Errors
/// [`LayoutError::MissingCharacter`].
pub(crate) fn break_lines(
    fonts: &Fonts,
    text: &str,
    spans: &[Span],
    first_width: f32,
    width: f32,
) -> Result<Vec<Line>, LayoutError> {
    let mut tokens = tokens(fonts, text, spans).map_err(|error| error.within(text))?;
    let mut lines = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let measure = if lines.is_empty() { first_width } else { width };
        let (to, full) = fill(&tokens, from, measure);
        if to == from {
            let (head, rest) = cut_token(fonts, text, spans, tokens[from], measure)?;
            lines.push(line_of(&[head]));
            match rest {
                Some(rest) => tokens[from] = rest,
                None => from += 1,
            }
            continue;
        }
        let to = if full { best_break(&tokens, from, to) } else { to };
        lines.push(line_of(&tokens[from..to]));
        from = to;
    }
    if let Some(line) = lines.last_mut() {
        line.last = true;
    }
    Ok(lines)
}

/// Width of the widest part that no blank, hyphen or slash divides, points.
///
/// # Errors
/// [`LayoutError::MissingCharacter`].
pub(crate) fn widest_part(fonts: &Fonts, text: &str, spans: &[Span]) -> Result<f32, LayoutError> {
    let parts = tokens(fonts, text, spans)?;
    Ok(parts.iter().map(|part| part.width).fold(0.0, f32::max))
}

/// Index after the last token that fits, and whether the line is full (not forced, not the end).
fn fill(tokens: &[Token], from: usize, measure: f32) -> (usize, bool) {
    let mut used = 0.0;
    let mut to = from;
    while let Some(token) = tokens.get(to) {
        if used + token.width > measure + TOLERANCE {
            return (to, true);
        }
        used += token.width + token.trailing;
        to += 1;
        if token.after == Strength::Forced {
            return (to, false);
        }
    }
    (to, false)
}

fn best_break(tokens: &[Token], from: usize, to: usize) -> usize {
    [Strength::Plain, Strength::Glued]
        .into_iter()
        .find_map(|wanted| (from + 1..=to).rev().find(|&end| tokens[end - 1].after == wanted))
        .unwrap_or(to)
}

fn line_of(tokens: &[Token]) -> Line {
    let (first, last) = match tokens {
        [] => unreachable!("a line holds at least one token"),
        [only] => (only, only),
        [first, .., last] => (first, last),
    };
    let mut width = 0.0;
    let mut blanks = 0;
    for token in tokens {
        width += token.width + token.trailing;
        blanks += token.inner_blanks + token.trailing_blanks;
    }
    Line {
        start: first.start,
        end: last.content_end,
        width: width - last.trailing,
        blanks: blanks - last.trailing_blanks,
        last: last.after == Strength::Forced,
    }
}

fn tokens(fonts: &Fonts, text: &str, spans: &[Span]) -> Result<Vec<Token>, LayoutError> {
    let mut out = Vec::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(text) {
        let piece = &text[start..end];
        let content = piece.trim_end_matches([' ', '\n']);
        let content_end = start + content.len();
        let after = if opportunity == BreakOpportunity::Mandatory {
            Strength::Forced
        } else if piece.ends_with(' ') {
            if glued(text, content_end, end) { Strength::Glued } else { Strength::Plain }
        } else {
            Strength::Inside
        };
        let trailing_text = text[content_end..end].trim_end_matches('\n');
        let (width, inner_blanks) = measure(fonts, text, spans, start, content_end)?;
        let (trailing, trailing_blanks) =
            measure(fonts, text, spans, content_end, content_end + trailing_text.len())?;
        out.push(Token {
            start,
            content_end,
            width,
            inner_blanks,
            trailing,
            trailing_blanks,
            after,
        });
        start = end;
    }
    Ok(out)
}

/// Do the words around the blank at `content_end..next` hold together?
fn glued(text: &str, content_end: usize, next: usize) -> bool {
    let word_start = text[..content_end]
        .rfind([' ', '\n', NO_BREAK_SPACE])
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let right = &text[next..];
    let right = &right[..right.find([' ', '\n', NO_BREAK_SPACE]).unwrap_or(right.len())];
    holds_together(&text[..word_start], &text[word_start..content_end], right)
}

/// Width of a byte range and the number of its blanks.
pub(crate) fn measure(
    fonts: &Fonts,
    text: &str,
    spans: &[Span],
    start: usize,
    end: usize,
) -> Result<(f32, u32), LayoutError> {
    let mut width = 0.0;
    let mut at = start;
    for span in spans {
        if span.end <= at {
            continue;
        }
        if at >= end {
            break;
        }
        let stop = span.end.min(end);
        width += points(fonts.width(span.style, &text[at..stop])?, span.size);
        at = stop;
    }
    let blanks = text[start..end].chars().filter(|c| matches!(*c, ' ' | NO_BREAK_SPACE)).count();
    Ok((width, u32::try_from(blanks).unwrap_or(u32::MAX)))
}

/// Cuts as many letters as fit (at least one) off a token wider than the line.
fn cut_token(
    fonts: &Fonts,
    text: &str,
    spans: &[Span],
    token: Token,
    width: f32,
) -> Result<(Token, Option<Token>), LayoutError> {
    let content = &text[token.start..token.content_end];
    let mut cut = token.start;
    for (at, character) in content.char_indices() {
        let end = token.start + at + character.len_utf8();
        let (so_far, _) = measure(fonts, text, spans, token.start, end)?;
        if at > 0 && so_far > width + TOLERANCE {
            break;
        }
        cut = end;
    }
    let part = |start: usize, content_end: usize| -> Result<Token, LayoutError> {
        let (width, inner_blanks) = measure(fonts, text, spans, start, content_end)?;
        Ok(Token { start, content_end, width, inner_blanks, ..token })
    };
    if cut >= token.content_end {
        return Ok((token, None));
    }
    let head = Token {
        trailing: 0.0,
        trailing_blanks: 0,
        after: Strength::Inside,
        ..part(token.start, cut)?
    };
    Ok((head, Some(part(cut, token.content_end)?)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // tests may
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<&str> {
        let spans = [Span { end: text.len(), style: FontStyle::Regular, size: 14.0 }];
        break_lines(Fonts::bundled(), text, &spans, width, width)
            .unwrap()
            .iter()
            .map(|line| &text[line.start..line.end])
            .collect()
    }

    #[test]
    fn a_document_symbol_is_not_split_after_slash_or_hyphen() {
        let found = lines("Xã hội tại Tờ trình số 18/TTr-VHXH ngày 12 tháng 01 năm 2026", 190.0);
        assert_eq!(found, ["Xã hội tại Tờ trình", "số 18/TTr-VHXH", "ngày 12 tháng 01 năm 2026"]);
    }

    #[test]
    fn a_symbol_too_wide_for_the_line_is_split_at_its_slash_first() {
        assert_eq!(lines("18/TTr-VHXH", 50.0), ["18/TTr-", "VHXH"]);
    }

    #[test]
    fn a_word_too_wide_for_the_line_is_split_between_letters() {
        assert_eq!(lines("nghiêng", 20.0), ["ng", "hiê", "ng"]);
    }

    #[test]
    fn a_line_feed_forces_a_line_and_blanks_at_ends_do_not_count() {
        assert_eq!(lines("Thôn 1\nThôn 2 ", 300.0), ["Thôn 1", "Thôn 2"]);
    }
}
