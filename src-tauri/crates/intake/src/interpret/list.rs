//! A list read row by row: households begin, persons join them, and at the end the
//! counts come out even.
//!
//! Deliberately absent: reading of cells (`household`, `person`).

use std::collections::HashMap;

use domain::text::fold_label;
use serde_json::{Value, json};

use super::hamlets::{self, Hamlets};
use super::household::{Fields, Reader};
use super::remarks::{Doubt, RemarkKind, Remarks};
use super::rows::{RowIs, row_is};
use super::{HouseholdRow, Intake, SkipReason, SkippedRow, Summary};
use crate::messages::say;
use crate::sheet::{Row, column_letters};

/// Reads the rows below the header.
pub(super) fn read(reader: Reader<'_>, rows: &[Row]) -> Intake {
    let hamlets = Hamlets::of(reader.context.hamlets);
    let mut list = List {
        reader,
        households: Vec::new(),
        codes: HashMap::new(),
        current: None,
        remarks: Remarks::default(),
        skipped: Vec::new(),
        hamlets,
        hamlet_band: None,
        class_band: None,
        signed: false,
        taken_rows: 0,
    };
    for row in rows {
        list.take(row);
    }
    list.done(rows.len())
}

/// The list as far as it is read.
struct List<'a> {
    reader: Reader<'a>,
    households: Vec<HouseholdRow>,
    /// Households by their code, for persons that stand elsewhere.
    codes: HashMap<String, usize>,
    current: Option<usize>,
    remarks: Remarks,
    skipped: Vec<SkippedRow>,
    hamlets: Hamlets,
    hamlet_band: Option<String>,
    class_band: Option<&'static str>,
    /// Signatures have begun: a name alone is a signer's.
    signed: bool,
    taken_rows: usize,
}

