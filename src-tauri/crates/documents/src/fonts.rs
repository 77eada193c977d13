//! The four faces of the bundled Liberation Serif and their widths.
//!
//! Deliberately absent: shaping (Vietnamese in NFC needs none), kerning (the
//! written widths must be the measured ones) and system fonts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::error::LayoutError;

/// Characters below this code are looked up in a flat table.
const FLAT: usize = 0x2200;
const ABSENT: u16 = u16::MAX;

/// A face of the bundled family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum FontStyle {
    /// Upright.
    #[default]
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

impl FontStyle {
    /// All faces, in the order of their resource names.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The face for a pair of attributes.
    #[must_use]
    pub const fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }
}

/// One face: bytes, and glyph and width of every character it has.
#[derive(Debug)]
pub(crate) struct Face {
    /// PostScript name without subset prefix.
    pub(crate) name: &'static str,
    pub(crate) data: &'static [u8],
    flat: Vec<(u16, u16)>,
    far: BTreeMap<char, (u16, u16)>,
    /// Ascent above the baseline, 1/1000 em.
    pub(crate) ascent: i16,
    /// Descent below the baseline (negative), 1/1000 em.
    pub(crate) descent: i16,
    /// Bounding box of all glyphs, 1/1000 em.
    pub(crate) bbox: [i16; 4],
    /// Caret slope as rise and run.
    pub(crate) slope: (i16, i16),
    /// OS/2 weight class.
    pub(crate) weight: u16,
}

impl Face {
    fn read(name: &'static str, data: &'static [u8]) -> Self {
        let face = ttf_parser::Face::parse(data, 0).expect("the bundled font parses (tested)");
        let units = i32::from(face.units_per_em());
        let thousandths = |v: i16| {
            i16::try_from((i32::from(v) * 1000 + units / 2).div_euclid(units)).unwrap_or(0)
        };
        let mut flat = vec![(0, ABSENT); FLAT];
        let mut far = BTreeMap::new();
        let subtables = face.tables().cmap.map(|cmap| cmap.subtables);
        for subtable in subtables.into_iter().flatten().filter(|s| s.is_unicode()) {
            subtable.codepoints(|code| {
                let Some(character) = char::from_u32(code) else {
                    return;
                };
                let Some(glyph) = face.glyph_index(character).filter(|g| g.0 != 0) else {
                    return;
                };
                let units_wide = u32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
                let scale = u32::from(face.units_per_em());
                let width = u16::try_from((units_wide * 1000 + scale / 2) / scale).unwrap_or(0);
                match flat.get_mut(code as usize) {
                    Some(slot) => *slot = (glyph.0, width),
                    None => {
                        far.insert(character, (glyph.0, width));
                    }
                }
            });
        }
        let bbox = face.global_bounding_box();
        let hhea = face.tables().hhea;
        let italic = face.is_italic();
        Self {
            name,
            data,
            flat,
            far,
            ascent: thousandths(hhea.ascender),
            descent: thousandths(hhea.descender),
            bbox: [
                thousandths(bbox.x_min),
                thousandths(bbox.y_min),
                thousandths(bbox.x_max),
                thousandths(bbox.y_max),
            ],
            // Liberation Serif Italic leans by 16.33 degrees (post.italicAngle).
            slope: if italic { (1000, 293) } else { (1, 0) },
            weight: face.weight().to_number(),
        }
    }

    /// Glyph id and advance width in 1/1000 em, if the face has the character.
    pub(crate) fn glyph(&self, character: char) -> Option<(u16, u16)> {
        match self.flat.get(character as usize) {
            Some((_, ABSENT)) => None,
            Some(found) => Some(*found),
            None => self.far.get(&character).copied(),
        }
    }
}

/// The measured faces.
#[derive(Debug)]
pub struct Fonts {
    faces: [Face; 4],
}

