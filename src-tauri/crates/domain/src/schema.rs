//! Which records a plan is made of and which fields they have: the one table that
//! commands, projections, screens and packages go by.
//!
//! A field is never renamed or given another meaning; a new meaning gets a new name.
//! What is not in this table (a newer program's field) is kept and relayed unread.

/// What a field holds, as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Free text, NFC.
    Text,
    /// A whole number ≥ 0 (persons, rank).
    Count,
    /// A year, e.g. 1974.
    Year,
    /// A day `yyyy-mm-dd`, or only its year `yyyy`, as text.
    DayOrYear,
    /// true or false.
    Flag,
    /// The id of a record of that kind.
    Reference(&'static str),
    /// One word of a fixed list (see the enum of the same name).
    Choice(&'static [&'static str]),
    /// `{source, kind, amount}`: what means something only together.
    Money,
    /// `{from, to}`, months 1–12 of the plan year.
    Months,
    /// `{b1, b2}`, points of form B.
    Score,
}

/// One field of a kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name. A name that ends in `.` is a family of fields, one for each code: `cause.NN01`.
    pub name: &'static str,
    /// What it holds.
    pub holds: FieldType,
    /// Personal data (promise 8): never logged, printed only when asked for.
    pub personal: bool,
}

/// One kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in ledgers.
    pub name: &'static str,
    /// The kinds it can belong to; empty for those that stand alone, [`ALONE`] among them for
    /// those that can do both.
    pub parents: &'static [&'static str],
    /// Its fields.
    pub fields: &'static [Field],
}

const fn field(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, personal: false }
}

const fn personal(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, personal: true }
}

use FieldType::{Choice, Count, DayOrYear, Flag, Money, Months, Reference, Score, Text, Year};

/// Fields every record may have: who it is the same as, and its deletions.
pub const COMMON: &[&str] = &["deleted", "same_as"];

const GENDER: FieldType = Choice(&["male", "female"]);

/// In place of a parent: the record can also stand alone.
pub const ALONE: &str = "";

/// All kinds of a commune's plan ledger.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "hamlet",
        parents: &[],
        fields: &[field("name", Text), field("rank", Count), field("especially_difficult", Flag)],
    },
    Kind {
        name: "household",
        parents: &[],
        fields: &[
            field("head_name", Text),
            field("birth_year", Year),
            field("gender", GENDER),
            field("ethnic_group", Text),
            field("hamlet", Reference("hamlet")),
            field("code", Text),
            field("area", Choice(&["rural", "urban"])),
            field("class", Choice(&["poor_n1", "poor_n2", "poor", "near_poor", "not_poor"])),
            field("social_protection", Flag),
            field("merit", Flag),
            field("stated_members", Count),
            field("stated_workers", Count),
            field("score", Score),
            personal("phone", Text),
            personal("identity_number", Text),
            field("cause.", Flag),
            field("cause_other", Text),
            field("indicator.", Flag),
            field("need.", Flag),
            field("need_other", Text),
            field("no_need_reason", Text),
            field("no_measure.", Text),
            field("expected", Choice(&["leaves", "to_near_poor", "stays"])),
            field("note", Text),
        ],
    },
    Kind {
        name: "member",
        parents: &["household"],
        fields: &[
            field("name", Text),
            field("relation", Text),
            field("birth", DayOrYear),
            field("gender", GENDER),
            field("ethnic_group", Text),
            personal("identity_number", Text),
            field("works", Flag),
            field("schooling", Choice(&["attends", "dropped_out", "finished"])),
            field("health_insured", Flag),
            personal("disability", Text),
            field("note", Text),
        ],
    },
    Kind {
        name: "measure",
        parents: &["household"],
        fields: &[
            field("title", Text),
            field("policy", Text),
            field("answers.", Flag),
            field("months", Months),
            field("organisation", Reference("helper")),
            field("person", Reference("helper")),
            field("unfunded", Flag),
            field("project", Reference("project")),
            field("standing", Choice(&["suggested", "accepted"])),
            field("note", Text),
        ],
    },
    Kind {
        name: "funding",
        parents: &["measure", "project"],
        fields: &[field("money", Money), field("note", Text)],
    },
    Kind {
        name: "helper",
        parents: &[],
        fields: &[
            field("type", Choice(&["organisation", "person"])),
            field("name", Text),
            field("short_name", Text),
            field("position", Text),
            field("organisation", Reference("helper")),
            field("hamlet", Reference("hamlet")),
            personal("phone", Text),
        ],
    },
    Kind {
        name: "assignment",
        parents: &["household"],
        fields: &[
            field("organisation", Reference("helper")),
            field("person", Reference("helper")),
            field("note", Text),
        ],
    },
    Kind {
        name: "project",
        parents: &[],
        fields: &[
            field("name", Text),
            field("policy", Text),
            field("type", Choice(&["production", "common"])),
            field("dossier", Choice(&["draft", "submitted", "approved"])),
            field("months", Months),
            field("organisation", Reference("helper")),
            field("person", Reference("helper")),
            field("participant.", Flag),
            field("note", Text),
        ],
    },
    Kind {
        name: "section",
        parents: &[],
        fields: &[field("paper", Text), field("place", Text), field("text", Text)],
    },
    Kind {
        name: "paper",
        parents: &[],
        fields: &[
            field("paper", Choice(&["poverty", "services"])),
            field("number", Text),
            field("issue_date", DayOrYear),
            field("form", Choice(&["by_date", "tt01", "nd30"])),
            field("signer", Choice(&["chairman", "deputy"])),
            field("signer_name", Text),
            field("money_unit", Choice(&["dong", "thousand", "million"])),
            field("annex.", Flag),
            field("names_sensitive", Flag),
        ],
    },
    Kind {
        name: "reason",
        parents: &["household", ALONE],
        fields: &[
            field("rule", Text),
            field("record", Text),
            field("field", Text),
            field("text", Text),
        ],
    },
    Kind {
        name: "progress",
        parents: &["household", "measure"],
        fields: &[field("period", Text), field("note", Text)],
    },
    Kind {
        name: "movement",
        parents: &["household"],
        fields: &[field("date", DayOrYear), field("type", Text), field("note", Text)],
    },
    Kind { name: "person", parents: &[], fields: &[field("name", Text), field("position", Text)] },
];

