//! A ledger in memory: all its records under one owner and one version vector.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::{
    ActorId, Dot, Family, Fault, LedgerId, Liveness, Owner, Pen, Record, RecordId, ValueError,
    VersionVector, canonical, check,
};

/// A whole ledger. It is always shipped whole: a part of it under the whole vector
/// would erase, at the receiver, what the part does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Its name.
    pub id: LedgerId,
    /// Whose it is.
    pub owner: Owner,
    /// Everything it has seen.
    pub vector: VersionVector,
    /// Its records.
    pub records: BTreeMap<RecordId, Record>,
}

/// What a merge did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeOutcome {
    /// Records that are new or different now.
    pub changed: Vec<RecordId>,
    /// Fields with two values under one dot: a forged or damaged ledger.
    pub doubled_dots: Vec<(RecordId, String)>,
}

/// Why two ledgers cannot be merged. Neither is changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// They are not the same ledger.
    #[error("ledger {theirs} cannot be merged into {ours}")]
    OtherLedger {
        /// Ours.
        ours: LedgerId,
        /// The one that came.
        theirs: LedgerId,
    },
    /// It claims writes that this very opening has not made.
    #[error("the ledger claims write {claimed} of this opening, which has made {made}")]
    ClaimsTheFuture {
        /// What its vector says of our actor.
        claimed: u64,
        /// What we have written.
        made: u64,
    },
    /// It says that it has seen a record or a field of it and does not hold it: it was
    /// shipped in part. (What was once written is cleared or deleted, never absent.)
    #[error("the ledger has seen record {0} and does not hold it")]
    Hole(RecordId),
    /// It holds a write, or a deletion that saw one, that its own vector has not seen.
    #[error("record {0} holds a write that the ledger's vector does not cover")]
    BeyondVector(RecordId),
}

/// Why bytes are not a ledger.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Not the lines of JSON that a ledger is.
    #[error("line {line}: {source}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// A value that no field may hold.
    #[error("line {line}: {source}")]
    Value {
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        source: ValueError,
    },
    /// There is no first line.
    #[error("no head line")]
    NoHead,
    /// The head says how many records follow, and others follow.
    #[error("{said} records announced, {found} found")]
    Count {
        /// What the head says.
        said: u64,
        /// What follows.
        found: u64,
    },
    /// Two lines for one record.
    #[error("record {0} twice")]
    Twice(RecordId),
    /// The ledger is owned by another than the one who signed for it.
    #[error("ledger {ledger} belongs to {owner}")]
    Foreign {
        /// The ledger.
        ledger: LedgerId,
        /// Whose it is.
        owner: Owner,
    },
}

#[derive(Serialize, Deserialize)]
struct Head {
    ledger: LedgerId,
    owner: Owner,
    records: u64,
    vector: VersionVector,
}

#[derive(Deserialize)]
struct Line {
    id: RecordId,
    #[serde(flatten)]
    record: Record,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new(id: LedgerId, owner: Owner) -> Self {
        Self { id, owner, vector: VersionVector::default(), records: BTreeMap::new() }
    }

    /// Writes one field; the record is made if it is not there yet.
    pub fn write(
        &mut self,
        pen: &Pen,
        (id, kind, parent): (RecordId, &str, Option<RecordId>),
        field: &str,
        value: Value,
        seen: &[Dot],
    ) -> Dot {
        let record = self.records.entry(id).or_insert_with(|| Record::new(kind, parent));
        record.write(pen, &mut self.vector, field, value, seen)
    }

    /// Deletes a record as far as this ledger has seen it. `None`: no such record.
    pub fn delete(&mut self, pen: &Pen, id: RecordId) -> Option<Dot> {
        let record = self.records.get_mut(&id)?;
        Some(record.delete(pen, &mut self.vector))
    }

    /// Whether the record shows.
    #[must_use]
    pub fn liveness(&self, id: RecordId) -> Liveness {
        Family::new(self.records.iter().map(|(&id, record)| (id, record))).liveness(id)
    }

    /// Joins another state of the same ledger into this one. `actor` is the actor of this
    /// opening; an error changes nothing.
    pub fn merge(&mut self, other: &Ledger, actor: ActorId) -> Result<MergeOutcome, MergeError> {
        self.merge_with_fault(other, actor, Fault::None)
    }

