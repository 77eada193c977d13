//! The district: it reads the commune's packages, keeps the bytes and hands them on.
//!
//! Deliberately absent: writing. The district holds no pen for the commune's ledger.

use replica::{ActorId, Ledger, Owner, Pen, Relation};

use super::set::Set;
use super::world::{Package, commune, plan};

/// The packages kept, by number; more than one only while branches stand side by side.
#[derive(Default)]
pub(super) struct District(Vec<usize>);

impl District {
    pub(super) fn kept(&self) -> &[usize] {
        &self.0
    }

    /// Keeps the package unless one it keeps has seen all of it already.
    pub(super) fn receive(&mut self, package: usize, packages: &[Package]) -> Result<(), String> {
        let me = Owner("district".into());
        if Pen::take(&plan(), &commune(), &me, ActorId(1)).is_ok() {
            return Err("the district holds a pen for the commune's ledger".into());
        }
        let new = &packages[package];
        if Ledger::from_ndjson(&new.bytes, &me).is_ok() {
            return Err("the district may sign for the commune's ledger".into());
        }
        let mut kept = Vec::new();
        let mut needed = true;
        for &number in &self.0 {
            let old = &packages[number];
            let relation = new.ledger.vector.relation(&old.ledger.vector);
            if relation != truth(&new.known, &old.known) {
                return Err(format!("the district takes a package for {relation:?}"));
            }
            needed &= !matches!(relation, Relation::Same | Relation::Older);
            if relation != Relation::Newer && (number != package || relation != Relation::Same) {
                kept.push(number);
            }
        }
        // The last of equal packages is kept: they differ in nothing.
        let same = |&number: &usize| packages[number].known == new.known;
        if needed || self.0.iter().any(same) {
            kept.retain(|number| !same(number));
            kept.push(package);
        }
        self.0 = kept;
        Ok(())
    }

    /// The package it hands on, after a look that the bytes still say what they said.
    pub(super) fn relay(&self, pick: u8, packages: &[Package]) -> Result<Option<usize>, String> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let number = self.0[usize::from(pick) % self.0.len()];
        let Package { bytes, ledger, .. } = &packages[number];
        match Ledger::from_ndjson(bytes, &commune()) {
            Ok(read) if read == *ledger && read.to_ndjson() == *bytes => Ok(Some(number)),
            _ => Err("a relayed package is not what was sent".into()),
        }
    }
}

fn truth(new: &Set, old: &Set) -> Relation {
    match (old.is_subset(new), new.is_subset(old)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Newer,
        (false, true) => Relation::Older,
        (false, false) => Relation::Diverged,
    }
}
