//! Packages that honest writing cannot make, handed to a laptop that must refuse them.
//!
//! Deliberately absent: forgeries nobody can see. A laptop that holds nothing of what a
//! part leaves out cannot tell the part from the whole; the signature over the whole and
//! the count of its records stand in for that.

use replica::{ActorId, Dot, Entry, Ledger, LedgerId, MergeError, Owner, ReadError};
use serde_json::Value;

use super::compare::compare;
use super::random::mix;
use super::schedule::Forgery;
use super::world::{File, World, commune};

impl World {
    pub(super) fn forge(
        &mut self,
        at: usize,
        package: usize,
        forgery: Forgery,
        pick: usize,
    ) -> Result<(), String> {
        if !self.broken.leaves_guard_against(forgery) {
            return Ok(());
        }
        let package = &self.packages[package];
        let mut forged = package.ledger.clone();
        let laptop = &self.laptops[at];
        let things = self.truth.known_things(&package.known);
        if things.is_empty() {
            return Ok(());
        }
        let thing = things[pick % things.len()];
        let id = self.truth.things[thing].id;
        // What the laptop holds of the thing although the package has seen it too.
        let held = self.truth.standing(&laptop.file.known) & package.known;
        let known_here = |field: Option<&str>| {
            held.iter().any(|write| {
                let written = &self.truth.writes[write];
                written.thing == thing && field.is_none_or(|field| field == written.field)
            })
        };
        match forgery {
            Forgery::Future => {
                let n = laptop.file.ledger.vector.get(laptop.actor) + 1 + pick as u64;
                forged.vector.observe(Dot { actor: laptop.actor, n });
            }
            Forgery::Foreign => {
                forged.owner = Owner("district".into());
                let read = Ledger::from_ndjson(&forged.to_ndjson(), &commune());
                if !matches!(read, Err(ReadError::Foreign { .. })) {
                    return Err("another owner's ledger is read under the commune's name".into());
                }
            }
            Forgery::OtherLedger => forged.id = LedgerId("plan/unit/2021".into()),
            Forgery::Beyond => {
                let actor = ActorId(mix(self.seed, u64::MAX - pick as u64));
                let record = forged.records.get_mut(&id).ok_or("a package lacks a record")?;
                let register = record.fields.values_mut().next().ok_or("a record lacks fields")?;
                register.insert(Entry(Dot { actor, n: 1 }, Value::from(pick)));
            }
            Forgery::Part => {
                if !known_here(None) {
                    return Ok(());
                }
                forged.records.remove(&id);
            }
            Forgery::FieldPart => {
                let record = forged.records.get_mut(&id).ok_or("a package lacks a record")?;
                let names: Vec<String> = record.fields.keys().cloned().collect();
                let name = &names[pick % names.len()];
                if !known_here(Some(name)) {
                    return Ok(());
                }
                record.fields.remove(name);
            }
        }
        let laptop = &mut self.laptops[at];
        let before = laptop.file.ledger.clone();
        let answer = laptop.file.ledger.merge_with_fault(&forged, laptop.actor, self.fault);
        let right = match (forgery, &answer) {
            (Forgery::Future, Err(MergeError::ClaimsTheFuture { .. }))
            | (Forgery::Foreign | Forgery::OtherLedger, Err(MergeError::OtherLedger { .. })) => {
                true
            }
            (Forgery::Beyond, Err(MergeError::BeyondVector(which)))
            | (Forgery::Part | Forgery::FieldPart, Err(MergeError::Hole(which))) => *which == id,
            _ => false,
        };
        if !right {
            let File { ledger, known, .. } = &laptop.file;
            let harm = compare(ledger, &self.truth, known, self.fault).err();
            return Err(match answer {
                Ok(_) => format!(
                    "laptop {at} takes a forged package ({forgery:?}); {}",
                    harm.as_deref().unwrap_or("no harm yet")
                ),
                Err(error) => {
                    format!("laptop {at} refuses a forged package ({forgery:?}) because {error}")
                }
            });
        }
        if laptop.file.ledger != before {
            return Err(format!("laptop {at}: a refused package changed the ledger"));
        }
        self.stats.refusals += 1;
        Ok(())
    }
}