impl Fonts {
    /// The bundled Liberation Serif 2.1.5 (SIL OFL 1.1), read once.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(|| {
            macro_rules! face {
                ($name:literal) => {
                    Face::read(
                        $name,
                        include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")),
                    )
                };
            }
            Fonts {
                faces: [
                    face!("LiberationSerif-Regular"),
                    face!("LiberationSerif-Bold"),
                    face!("LiberationSerif-Italic"),
                    face!("LiberationSerif-BoldItalic"),
                ],
            }
        })
    }

    pub(crate) fn face(&self, style: FontStyle) -> &Face {
        &self.faces[style as usize]
    }

    /// Width of a text in 1/1000 em.
    ///
    /// # Errors
    /// [`LayoutError::MissingCharacter`].
    pub fn width(&self, style: FontStyle, text: &str) -> Result<u32, LayoutError> {
        let face = self.face(style);
        let mut sum = 0;
        for (at, character) in text.char_indices() {
            let Some((_, width)) = face.glyph(character) else {
                return Err(missing(character, text, at));
            };
            sum += u32::from(width);
        }
        Ok(sum)
    }

    /// Width of a text in points.
    ///
    /// # Errors
    /// [`LayoutError::MissingCharacter`].
    pub fn width_pt(&self, style: FontStyle, size: f32, text: &str) -> Result<f32, LayoutError> {
        Ok(points(self.width(style, text)?, size))
    }

    /// Distance from the top of a line box of height `leading` to its baseline, in points.
    pub(crate) fn baseline(&self, size: f32, leading: f32) -> f32 {
        let face = self.face(FontStyle::Regular);
        let ascent = f32::from(face.ascent) * size / 1000.0;
        let descent = -f32::from(face.descent) * size / 1000.0;
        (leading - ascent - descent) / 2.0 + ascent
    }
}

/// 1/1000 em at a size, in points.
pub(crate) fn points(thousandths: u32, size: f32) -> f32 {
    // Sums stay far below 2^24, so the conversion is exact.
    thousandths as f32 * size / 1000.0
}

fn missing(character: char, text: &str, at: usize) -> LayoutError {
    LayoutError::MissingCharacter {
        character,
        code: character as u32,
        excerpt: excerpt(text, at),
        place: String::new(),
    }
}

/// About forty characters around a byte.
fn excerpt(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(20).collect();
    before.into_iter().rev().chain(text[at..].chars().take(20)).collect()
}

impl LayoutError {
    /// The same error with the whole text around the character.
    pub(crate) fn within(self, text: &str) -> Self {
        match self {
            Self::MissingCharacter { character, .. } => {
                missing(character, text, text.find(character).unwrap_or(0))
            }
            other => other,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // tests may
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_in_every_face() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy\
            áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ\
            0123456789.,;:!?()[]{}%/+-–—=<>«»“”‘’…²³½°₫×÷•§";
        for style in FontStyle::ALL {
            for text in [letters.to_owned(), letters.to_uppercase()] {
                Fonts::bundled().width(style, &text).unwrap();
            }
        }
    }

    #[test]
    fn widths_are_those_of_times_new_roman() {
        // Times New Roman: A 1479, a 909, space 512, digit 1024 of 2048 units.
        let width = |text| Fonts::bundled().width(FontStyle::Regular, text).unwrap();
        assert_eq!((width("A"), width("a"), width(" "), width("7")), (722, 444, 250, 500));
    }

    #[test]
    fn no_two_vietnamese_characters_share_a_glyph() {
        for style in FontStyle::ALL {
            let face = Fonts::bundled().face(style);
            let mut seen: BTreeMap<u16, char> = BTreeMap::new();
            for code in (0x20..0x7f).chain(0xa1..0x1b1).chain(0x1ea0..0x1efa) {
                let character = char::from_u32(code).unwrap();
                let Some((glyph, _)) = face.glyph(character) else {
                    continue;
                };
                if let Some(other) = seen.insert(glyph, character) {
                    panic!("{other} and {character} share glyph {glyph}");
                }
            }
        }
    }

    #[test]
    fn a_missing_character_is_named_with_its_text() {
        let error =
            Fonts::bundled().width(FontStyle::Regular, "Hộ có nhà ở ☐ kiên cố").unwrap_err();
        assert_eq!(
            error.to_string(),
            "Không in được ký tự «☐» (U+2610) trong đoạn «Hộ có nhà ở ☐ kiên cố»: phông chữ của văn bản không có ký tự này. Dữ liệu không thay đổi. Hãy thay ký tự đó rồi in lại."
        );
    }
}
