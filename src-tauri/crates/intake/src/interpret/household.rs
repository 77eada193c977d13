//! One row read into the fields of a household or of a person.

use std::collections::BTreeMap;

use domain::text::clean;
use serde_json::{Value, json};

use super::Context;
use super::class::Class;
use super::codes::Family;
use super::columns::Columns;
use super::hamlets;
use super::remarks::{Doubt, RemarkKind, Remarks};
use super::values;
use crate::heading::VOCABULARY;
use crate::sheet::{Cell, Row, Sheet};

/// Fields by their name in the schema.
pub(super) type Fields = BTreeMap<String, Value>;

/// What is the same for all rows.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: Columns<'a>,
    pub(super) context: &'a Context<'a>,
}

impl Reader<'_> {
    /// The name in that column: a text with a letter in it.
    pub(super) fn name(&self, row: &Row, field: &str) -> Option<String> {
        let Cell::Text(text) = row.cell(self.columns.at(field)?) else { return None };
        let name = clean(&text.replace('\n', " "));
        let name = name.trim_end_matches([',', ';', '.']).trim_end();
        name.chars().any(char::is_alphabetic).then(|| name.to_owned())
    }

    /// One cell read by `read`; an empty one is nothing, an unreadable one a remark.
    pub(super) fn take<T>(
        &self,
        row: &Row,
        field: &str,
        remarks: &mut Remarks,
        read: impl FnOnce(&Cell) -> Result<(T, Option<Doubt>), Doubt>,
    ) -> Option<T> {
        let (column, cell) = self.columns.cell(self.sheet, row, field)?;
        take_cell(row, column, cell, remarks, read)
    }

    pub(super) fn text(&self, row: &Row, field: &str, remarks: &mut Remarks) -> Option<String> {
        self.take(row, field, remarks, |cell| Ok((cell.text(), None)))
    }

    /// One choice of a family: its word in the family's column, or a tick in one of its own.
    fn choice(
        &self,
        row: &Row,
        family: &'static str,
        wrong: &'static str,
        remarks: &mut Remarks,
    ) -> Option<&str> {
        let written = self.take(row, family, remarks, |cell| {
            let choice = VOCABULARY.choice(family, &cell.text());
            choice.map(|choice| (choice, None)).ok_or_else(|| Doubt::new(wrong))
        });
        written.or_else(|| self.ticked(row, family, remarks).first().copied())
    }

    /// The choices of a family that are ticked.
    pub(super) fn ticked(&self, row: &Row, family: &str, remarks: &mut Remarks) -> Vec<&str> {
        let mut ticked = Vec::new();
        for (choice, column) in self.columns.choices(family) {
            let cell = row.cell(column);
            match values::tick(cell) {
                Some(true) => ticked.push(choice),
                Some(false) => {}
                None => unread(row, column, cell, Doubt::new("cell.tick"), remarks),
            }
        }
        ticked
    }

    /// Yes or no: a tick, or the field's own words («BTXH» in the column «BTXH»).
    pub(super) fn flag(&self, row: &Row, field: &str, remarks: &mut Remarks) -> Option<bool> {
        self.take(row, field, remarks, |cell| {
            let own = || {
                VOCABULARY.words(field).contains(&domain::text::fold_label(&cell.text()).as_str())
            };
            match values::tick(cell) {
                Some(flag) => Ok((flag, None)),
                None if own() => Ok((true, None)),
                None => Err(Doubt::new("cell.tick")),
            }
        })
    }

    /// The fields of a household, its name and hamlet apart.
    pub(super) fn household(
        &self,
        row: &Row,
        band: Option<&'static str>,
        remarks: &mut Remarks,
    ) -> Fields {
        let mut fields = Fields::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        let person = self.person(row, remarks);
        put("birth_year", person.birth.map(|birth| json!(birth.year)));
        put("gender", person.gender.map(|gender| json!(gender)));
        put("ethnic_group", person.ethnic_group.map(Value::String));
        put("identity_number", person.identity_number.map(Value::String));
        put("code", self.text(row, "code", remarks).map(Value::String));
        put("note", self.text(row, "note", remarks).map(Value::String));
        put("no_need_reason", self.text(row, "no_need_reason", remarks).map(Value::String));
        let phone = self.take(row, "phone", remarks, |c| values::phone(c).map(|p| (p, None)));
        put("phone", phone.map(Value::String));

        let class = self.class(row, band, remarks);
        put("class", class.class.map(|class| json!(class)));
        put("social_protection", class.social_protection.then_some(json!(true)));
        put("merit", class.merit.then_some(json!(true)));

        let members =
            self.take(row, "stated_members", remarks, |c| values::count(c).map(|n| (n, None)));
        // In a list of persons the column of workers may be ticked (see `member`).
        let ticked = self.columns.by_person() && self.ticked_worker(row).is_some();
        let workers = match ticked {
            true => None,
            false => {
                self.take(row, "stated_workers", remarks, |c| values::count(c).map(|n| (n, None)))
            }
        };
        if let (Some(members), Some(workers)) = (members, workers)
            && workers > members
        {
            let doubt = Doubt::new("row.workers_exceed");
            let doubt = doubt.with("workers", workers).with("members", members);
            remarks.row(row.number, RemarkKind::Doubtful, doubt);
        }
        put("stated_members", members.map(|count| json!(count)));
        put("stated_workers", workers.map(|count| json!(count)));

        let mut points =
            |field: &str| self.take(row, field, remarks, |c| values::points(c).map(|n| (n, None)));
        let (b1, b2) = (points("score_b1"), points("score_b2"));
        if b1.is_some() || b2.is_some() {
            let score = [("b1", b1), ("b2", b2)];
            let score =
                score.into_iter().filter_map(|(name, own)| Some((name.to_owned(), json!(own?))));
            put("score", Some(Value::Object(score.collect())));
        }
        put(
            "expected",
            self.choice(row, "expected", "cell.expected", remarks).map(|own| json!(own)),
        );
        let area = self.choice(row, "area", "cell.area", remarks);
        put("area", area.filter(|area| *area != self.context.area).map(|own| json!(own)));
        self.codes(row, &mut fields, remarks);
        fields
    }

    fn class(&self, row: &Row, band: Option<&'static str>, remarks: &mut Remarks) -> Class {
        let mut class = Class::default();
        let mut open = None;
        if let Some((column, cell)) = self.columns.cell(self.sheet, row, "class") {
            let mut own = class;
            let read = match cell {
                Cell::Error(_) => Err(Doubt::new("cell.formula")),
                _ => own.read(&cell.text()),
            };
            match read {
                Ok(()) => class = own,
                Err(doubt) => unread(row, column, cell, doubt, remarks),
            }
            open = Some((column, cell));
        }
        for (choice, column) in self.columns.choices("class") {
            let cell = row.cell(column);
            let word = VOCABULARY.choice("class", choice);
            let choice = word.or_else(|| class_word(choice));
            let read = choice.and_then(|choice| class.tick(choice, cell));
            match read {
                Some(Ok(())) => {}
                Some(Err(doubt)) => unread(row, column, cell, doubt, remarks),
                None => unread(row, column, cell, Doubt::new("cell.tick"), remarks),
            }
        }
        class.social_protection |= self.flag(row, "social_protection", remarks).unwrap_or(false);
        class.merit |= self.flag(row, "merit", remarks).unwrap_or(false);
        class.class = class.class.or(band);
        if class.class.is_none()
            && class.social_protection
            && let Some((column, cell)) = open
        {
            let doubt = Doubt::new("cell.class_open");
            remarks.cell(row.number, column, RemarkKind::Doubtful, &cell.text(), doubt);
        }
        class
    }

    /// Causes, indicators and needs of a row, added to what is there.
    pub(super) fn codes(&self, row: &Row, fields: &mut Fields, remarks: &mut Remarks) {
        for family in Family::ALL {
            let name = family.name();
            for code in self.ticked(row, name, remarks) {
                fields.insert(format!("{name}.{code}"), json!(true));
            }
            let other = format!("{name}_other");
            for column in self.columns.lists(name) {
                let cell = row.cell(column);
                let listed = family.read(self.context.catalogue, cell);
                for code in listed.codes {
                    fields.insert(format!("{name}.{code}"), json!(true));
                }
                if let Some(words) = listed.other {
                    fields.insert(other.clone(), Value::String(words));
                }
                for (piece, doubt) in listed.unread {
                    let doubt = match cell {
                        Cell::Error(_) => Doubt::new("cell.formula"),
                        _ => doubt,
                    };
                    remarks.cell(row.number, column, RemarkKind::Unread, &piece, doubt);
                }
                if let Some(doubt) = listed.doubt {
                    remarks.cell(row.number, column, RemarkKind::Doubtful, &cell.text(), doubt);
                }
            }
            if let Some(words) = self.text(row, &other, remarks) {
                fields.insert(other, Value::String(words));
            }
        }
    }

    /// The hamlet's name as written, from its own column or from the address.
    pub(super) fn hamlet(&self, row: &Row, remarks: &mut Remarks) -> Option<String> {
        let own = self.text(row, "hamlet", remarks);
        own.or_else(|| {
            let address = self.text(row, "address", remarks)?;
            hamlets::of_address(&address).map(str::to_owned)
        })
    }
}