/// The kind of that name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Kind {
    /// Can such a record belong to none?
    #[must_use]
    pub fn can_stand_alone(&self) -> bool {
        self.parents.is_empty() || self.parents.contains(&ALONE)
    }

    /// The field of that name; `cause.NN01` is found under `cause.`.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let family = name.split_once('.').map(|(family, _)| family);
        self.fields.iter().find(|field| match field.name.strip_suffix('.') {
            Some(own) => family == Some(own),
            None => field.name == name,
        })
    }
}

impl FieldType {
    /// Would a reader of this version understand the value? Null, a cleared field, always fits.
    #[must_use]
    pub fn accepts(self, value: &serde_json::Value) -> bool {
        use serde_json::Value;
        if value.is_null() {
            return true;
        }
        let whole = |value: Option<&Value>| match value {
            None | Some(Value::Null) => true,
            Some(points) => points.as_u64().is_some_and(|n| n <= 1_000),
        };
        match self {
            Text => value.as_str().is_some_and(|text| text.chars().count() <= 20_000),
            Count => value.as_u64().is_some_and(|n| n <= 1_000_000),
            Year => value.as_u64().is_some_and(|year| (1800..=2200).contains(&year)),
            DayOrYear => value.as_str().is_some_and(is_day_or_year),
            Flag => value.is_boolean(),
            Reference(_) => value.as_str().is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()),
            Choice(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Money => value
                .as_object()
                .is_some_and(|group| group.len() == 3 && crate::plan::Money::read(group).is_some()),
            Months => value.as_object().is_some_and(|group| {
                group.len() == 2 && crate::plan::Months::read(group).is_some()
            }),
            Score => value.as_object().is_some_and(|group| {
                group.keys().all(|key| key == "b1" || key == "b2")
                    && whole(group.get("b1"))
                    && whole(group.get("b2"))
            }),
        }
    }
}

fn is_day_or_year(text: &str) -> bool {
    let year = |text: &str| {
        text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1800..=2200).contains(&y))
    };
    year(text)
        || (text.get(..4).is_some_and(year)
            && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok())
}
