//! Commands of a laptop, each carried out by the engine and noted in the truth.
//!
//! Deliberately absent: undo, which has its own laws in `undo`.

use replica::{Change, Dot, Entry, Ledger, Pen, RecordId};
use serde_json::Value;

use super::broken::Broken;
use super::set::Set;
use super::truth::{DELETED, Written};
use super::undo::Done;
use super::vocabulary::KINDS;
use super::world::{Laptop, World, commune};

/// Beyond these a schedule goes on without further writes or records.
const MOST_WRITES: usize = Set::END - 112;
const MOST_THINGS: usize = 24;

impl World {
    pub(super) fn make(
        &mut self,
        id: RecordId,
        kind: &'static str,
        parent: Option<RecordId>,
    ) -> Option<usize> {
        (self.truth.things.len() < MOST_THINGS).then(|| self.truth.thing(id, kind, parent))
    }

    /// One of six things that are the same on every laptop: three and a child of each.
    pub(super) fn derived(&mut self, name: u8) -> Option<usize> {
        let name = name % 6;
        let id = |name: u8| RecordId::derived(&["thing", &name.to_string()]);
        let parent = (name >= 3).then(|| id(name - 3));
        self.make(id(name), KINDS.0[usize::from(name >= 3)], parent)
    }

    pub(super) fn standing_in(&self, at: usize, thing: usize, field: &str) -> Set {
        let standing = self.truth.standing(&self.laptops[at].file.known);
        self.truth.in_field(&standing, thing, field)
    }

    /// One command: writes `value` into a field of each thing, from what stands or from
    /// what a screen showed before.
    pub(super) fn edit(
        &mut self,
        at: usize,
        things: &[usize],
        field: &'static str,
        value: Value,
        screen: Option<Set>,
    ) {
        let mut command = Vec::new();
        for &thing in things {
            let named = match screen {
                Some(shown) => self.truth.in_field(&shown, thing, field),
                None => self.standing_in(at, thing, field),
            };
            let values = vec![(value.clone(), None)];
            command.extend(self.write(at, thing, field, values, named));
        }
        self.remember(at, command);
    }

    pub(super) fn delete(&mut self, at: usize, thing: usize) {
        let known = self.laptops[at].file.known;
        self.stats.deletions += 1;
        let named = self.standing_in(at, thing, DELETED);
        let values = vec![(self.truth.deletion(&known), Some(known))];
        let command = self.write(at, thing, DELETED, values, named);
        self.remember(at, command.into_iter().collect());
    }

    pub(super) fn settle(&mut self, at: usize, pick: usize) {
        let conflicts = self.truth.conflicts(&self.laptops[at].file.known);
        if conflicts.is_empty() {
            return;
        }
        self.stats.settled += 1;
        let (thing, field) = conflicts[pick % conflicts.len()];
        let shown = self.truth.shown(&self.standing_in(at, thing, field));
        let chosen = shown[pick % shown.len()].clone();
        if field == DELETED && !chosen.is_null() {
            self.delete(at, thing);
        } else {
            self.edit(at, &[thing], field, chosen, None);
        }
    }

    fn remember(&mut self, at: usize, command: Vec<Done>) {
        if !command.is_empty() {
            let file = &mut self.laptops[at].file;
            file.undo.push(command);
            file.redo.clear();
        }
    }

    /// Writes values (one, or several that open a conflict again) into one field in place
    /// of the writes `named`; with each, for a deletion, what it saw.
    pub(super) fn write(
        &mut self,
        at: usize,
        thing: usize,
        field: &'static str,
        values: Vec<(Value, Option<Set>)>,
        named: Set,
    ) -> Option<Done> {
        if self.truth.writes.len() > MOST_WRITES {
            return None;
        }
        let before = self.standing_in(at, thing, field);
        let made = self.truth.things[thing].clone();
        let Laptop { file, actor, clock, .. } = &mut self.laptops[at];
        let pen = Pen::take(&file.ledger.id, &file.ledger.owner, &commune(), *actor);
        let pen = pen.expect("the commune owns the plan").with_fault(self.fault);
        let mut seen: Vec<Dot> = named.iter().map(|write| self.truth.writes[write].dot).collect();
        if self.broken == Broken::ScreenForgotten {
            seen.clear();
        }
        let register = file.ledger.records.get(&made.id).and_then(|record| record.field(field));
        let entries: Vec<Entry> =
            register.map_or_else(Vec::new, |register| register.entries().to_vec());
        let dots = if field == DELETED && values.iter().any(|(_, saw)| *saw == Some(file.known)) {
            file.ledger.delete(&pen, made.id).into_iter().collect()
        } else if let [(value, _)] = values.as_slice() {
            let target = (made.id, made.kind, made.parent);
            vec![file.ledger.write(&pen, target, field, value.clone(), &seen)]
        } else {
            let Ledger { records, vector, .. } = &mut file.ledger;
            let record = records.get_mut(&made.id)?;
            let all = values.iter().map(|(value, _)| value.clone()).collect();
            record.write_all(&pen, vector, field, all, &seen)
        };
        let mut mine = Set::default();
        let mut replaced = named;
        for (&dot, (value, saw)) in dots.iter().zip(values) {
            mine.insert(self.truth.writes.len());
            self.truth.writes.push(Written {
                dot,
                thing,
                field,
                value,
                replaced: std::mem::take(&mut replaced),
                saw,
                minute: self.minute + *clock,
            });
        }
        file.known = file.known | mine;
        self.stats.writes += dots.len() as u64;
        let change = Change { dots, before: entries, replaced: seen };
        Some(Done { thing, field, change, mine, before, replaced: named })
    }
}