fn class_word(choice: &str) -> Option<&'static str> {
    ["poor_n1", "poor_n2", "poor", "near_poor", "not_poor"].into_iter().find(|own| *own == choice)
}

pub(super) fn unread(row: &Row, column: usize, cell: &Cell, doubt: Doubt, remarks: &mut Remarks) {
    let doubt = match cell {
        Cell::Error(_) => Doubt::new("cell.formula"),
        _ => doubt,
    };
    remarks.cell(row.number, column, RemarkKind::Unread, &cell.text(), doubt);
}

pub(super) fn take_cell<T>(
    row: &Row,
    column: usize,
    cell: &Cell,
    remarks: &mut Remarks,
    read: impl FnOnce(&Cell) -> Result<(T, Option<Doubt>), Doubt>,
) -> Option<T> {
    if cell.is_empty() {
        return None;
    }
    let read = match cell {
        Cell::Error(_) => Err(Doubt::new("cell.formula")),
        // «-» and the like in a cell mean that there is nothing.
        Cell::Text(text)
            if !text.chars().any(char::is_alphanumeric) && values::tick(cell) != Some(true) =>
        {
            return None;
        }
        _ => read(cell),
    };
    match read {
        Ok((value, doubt)) => {
            if let Some(doubt) = doubt {
                remarks.cell(row.number, column, RemarkKind::Doubtful, &cell.text(), doubt);
            }
            Some(value)
        }
        Err(doubt) => {
            remarks.cell(row.number, column, RemarkKind::Unread, &cell.text(), doubt);
            None
        }
    }
}
