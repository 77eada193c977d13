//! One row read as a person: a member, or what the head is besides a household's head.
//!
//! Deliberately absent: which household a person belongs to (`list`).

use serde_json::{Value, json};

use super::household::{Fields, Reader, take_cell, unread};
use super::remarks::{Doubt, Remarks};
use super::values::{self, Birth, BirthColumn};
use crate::heading::VOCABULARY;
use crate::sheet::{Cell, Row};

/// What household and person have in common.
pub(super) struct Person {
    pub(super) birth: Option<Birth>,
    pub(super) gender: Option<&'static str>,
    pub(super) ethnic_group: Option<String>,
    pub(super) identity_number: Option<String>,
}

impl Reader<'_> {
    pub(super) fn person(&self, row: &Row, remarks: &mut Remarks) -> Person {
        let plan = self.context.year;
        let mut birth = self
            .take(row, "birth_date", remarks, |cell| values::birth(cell, BirthColumn::Day, plan));
        let year = self
            .take(row, "birth_year", remarks, |cell| values::birth(cell, BirthColumn::Year, plan));
        birth = birth.or(year);
        let mut gender = self.take(row, "gender", remarks, |cell| {
            values::gender(&cell.text()).map(|gender| (gender, None))
        });
        // «Năm sinh» over «Nam» and «Nữ»: the column says the gender.
        for (choice, column) in self.columns.choices("birth_year") {
            let cell = row.cell(column);
            let read = take_cell(row, column, cell, remarks, |cell| {
                values::birth(cell, BirthColumn::Year, plan)
            });
            let choice = gender_word(choice);
            match read {
                Some(_) if birth.is_some_and(|own| Some(own) != read) => {
                    unread(row, column, cell, Doubt::new("cell.birth_two"), remarks);
                }
                Some(_) => {
                    birth = read;
                    gender = gender.or(choice);
                }
                None => {}
            }
        }
        let ticked = self.ticked(row, "gender", remarks);
        match ticked[..] {
            [one] => gender = gender.or(gender_word(one)),
            [_, ..] => {
                let column = self.columns.choices("gender").next().map_or(0, |(_, column)| column);
                unread(row, column, row.cell(column), Doubt::new("cell.gender_two"), remarks);
            }
            [] => {}
        }
        Person {
            birth,
            gender,
            ethnic_group: self.take(row, "ethnic_group", remarks, |cell| {
                values::ethnic_group(self.context.catalogue, cell).map(|name| (name, None))
            }),
            identity_number: self.take(row, "identity_number", remarks, |cell| {
                values::identity_number(cell).map(|number| (number, None))
            }),
        }
    }

    /// The fields of a person, the name apart.
    pub(super) fn member(
        &self,
        row: &Row,
        relation: Option<&str>,
        remarks: &mut Remarks,
    ) -> Fields {
        let mut fields = Fields::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        let person = self.person(row, remarks);
        put(
            "birth",
            person.birth.map(|birth| match birth.day {
                Some(day) => json!(day.iso()),
                None => json!(birth.year.to_string()),
            }),
        );
        put("gender", person.gender.map(|gender| json!(gender)));
        put("ethnic_group", person.ethnic_group.map(Value::String));
        put("identity_number", person.identity_number.map(Value::String));
        put("relation", relation.map(|relation| json!(relation)));
        let works = self.flag(row, "works", remarks).or_else(|| self.ticked_worker(row));
        put("works", works.map(|works| json!(works)));
        let insured = self.flag(row, "health_insured", remarks);
        put("health_insured", insured.map(|insured| json!(insured)));
        put("disability", self.text(row, "disability", remarks).map(Value::String));
        put("note", self.text(row, "note", remarks).map(Value::String));
        let schooling = self.take(row, "schooling", remarks, |cell| {
            let word = VOCABULARY.choice("schooling", &cell.text());
            match (word, values::tick(cell)) {
                (Some(word), _) => Ok((Some(word), None)),
                (None, Some(true)) => Ok((Some("attends"), None)),
                (None, Some(false)) => Ok((None, None)),
                (None, None) => Err(Doubt::new("cell.schooling")),
            }
        });
        put("schooling", schooling.flatten().map(|own| json!(own)));
        fields
    }

    /// «x» under «Lao động» in a list of persons; a number there is a count.
    pub(super) fn ticked_worker(&self, row: &Row) -> Option<bool> {
        let cell = row.cell(self.columns.at("stated_workers")?);
        match cell {
            Cell::Text(_) | Cell::Flag(_) if values::count(cell).is_err() => values::tick(cell),
            _ => None,
        }
    }

    /// The relation as the catalogue says it, and whether it is the head's.
    pub(super) fn relation(&self, row: &Row, remarks: &mut Remarks) -> Option<(String, bool)> {
        let read = self.take(row, "relation", remarks, |cell| {
            let text = cell.text();
            Ok(match self.context.catalogue.find_relation(&text) {
                Some(relation) => ((relation.name.clone(), relation.is_head()), None),
                None => ((text, false), Some(Doubt::new("cell.relation"))),
            })
        })?;
        Some(read)
    }
}

fn gender_word(choice: &str) -> Option<&'static str> {
    ["male", "female"].into_iter().find(|own| *own == choice)
}