    #[doc(hidden)]
    pub fn merge_with_fault(
        &mut self,
        other: &Ledger,
        actor: ActorId,
        fault: Fault,
    ) -> Result<MergeOutcome, MergeError> {
        if self.id != other.id || self.owner != other.owner {
            let (ours, theirs) = (self.id.clone(), other.id.clone());
            return Err(MergeError::OtherLedger { ours, theirs });
        }
        let (claimed, made) = (other.vector.get(actor), self.vector.get(actor));
        if claimed > made && fault != Fault::FutureAccepted {
            return Err(MergeError::ClaimsTheFuture { claimed, made });
        }
        if fault != Fault::BeyondVectorAccepted {
            other.check_whole()?;
        }
        if fault != Fault::HoleAccepted {
            other.check_holds_what_it_saw(self)?;
        }
        let mut outcome = MergeOutcome::default();
        for (&id, theirs) in &other.records {
            let merged = match self.records.get(&id) {
                Some(mine) => mine.merge(&self.vector, theirs, &other.vector, fault),
                None => Record::new(&theirs.kind, theirs.parent).merge(
                    &self.vector,
                    theirs,
                    &other.vector,
                    fault,
                ),
            };
            let doubled = merged.fields.iter().filter(|(_, register)| register.has_doubled_dot());
            outcome.doubled_dots.extend(doubled.map(|(name, _)| (id, name.clone())));
            if self.records.get(&id) != Some(&merged) {
                outcome.changed.push(id);
                self.records.insert(id, merged);
            }
        }
        if fault != Fault::VectorNotJoined {
            self.vector.join(&other.vector);
        }
        Ok(outcome)
    }

    /// Refuses a ledger that holds writes its vector has not seen: merging it would let
    /// them come back after they were replaced. A deletion that claims to have seen more
    /// than the ledger would delete what its author never saw.
    pub fn check_whole(&self) -> Result<(), MergeError> {
        for (&id, record) in &self.records {
            let mut dots = record.fields.values().flat_map(crate::Register::dots);
            let deletions = record.deletions();
            let mut seen = deletions.iter().flat_map(VersionVector::iter);
            if !dots.all(|dot| self.vector.covers(dot))
                || !seen.all(|(actor, n)| self.vector.get(actor) >= n)
            {
                return Err(MergeError::BeyondVector(id));
            }
        }
        Ok(())
    }

    /// Refuses a ledger without a field that `receiver` holds and that its vector has seen.
    fn check_holds_what_it_saw(&self, receiver: &Ledger) -> Result<(), MergeError> {
        for (&id, record) in &receiver.records {
            let here = self.records.get(&id);
            for (name, register) in &record.fields {
                let absent = here.is_none_or(|here| !here.fields.contains_key(name));
                if absent && register.dots().any(|dot| self.vector.covers(dot)) {
                    return Err(MergeError::Hole(id));
                }
            }
        }
        Ok(())
    }

    /// The ledger as canonical lines: a head, then its records in the order of their ids.
    #[must_use]
    pub fn to_ndjson(&self) -> Vec<u8> {
        let head = Head {
            ledger: self.id.clone(),
            owner: self.owner.clone(),
            records: self.records.len() as u64,
            vector: self.vector.clone(),
        };
        let head = serde_json::to_value(head).expect("a head is plain JSON");
        let mut out = canonical(&head);
        for (&id, record) in &self.records {
            out.push('\n');
            out.push_str(&record.to_line(id));
        }
        out.push('\n');
        out.into_bytes()
    }

    /// Reads a ledger that `signer` has signed for; one that belongs to another is refused.
    pub fn from_ndjson(bytes: &[u8], signer: &Owner) -> Result<Self, ReadError> {
        let mut lines = bytes
            .split(|&byte| byte == b'\n')
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
            .map(|(index, line)| (index + 1, line));
        let (line, head) = lines.next().ok_or(ReadError::NoHead)?;
        let head: Head =
            serde_json::from_slice(head).map_err(|source| ReadError::Json { line, source })?;
        if head.owner != *signer {
            return Err(ReadError::Foreign { ledger: head.ledger, owner: head.owner });
        }
        let mut ledger = Ledger::new(head.ledger, head.owner);
        ledger.vector = head.vector;
        for (line, text) in lines {
            let Line { id, mut record } =
                serde_json::from_slice(text).map_err(|source| ReadError::Json { line, source })?;
            for register in record.fields.values_mut() {
                register.normalise();
                for entry in register.entries() {
                    check(&entry.1).map_err(|source| ReadError::Value { line, source })?;
                }
            }
            record.fields.retain(|_, register| !register.entries().is_empty());
            if ledger.records.insert(id, record).is_some() {
                return Err(ReadError::Twice(id));
            }
        }
        let found = ledger.records.len() as u64;
        if found != head.records {
            return Err(ReadError::Count { said: head.records, found });
        }
        Ok(ledger)
    }
}
