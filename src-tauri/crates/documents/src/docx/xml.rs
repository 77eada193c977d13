//! Elements written one after the other.
//!
//! Deliberately absent: what they mean.

use std::io::{BufWriter, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Bytes that are packed together.
const BUFFER: usize = 1 << 16;

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML part on its way into the packed file, which lies in memory, where writing cannot
/// fail. It is whole when this is dropped.
pub(super) struct Xml<'w>(Writer<BufWriter<&'w mut dyn Write>>);

impl<'w> Xml<'w> {
    pub fn new(out: &'w mut dyn Write) -> Self {
        let mut xml = Self(Writer::new(BufWriter::with_capacity(BUFFER, out)));
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.put(Event::Start(element(name, attributes)));
    }

    pub fn close(&mut self, name: &str) {
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>) {
        self.put(Event::Empty(element(name, attributes)));
    }

    /// An element without content whose values are made for it.
    pub fn measures(&mut self, name: &str, attributes: &[(&str, String)]) {
        let borrowed: Vec<_> =
            attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        self.leaf(name, &borrowed);
    }

    /// An element whose only attribute is `w:val`.
    pub fn value(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// A property that is on or off.
    pub fn switch(&mut self, name: &str, on: bool) {
        if on { self.leaf(name, &[]) } else { self.value(name, "0") }
    }

    /// An element with text in it.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        let clean: String = text.chars().filter(|c| is_xml(*c)).collect();
        self.put(Event::Text(BytesText::new(&clean)));
        self.close(name);
    }

    fn put(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("writing into memory cannot fail");
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    start
}

/// Is it a character of XML 1.0?
fn is_xml(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
