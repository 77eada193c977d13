//! Is a record there, gone, or there although somebody deleted it?

use std::collections::HashMap;

use crate::{Fault, Record, RecordId, VersionVector};

/// Whether a record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    /// Nobody deleted it.
    Alive,
    /// Somebody deleted it without having seen all that was written in it or below:
    /// it lives and is flagged, for a person to decide.
    AliveDespiteDeletion,
    /// A deletion that saw everything in it and below stands, here or above.
    Gone,
}

/// Records with their children, to ask for liveness. Holds borrowed records of one
/// ledger, or of one family (a root with all its descendants and ancestors).
pub struct Family<'a> {
    records: HashMap<RecordId, &'a Record>,
    children: HashMap<RecordId, Vec<RecordId>>,
    fault: Fault,
}

impl<'a> Family<'a> {
    /// Takes the records in; a parent that is not among them counts as alive.
    pub fn new(records: impl IntoIterator<Item = (RecordId, &'a Record)>) -> Self {
        Self::with_fault(records, Fault::None)
    }

    #[doc(hidden)]
    pub fn with_fault(
        records: impl IntoIterator<Item = (RecordId, &'a Record)>,
        fault: Fault,
    ) -> Self {
        let records: HashMap<_, _> = records.into_iter().collect();
        let mut children: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
        for (&id, record) in &records {
            if let Some(parent) = record.parent {
                children.entry(parent).or_default().push(id);
            }
        }
        Self { records, children, fault }
    }

    /// Whether the record shows. Unknown ids count as gone.
    #[must_use]
    pub fn liveness(&self, id: RecordId) -> Liveness {
        // A circle of parents can only come from a damaged ledger; the walk ends all the same.
        let mut flagged = false;
        let mut next = Some(id);
        for _ in 0..=self.records.len() {
            let Some(here) = next else { break };
            let Some(record) = self.records.get(&here) else {
                if here == id {
                    return Liveness::Gone;
                }
                break;
            };
            let deletions = record.deletions();
            if deletions.iter().any(|seen| self.saw_all(seen, here)) {
                return Liveness::Gone;
            }
            if here == id {
                flagged = !deletions.is_empty();
            }
            next = record.parent;
        }
        if flagged { Liveness::AliveDespiteDeletion } else { Liveness::Alive }
    }

    /// Had the author of this deletion seen every standing write in the record and below?
    fn saw_all(&self, seen: &VersionVector, root: RecordId) -> bool {
        if self.fault == Fault::DeletionAlwaysWins {
            return true;
        }
        let mut open = vec![root];
        let mut visited = 0;
        while let Some(id) = open.pop() {
            visited += 1;
            if visited > self.records.len() {
                break;
            }
            if let Some(record) = self.records.get(&id)
                && !record.content_dots().all(|dot| seen.covers(dot))
            {
                return false;
            }
            if self.fault != Fault::DeletionIgnoresChildren {
                open.extend(self.children.get(&id).into_iter().flatten());
            }
        }
        true
    }
}
