//! Undo, held against what undo means: what was shown before is shown again, or nothing
//! is done because somebody else wrote.
//!
//! Deliberately absent: undo of several people's steps at once. Each laptop has its stack.

use replica::{Change, Register, undo_values};
use serde_json::Value;

use super::set::Set;
use super::truth::Truth;
use super::world::World;

/// One write of a command, as the engine and as the truth remember it.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) thing: usize,
    pub(super) field: &'static str,
    pub(super) change: Change,
    /// The writes it made.
    pub(super) mine: Set,
    /// What stood before.
    pub(super) before: Set,
    /// What its author named.
    pub(super) replaced: Set,
}

impl Done {
    /// The values that take it back, each with what it saw if it is a deletion.
    fn back(&self, truth: &Truth, standing: &Set) -> Option<Vec<(Value, Option<Set>)>> {
        let beside = self.before - self.replaced;
        if !self.mine.is_subset(standing) || !standing.is_subset(&(self.mine | beside)) {
            return None;
        }
        let taken = self.before & self.replaced;
        let mut values = truth.shown(&taken);
        if values.is_empty() {
            values = truth.shown(&self.before).into_iter().take(1).collect();
        }
        if values.is_empty() {
            values.push(Value::Null);
        }
        let saw = |value: &Value| {
            let mut writes = self.before.iter().map(|write| &truth.writes[write]);
            writes.find(|write| write.value == *value).and_then(|write| write.saw)
        };
        let with_saw = values.into_iter().map(|value| {
            let saw = saw(&value);
            (value, saw)
        });
        Some(with_saw.collect())
    }
}

impl World {
    pub(super) fn undo(&mut self, at: usize) -> Result<(), String> {
        if let Some(command) = self.laptops[at].file.undo.pop() {
            let undone = self.take_back(at, command)?;
            self.laptops[at].file.redo.push(undone);
        }
        Ok(())
    }

    pub(super) fn redo(&mut self, at: usize) -> Result<(), String> {
        if let Some(command) = self.laptops[at].file.redo.pop() {
            let redone = self.take_back(at, command)?;
            self.laptops[at].file.undo.push(redone);
        }
        Ok(())
    }

    fn take_back(&mut self, at: usize, command: Vec<Done>) -> Result<Vec<Done>, String> {
        let mut taken_back = Vec::new();
        for done in command.into_iter().rev() {
            let standing = self.standing_in(at, done.thing, done.field);
            let expected = done.back(&self.truth, &standing);
            let id = self.truth.things[done.thing].id;
            let record = self.laptops[at].file.ledger.records.get(&id);
            let register = record.and_then(|record| record.field(done.field));
            let offered = undo_values(register.unwrap_or(&Register::default()), &done.change);
            let plain = expected.as_ref().map(|values| values.iter().map(|(value, _)| value));
            let agree = match (&offered, plain) {
                (Some(offered), Some(expected)) => expected.eq(offered),
                (None, None) => true,
                _ => false,
            };
            if !agree {
                return Err(format!(
                    "laptop {at}: undo in {} offers {offered:?} instead of {expected:?}",
                    done.field
                ));
            }
            let Some(values) = expected else { continue };
            let Some(undone) = self.write(at, done.thing, done.field, values, done.mine) else {
                continue;
            };
            let shown = |writes: &Set| {
                let mut texts: Vec<String> =
                    self.truth.shown(writes).iter().map(Value::to_string).collect();
                texts.sort();
                texts
            };
            let after = shown(&self.standing_in(at, done.thing, done.field));
            let before = shown(&done.before);
            if after != before && !(before.is_empty() && after == ["null"]) {
                return Err(format!("laptop {at}: undo shows {after:?} instead of {before:?}"));
            }
            self.stats.undone += 1;
            taken_back.push(undone);
        }
        Ok(taken_back)
    }
}
