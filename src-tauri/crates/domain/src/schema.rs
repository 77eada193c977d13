//! Which records a plan is made of and which fields they have: the one table that
//! commands, projections, screens and packages go by. What passes between the offices has a
//! table of its own, [`OFFICE_KINDS`].
//!
//! A field is never renamed or given another meaning; a new meaning gets a new name.
//! What is not in this table (a newer program's field) is kept and relayed unread.

use crate::LedgerName;

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

/// The kinds of the ledgers that pass between the offices (`district/…`, `answers/…`,
/// `review/…`, `catalogue/…`); how they are read is `domain::offices`.
pub const OFFICE_KINDS: &[Kind] = &[
    Kind {
        name: "task",
        parents: &[],
        fields: &[
            field("number", Count),
            field("issued_at", Text),
            field("paper_number", Text),
            field("paper_date", DayOrYear),
            field("natural_households", Count),
            field("poor_start", Count),
            field("poor_reduce", Count),
            field("near_poor_start", Count),
            field("near_poor_reduce", Count),
            field("service.", Count),
            field("last_day", DayOrYear),
            field("inner_last_day", DayOrYear),
            field("reviewer.", Flag),
            field("lead", Text),
            field("note", Text),
        ],
    },
    Kind {
        name: "comment",
        parents: &[],
        fields: &[
            field("fingerprint", Text),
            field("version", Count),
            field("record", Text),
            field("household", Text),
            field("field", Text),
            field("paper", Choice(&["poverty", "services"])),
            field("place", Text),
            field("dots", Text),
            personal("value", Text),
            field("severity", Choice(&["must", "should", "note"])),
            personal("text", Text),
            field("who", Text),
            field("at", Text),
            field("changed_at", Text),
            field("withdrawn", Flag),
            field("settled", Flag),
        ],
    },
    Kind {
        name: "appraisal",
        parents: &[],
        fields: &[
            field("fingerprint", Text),
            field("version", Count),
            field("item.", Choice(&["yes", "no", "not_applicable"])),
            field("item_note.", Text),
            field("conclusion", Text),
            field("proposal", Choice(&["returned", "passed"])),
            field("begun_at", Text),
            field("who", Text),
        ],
    },
    Kind {
        name: "decision",
        parents: &[],
        fields: &[
            field("fingerprint", Text),
            field("version", Count),
            field("outcome", Choice(&["returned", "passed", "approved"])),
            field("paper_number", Text),
            field("date", DayOrYear),
            field("signer", Text),
            field("note", Text),
            field("who", Text),
            field("at", Text),
        ],
    },
    Kind {
        name: "answer",
        parents: &[],
        fields: &[
            field("comment", Text),
            field("state", Choice(&["done", "explained"])),
            personal("text", Text),
            field("who", Text),
            field("at", Text),
        ],
    },
    Kind {
        name: "service_proposal",
        parents: &[],
        fields: &[
            field("service", Text),
            field("unit", Text),
            field("count", Count),
            field("department", Text),
            field("note", Text),
        ],
    },
    Kind {
        name: "entry",
        parents: &[],
        fields: &[
            field("list", Choice(&["cause", "need", "indicator", "policy", "organisation"])),
            field("code", Text),
            field("name", Text),
            field("hidden", Flag),
            field("note", Text),
        ],
    },
];

/// The kind of that name in a ledger: its name says which table holds. A name that this
/// program does not know is read as a plan's.
#[must_use]
pub fn kind_in(ledger: &str, name: &str) -> Option<&'static Kind> {
    match LedgerName::parse(ledger) {
        None | Some(LedgerName::Plan(..)) => kind(name),
        Some(_) => OFFICE_KINDS.iter().find(|kind| kind.name == name),
    }
}

/// The kind of that name in a plan.
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
