//! Steps taken on the world: which laptop, which record, which package a number names.
//!
//! Deliberately absent: what a command does, which is `commands`.

use replica::RecordId;
use serde_json::Value;

use super::schedule::{LAPTOPS, Step};
use super::truth::{DELETED, SAME_AS};
use super::vocabulary::{FIELDS, KINDS, value};
use super::world::World;

impl World {
    /// Takes one step; names the laptop whose file it changed and which is to be checked.
    pub(super) fn take(&mut self, step: &Step) -> Result<Option<usize>, String> {
        let at = |laptop: u8| usize::from(laptop) % LAPTOPS;
        match *step {
            Step::Create { laptop, kind, parent, value: number } => {
                let id = RecordId::random(u128::from(self.draw()).to_be_bytes());
                let parent = match parent {
                    0 => None,
                    n => self.pick_thing(at(laptop), n - 1).map(|n| self.truth.things[n].id),
                };
                let kind = KINDS.0[usize::from(kind) % KINDS.0.len()];
                if let Some(thing) = self.make(id, kind, parent) {
                    self.edit(at(laptop), &[thing], FIELDS.0[0], value(number), None);
                }
                Ok(Some(at(laptop)))
            }
            Step::Derive { laptop, name, value: number } => {
                let thing: Vec<usize> = self.derived(name).into_iter().collect();
                self.edit(at(laptop), &thing, FIELDS.0[0], value(number), None);
                Ok(Some(at(laptop)))
            }
            Step::Import { laptop, name, value: number } => {
                let things: Vec<usize> = (0..3).filter_map(|n| self.derived(name + n)).collect();
                self.edit(at(laptop), &things, FIELDS.0[1], value(number), None);
                Ok(Some(at(laptop)))
            }
            Step::Edit { laptop, record, field, value: number, stale } => {
                let field = FIELDS.0[usize::from(field) % FIELDS.0.len()];
                let screen = stale.then_some(self.laptops[at(laptop)].looked);
                let thing: Vec<usize> = self.pick_thing(at(laptop), record).into_iter().collect();
                self.edit(at(laptop), &thing, field, value(number), screen);
                Ok(Some(at(laptop)))
            }
            Step::BulkEdit { laptop, field, value: number } => {
                let field = FIELDS.0[usize::from(field) % FIELDS.0.len()];
                let things = self.truth.known_things(&self.laptops[at(laptop)].file.known);
                self.edit(at(laptop), &things, field, value(number), None);
                Ok(Some(at(laptop)))
            }
            Step::Look { laptop } => {
                let laptop = &mut self.laptops[at(laptop)];
                laptop.looked = self.truth.standing(&laptop.file.known);
                Ok(None)
            }
            Step::Delete { laptop, record } => {
                if let Some(thing) = self.pick_thing(at(laptop), record) {
                    self.delete(at(laptop), thing);
                }
                Ok(Some(at(laptop)))
            }
            Step::Undelete { laptop, record } => {
                if let Some(thing) = self.pick_thing(at(laptop), record)
                    && !self.standing_in(at(laptop), thing, DELETED).is_empty()
                {
                    self.edit(at(laptop), &[thing], DELETED, Value::Null, None);
                }
                Ok(Some(at(laptop)))
            }
            Step::Settle { laptop, pick } => {
                self.settle(at(laptop), usize::from(pick));
                Ok(Some(at(laptop)))
            }
            Step::SameAs { laptop, record, other } => {
                let pair =
                    self.pick_thing(at(laptop), record).zip(self.pick_thing(at(laptop), other));
                if let Some((thing, other)) = pair {
                    let other = Value::String(self.truth.things[other].id.to_string());
                    self.edit(at(laptop), &[thing], SAME_AS, other, None);
                }
                Ok(Some(at(laptop)))
            }
            Step::Undo { laptop } => self.undo(at(laptop)).map(|()| Some(at(laptop))),
            Step::Redo { laptop } => self.redo(at(laptop)).map(|()| Some(at(laptop))),
            Step::Send { laptop } => self.send(at(laptop)).map(|_| None),
            Step::Deliver { laptop, back } => {
                let Some(package) = self.pick_package(back) else {
                    return Ok(None);
                };
                self.deliver(at(laptop), package).map(|()| None)
            }
            Step::ToDistrict { back } => {
                let Some(package) = self.pick_package(back) else {
                    return Ok(None);
                };
                self.district.receive(package, &self.packages).map(|()| None)
            }
            Step::FromDistrict { laptop, pick } => {
                let Some(package) = self.district.relay(pick, &self.packages)? else {
                    return Ok(None);
                };
                self.deliver(at(laptop), package).map(|()| None)
            }
            Step::Backup { laptop } => {
                let laptop = &self.laptops[at(laptop)];
                self.backups.push((laptop.file.clone(), laptop.actor));
                Ok(None)
            }
            Step::Restore { laptop, pick } => {
                let Some(newest) = self.backups.len().checked_sub(1) else {
                    return Ok(None);
                };
                let (file, kept) = self.backups[newest - usize::from(pick) % (newest + 1)].clone();
                self.laptops[at(laptop)].file = file;
                self.open(at(laptop), kept);
                Ok(Some(at(laptop)))
            }
            Step::CopyFile { from, to } => {
                let source = &self.laptops[at(from)];
                let (file, kept) = (source.file.clone(), source.actor);
                self.laptops[at(to)].file = file;
                self.open(at(to), kept);
                Ok(Some(at(to)))
            }
            Step::Reopen { laptop } => {
                let kept = self.laptops[at(laptop)].actor;
                self.open(at(laptop), kept);
                Ok(None)
            }
            Step::Forge { laptop, back, forgery, pick } => {
                let Some(package) = self.pick_package(back) else {
                    return Ok(None);
                };
                self.forge(at(laptop), package, forgery, usize::from(pick))
                    .map(|()| Some(at(laptop)))
            }
        }
    }

    fn pick_thing(&self, at: usize, pick: u8) -> Option<usize> {
        let known = self.truth.known_things(&self.laptops[at].file.known);
        (!known.is_empty()).then(|| known[usize::from(pick) % known.len()])
    }

    fn pick_package(&self, back: u8) -> Option<usize> {
        let newest = self.packages.len().checked_sub(1)?;
        Some(newest - usize::from(back) % (newest + 1))
    }
}
