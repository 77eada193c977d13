//! Who helps: organisations, persons, and their assignment to households.

use std::fmt;

use super::facts::{Facts, RawRecord, Unreadable};
use crate::{AssignmentId, HamletId, HelperId};

/// Tổ chức, đoàn thể hoặc cá nhân giúp đỡ.
#[derive(Clone, PartialEq, Eq)]
pub struct Helper {
    /// Its name on every machine.
    pub id: HelperId,
    /// A person, or an organisation?
    pub is_person: bool,
    /// Tên.
    pub name: String,
    /// Tên gọn, e.g. «Hội PN».
    pub short_name: Option<String>,
    /// Chức vụ of a person.
    pub position: Option<String>,
    /// Tổ chức a person belongs to.
    pub organisation: Option<HelperId>,
    /// Thôn a person is in charge of.
    pub hamlet: Option<HamletId>,
    /// Điện thoại; personal data.
    pub phone: Option<String>,
}

impl fmt::Debug for Helper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Helper({}, …)", self.id)
    }
}

/// Phân công: an organisation and a person who help one household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its name on every machine.
    pub id: AssignmentId,
    /// Tổ chức.
    pub organisation: Option<HelperId>,
    /// Người.
    pub person: Option<HelperId>,
    /// Ghi chú.
    pub note: Option<String>,
}

impl Helper {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let kind = facts.choice("type", |word| match word {
            "person" => Some(true),
            "organisation" => Some(false),
            _ => None,
        });
        let helper = Self {
            id: HelperId(raw.id),
            is_person: kind.unwrap_or(false),
            name: facts.text("name").unwrap_or_default(),
            short_name: facts.text("short_name"),
            position: facts.text("position"),
            organisation: facts.reference("organisation").map(HelperId),
            hamlet: facts.reference("hamlet").map(HamletId),
            phone: facts.text("phone"),
        };
        unreadable.extend(facts.unreadable());
        helper
    }
}

impl Assignment {
    pub(super) fn read(raw: &RawRecord, unreadable: &mut Vec<Unreadable>) -> Self {
        let mut facts = Facts::of(raw);
        let assignment = Self {
            id: AssignmentId(raw.id),
            organisation: facts.reference("organisation").map(HelperId),
            person: facts.reference("person").map(HelperId),
            note: facts.text("note"),
        };
        unreadable.extend(facts.unreadable());
        assignment
    }
}