impl List<'_> {
    fn take(&mut self, row: &Row) {
        match row_is(row, &self.reader.columns, self.reader.context) {
            RowIs::Skip(reason, text) => {
                self.signed |= reason == SkipReason::Footer;
                self.skip(row, reason, &text);
            }
            RowIs::Entry if self.signed && row.filled() <= 2 && !self.is_numbered(row) => {
                self.skip(row, SkipReason::Footer, "");
            }
            RowIs::HamletBand(name) => {
                self.skip(row, SkipReason::HamletBand, &name);
                self.hamlet_band = Some(name);
                self.current = None;
            }
            RowIs::ClassBand(class, text) => {
                self.skip(row, SkipReason::ClassBand, &text);
                self.class_band = Some(class);
                self.current = None;
            }
            RowIs::Entry if self.reader.columns.by_person() => self.take_person(row),
            RowIs::Entry => match self.reader.name(row, "head_name") {
                Some(name) => {
                    self.begin(row, name);
                }
                None => self.refuse(row, "row.no_name", "head_name"),
            },
        }
    }

    fn is_numbered(&self, row: &Row) -> bool {
        self.reader.columns.at("order").is_some_and(|at| !row.cell(at).is_empty())
    }

    fn skip(&mut self, row: &Row, reason: SkipReason, text: &str) {
        let key = match reason {
            SkipReason::Total => "skip.total",
            SkipReason::HamletBand => "skip.hamlet_band",
            SkipReason::ClassBand => "skip.class_band",
            SkipReason::RepeatedHeader => "skip.header",
            SkipReason::Footer => "skip.footer",
            SkipReason::LooseText => "skip.loose_text",
        };
        let text: String = text.chars().take(60).collect();
        let message = say(key, &[("text", &text)]);
        self.skipped.push(SkippedRow { row: row.number, reason, message });
    }

    fn refuse(&mut self, row: &Row, key: &'static str, field: &str) {
        let column = self.reader.columns.at(field);
        let letters = column.map(column_letters).unwrap_or_default();
        let doubt = Doubt::new(key).with("column", letters);
        match column {
            Some(column) => self.remarks.cell(row.number, column, RemarkKind::Refused, "", doubt),
            None => self.remarks.row(row.number, RemarkKind::Refused, doubt),
        }
    }

    /// A household begins with this row.
    fn begin(&mut self, row: &Row, name: String) -> usize {
        let mut fields = self.reader.household(row, self.class_band, &mut self.remarks);
        fields.insert("head_name".to_owned(), Value::String(name));
        let hamlet =
            self.reader.hamlet(row, &mut self.remarks).or_else(|| self.hamlet_band.clone());
        let hamlet_name = hamlet.map(|name| self.hamlets.settle(&name));
        let at = self.households.len();
        if let Some(code) = fields.get("code").and_then(Value::as_str) {
            self.codes.entry(code.to_owned()).or_insert(at);
        }
        let members = Vec::new();
        self.households.push(HouseholdRow {
            row: row.number,
            fields,
            members,
            hamlet_name,
            same_as_row: None,
        });
        self.current = Some(at);
        self.taken_rows += 1;
        at
    }

    /// A row of a list of persons.
    fn take_person(&mut self, row: &Row) {
        let columns = &self.reader.columns;
        let own_head_column = columns.at("name").is_some() && columns.at("head_name").is_some();
        let person_field = if columns.at("name").is_some() { "name" } else { "head_name" };
        let numbered = self.is_numbered(row);
        let code_column = columns.at("code");
        let head_named = if own_head_column { self.reader.name(row, "head_name") } else { None };
        let name = self.reader.name(row, person_field);
        let relation = self.reader.relation(row, &mut self.remarks);
        let is_head = relation.as_ref().is_some_and(|(_, is_head)| *is_head);

        let new_head = head_named.filter(|name| {
            let current = self.current.and_then(|at| self.households[at].fields.get("head_name"));
            current.and_then(Value::as_str).is_none_or(|own| fold_label(own) != fold_label(name))
        });
        let begins =
            is_head || new_head.is_some() || (relation.is_none() && numbered && !own_head_column);
        if begins {
            let Some(head) = new_head.or_else(|| name.clone()) else {
                self.current = None;
                return self.refuse(row, "row.no_name", person_field);
            };
            let at = self.begin(row, head.clone());
            // Beside a column of heads, the person of this row may be another one.
            let other = name.filter(|name| {
                own_head_column && !is_head && fold_label(name) != fold_label(&head)
            });
            let (name, relation) = match other {
                Some(name) => {
                    for own in ["birth_year", "gender", "ethnic_group", "identity_number"] {
                        self.households[at].fields.remove(own);
                    }
                    (name, relation.map(|(word, _)| word))
                }
                None => (head, Some(self.head_word())),
            };
            // The household has said already what it could not read of this row.
            let mut second = Remarks::default();
            let fields = self.reader.member(row, relation.as_deref(), &mut second);
            self.remarks.absorb(second);
            self.join(at, name, fields, false);
            return;
        }
        let by_code = code_column.and_then(|at| self.codes.get(&row.cell(at).text()).copied());
        let Some(at) = by_code.or(self.current) else {
            return self.refuse(row, "row.no_head_before", "relation");
        };
        let Some(name) = name else {
            return self.refuse(row, "row.no_member_name", person_field);
        };
        let fields =
            self.reader.member(row, relation.as_ref().map(|r| r.0.as_str()), &mut self.remarks);
        let mut household = std::mem::take(&mut self.households[at].fields);
        self.reader.codes(row, &mut household, &mut self.remarks);
        self.households[at].fields = household;
        self.join(at, name, fields, true);
    }

    fn join(&mut self, at: usize, name: String, mut fields: Fields, own_row: bool) {
        fields.insert("name".to_owned(), Value::String(name));
        self.households[at].members.push(fields);
        self.taken_rows += usize::from(own_row);
    }

    /// «Chủ hộ», as the catalogue says it.
    fn head_word(&self) -> String {
        let mut relations = self.reader.context.catalogue.relations.iter();
        relations
            .find(|relation| relation.is_head())
            .map_or_else(String::new, |own| own.name.clone())
    }

    fn done(mut self, rows: usize) -> Intake {
        if self.reader.columns.by_person() {
            let head_word = self.head_word();
            for household in &mut self.households {
                settle_members(household, &head_word, &mut self.remarks);
            }
        }
        self.find_duplicates();
        let mut remarks = self.remarks.all;
        remarks.sort_by_key(|remark| remark.row);
        let count = |kind| remarks.iter().filter(|remark| remark.kind == kind).count();
        let summary = Summary {
            rows,
            households: self.households.len(),
            members: self.households.iter().map(|household| household.members.len()).sum(),
            refused: count(RemarkKind::Refused),
            skipped: self.skipped.len(),
            unread: count(RemarkKind::Unread),
            doubtful: count(RemarkKind::Doubtful),
            duplicates: count(RemarkKind::Duplicate),
        };
        debug_assert_eq!(
            summary.rows,
            self.taken_rows + summary.refused + summary.skipped,
            "every row is taken, refused or skipped"
        );
        let (errors, warnings) = remarks
            .into_iter()
            .partition(|remark| matches!(remark.kind, RemarkKind::Refused | RemarkKind::Unread));
        Intake { rows: self.households, errors, warnings, skipped: self.skipped, summary }
    }

    /// Marks households with the name, birth year and hamlet of an earlier one.
    fn find_duplicates(&mut self) {
        let mut seen: HashMap<(String, String, String), u32> = HashMap::new();
        for household in &mut self.households {
            let text =
                |field: &str| household.fields.get(field).map(Value::to_string).unwrap_or_default();
            let hamlet = household.hamlet_name.as_deref().map(hamlets::key).unwrap_or_default();
            let key = (fold_label(&text("head_name")), text("birth_year"), hamlet);
            match seen.get(&key) {
                Some(earlier) => {
                    household.same_as_row = Some(*earlier);
                    let doubt = Doubt::new("row.duplicate").with("other", earlier);
                    self.remarks.row(household.row, RemarkKind::Duplicate, doubt);
                }
                None => {
                    seen.insert(key, household.row);
                }
            }
        }
    }
}

/// The members of one household made whole: the head among them, and the stated
/// number beside the listed one.
fn settle_members(household: &mut HouseholdRow, head_word: &str, remarks: &mut Remarks) {
    let is_head =
        |member: &Fields| member.get("relation").and_then(Value::as_str) == Some(head_word);
    if !household.members.iter().any(is_head) {
        let mut head = Fields::new();
        head.insert("name".to_owned(), household.fields["head_name"].clone());
        head.insert("relation".to_owned(), json!(head_word));
        if let Some(year) = household.fields.get("birth_year") {
            head.insert("birth".to_owned(), json!(year.to_string()));
        }
        for field in ["gender", "ethnic_group", "identity_number"] {
            if let Some(value) = household.fields.get(field) {
                head.insert(field.to_owned(), value.clone());
            }
        }
        household.members.insert(0, head);
    }
    let listed = household.members.len() as u64;
    let Some(stated) = household.fields.get("stated_members").and_then(Value::as_u64) else {
        return;
    };
    if listed == 1 && stated > 1 {
        // Only the head is listed: the stated number says more.
        household.members.clear();
    } else if listed != stated {
        let doubt = Doubt::new("row.members_differ").with("stated", stated).with("listed", listed);
        remarks.row(household.row, RemarkKind::Doubtful, doubt);
    }
}
