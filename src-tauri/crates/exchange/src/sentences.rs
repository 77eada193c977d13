//! The sentence of every refusal: what happened, that nothing changed, what to do.

use std::fmt;

use domain::LedgerName;
use domain::text::group_thousands;

use crate::messages::say;
use crate::{ControlSums, READER, Refusal};

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl Refusal {
    fn sentence(&self) -> String {
        match self {
            Self::TooBig { bytes } => {
                say("refusal.too_big", &[("megabytes", &bytes.div_ceil(1 << 20))])
            }
            Self::NotAPackage => say("refusal.not_a_package", &[]),
            Self::Truncated { missing: Some(bytes) } => {
                say("refusal.truncated", &[("bytes", bytes)])
            }
            Self::Truncated { missing: None } => say("refusal.truncated_at_once", &[]),
            Self::Damaged => say("refusal.damaged", &[]),
            Self::NewerFormat { needs, program } => say(
                "refusal.newer_format",
                &[("needs", needs), ("program", program), ("reader", &READER)],
            ),
            Self::TrainingInReal => say("refusal.training_in_real", &[]),
            Self::RealInTraining => say("refusal.real_in_training", &[]),
            Self::OtherDistrict { district, own } => {
                say("refusal.other_district", &[("district", district), ("own", own)])
            }
            Self::OtherYear { year, own } => {
                say("refusal.other_year", &[("year", year), ("own", own)])
            }
            Self::UnknownSender { sender, words } => say(
                "refusal.unknown_sender",
                &[("name", &sender.name), ("unit", &sender.unit), ("words", &words.join(", "))],
            ),
            Self::SenderKeyChanged { sender, words } => say(
                "refusal.sender_key_changed",
                &[("name", &sender.name), ("unit", &sender.unit), ("words", &words.join(", "))],
            ),
            Self::NotForUs { recipients } => {
                say("refusal.not_for_us", &[("recipients", &recipients.join(", "))])
            }
            Self::OldKey { sender } => say("refusal.old_key", &[("sender", sender)]),
            Self::OtherUnit { unit, own } => {
                say("refusal.other_unit", &[("unit", unit), ("own", own)])
            }
            Self::KindNotAllowed { kind, sender } => {
                say("refusal.kind_not_allowed", &[("kind", kind), ("sender", sender)])
            }
            Self::MergeFromOutside { sender } => {
                say("refusal.merge_from_outside", &[("sender", sender)])
            }
            Self::UnpacksTooBig => say("refusal.unpacks_too_big", &[]),
            Self::LineTooLong => say("refusal.line_too_long", &[]),
            Self::TooManyLines => say("refusal.too_many_lines", &[]),
            Self::TooManyParts => say("refusal.too_many_parts", &[]),
            Self::StringTooLong => say("refusal.string_too_long", &[]),
            Self::TooDeep => say("refusal.too_deep", &[]),
            Self::Contents { .. } => say("refusal.contents", &[]),
            Self::HeaderMismatch => say("refusal.header_mismatch", &[]),
            Self::ForeignLedger { ledger, claimed, owner } => say(
                "refusal.foreign_ledger",
                &[("ledger", &called(ledger)), ("claimed", claimed), ("owner", owner)],
            ),
            Self::NotSignedByOwner { ledger, owner, sender } => say(
                "refusal.not_signed_by_owner",
                &[("ledger", &called(ledger)), ("owner", owner), ("sender", sender)],
            ),
            Self::LedgerOfOtherYear { ledger, year } => {
                say("refusal.ledger_of_other_year", &[("ledger", &called(ledger)), ("year", year)])
            }
            Self::LedgerOfOtherUnit { ledger, unit } => {
                say("refusal.ledger_of_other_unit", &[("ledger", &called(ledger)), ("unit", unit)])
            }
            Self::LogOutsideMerge => say("refusal.log_outside_merge", &[]),
            Self::NoSnapshot => say("refusal.no_snapshot", &[]),
            Self::ReviewByCommune { ledger } => {
                say("refusal.review_by_commune", &[("ledger", &called(ledger))])
            }
            Self::LedgerTwice { ledger } => {
                say("refusal.ledger_twice", &[("ledger", &called(ledger))])
            }
            Self::Counts => say("refusal.counts", &[]),
            Self::Fingerprint => say("refusal.fingerprint", &[]),
            Self::Uncountable { ledger, .. } => {
                say("refusal.uncountable", &[("ledger", &called(ledger))])
            }
            Self::Sums { said, found } => {
                say("refusal.sums", &[("said", &counted(*said)), ("found", &counted(*found))])
            }
            Self::Older { number, held } => {
                say("refusal.older", &[("number", number), ("held", held)])
            }
            Self::Same { number, held } => {
                say("refusal.same", &[("number", number), ("held", held)])
            }
            Self::TwoBranches { number, held } => {
                say("refusal.two_branches", &[("number", number), ("held", held)])
            }
        }
    }
}

/// A ledger as people call it, with its name for whoever helps them.
fn called(ledger: &str) -> String {
    let key = match LedgerName::parse(ledger) {
        Some(LedgerName::Plan(..)) => "ledger.plan",
        Some(LedgerName::Answers(..)) => "ledger.answers",
        Some(LedgerName::District(..)) => "ledger.district",
        Some(LedgerName::Catalogue(_)) => "ledger.catalogue",
        Some(LedgerName::Review(..)) => "ledger.review",
        None => "ledger.other",
    };
    say(key, &[("name", &ledger)])
}

fn counted(sums: ControlSums) -> String {
    let grouped = |number| group_thousands(i64::try_from(number).unwrap_or(i64::MAX));
    let [households, members, dong] = [sums.households, sums.members, sums.dong].map(grouped);
    say("sums.counted", &[("households", &households), ("members", &members), ("dong", &dong)])
}
