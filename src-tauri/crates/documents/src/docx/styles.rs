//! Named styles of the Word file: what a clerk changes once for the whole paper.
//!
//! Deliberately absent: sizes of its own; they are the profile's.

use super::half_points;
use super::xml::Xml;
use crate::profile::ProfileSpec;

/// The face a Vietnamese office has; the bundled Liberation Serif has its widths.
const FACE: &str = "Times New Roman";

/// Style of a heading of that level.
pub(super) fn heading(level: u8) -> String {
    format!("Heading{}", level.clamp(1, 3))
}

/// Style of the text in tables.
pub(super) const TABLE_TEXT: &str = "TableText";

pub(super) const NAMESPACE: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

pub(super) fn write(spec: &ProfileSpec, language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[NAMESPACE]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let face = [("w:ascii", FACE), ("w:hAnsi", FACE), ("w:cs", FACE), ("w:eastAsia", FACE)];
    xml.leaf("w:rFonts", &face);
    xml.value("w:sz", &half_points(spec.body_size));
    xml.value("w:szCs", &half_points(spec.body_size));
    xml.leaf("w:lang", &[("w:val", language), ("w:eastAsia", language)]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:widowControl", &[]);
    xml.leaf("w:spacing", &[("w:before", "0"), ("w:after", "0")]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");

    style(&mut xml, "Normal", "Normal", true, |_| {});
    for level in 1..=3_u8 {
        let name = format!("heading {level}");
        style(&mut xml, &heading(level), &name, false, |xml| {
            xml.open("w:pPr", &[]);
            xml.leaf("w:keepNext", &[]);
            xml.value("w:outlineLvl", &(level - 1).to_string());
            xml.close("w:pPr");
        });
    }
    style(&mut xml, TABLE_TEXT, "Table Text", false, |xml| {
        xml.open("w:rPr", &[]);
        xml.value("w:sz", &half_points(spec.annex_table_size));
        xml.value("w:szCs", &half_points(spec.annex_table_size));
        xml.close("w:rPr");
    });
    for (id, name) in [("Header", "header"), ("Footer", "footer")] {
        style(&mut xml, id, name, false, |_| {});
    }
    xml.close("w:styles");
    xml.finish()
}

fn style(xml: &mut Xml, id: &str, name: &str, is_default: bool, more: impl FnOnce(&mut Xml)) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if is_default {
        attributes.push(("w:default", "1"));
    }
    xml.open("w:style", &attributes);
    xml.value("w:name", name);
    if !is_default {
        xml.value("w:basedOn", "Normal");
    }
    xml.leaf("w:qFormat", &[]);
    more(xml);
    xml.close("w:style");
}
