//! Taking a write back, as a new write.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Dot, Entry, Register};

/// What one write did to a field, kept so that it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The dots the write issued (several when it opened a conflict again).
    pub dots: Vec<Dot>,
    /// What stood before, with the dots it had.
    pub before: Vec<Entry>,
    /// The dots among `before` that the write replaced.
    pub replaced: Vec<Dot>,
}

/// The values to write back so that the change is undone, or `None` when it can no
/// longer be: somebody wrote in the field since, so the change does not stand alone.
/// A field that was empty before is cleared: a written field never becomes absent. Where
/// the change replaced nothing of what stood, the value that lists showed is written once
/// more: clearing would leave a conflict between it and null.
#[must_use]
pub fn undo_values(register: &Register, change: &Change) -> Option<Vec<Value>> {
    let standing: Vec<Dot> = register.dots().collect();
    let unseen = |entry: &&Entry| !change.replaced.contains(&entry.0);
    let beside: Vec<Dot> = change.before.iter().filter(unseen).map(|entry| entry.0).collect();
    let alone = standing.iter().all(|dot| change.dots.contains(dot) || beside.contains(dot))
        && change.dots.iter().all(|dot| standing.contains(dot));
    if !alone {
        return None;
    }
    let mut values: Vec<Value> = Vec::new();
    for Entry(dot, value) in &change.before {
        if change.replaced.contains(dot) && !values.contains(value) {
            values.push(value.clone());
        }
    }
    if values.is_empty() {
        let shown = change.before.first().map(|entry| entry.1.clone());
        values.push(shown.unwrap_or(Value::Null));
    }
    Some(values)
}

impl Change {
    /// After `undo` took this change back: which of the dots it had replaced now stand
    /// under which new ones. A later undo of an older step needs this, since what that
    /// step wrote stands again, but under another name.
    #[must_use]
    pub fn restored_by(&self, undo: &Change) -> Vec<(Dot, Dot)> {
        let mut values: Vec<&Value> = Vec::new();
        let mut renamed = Vec::new();
        for Entry(dot, value) in &self.before {
            if !self.replaced.contains(dot) {
                continue;
            }
            let place = values.iter().position(|known| *known == value).unwrap_or_else(|| {
                values.push(value);
                values.len() - 1
            });
            if let Some(&new) = undo.dots.get(place) {
                renamed.push((*dot, new));
            }
        }
        renamed
    }

    /// The change with every dot under the name it stands by now.
    #[must_use]
    pub fn renamed(&self, names: &BTreeMap<Dot, Dot>) -> Change {
        let now = |dot: &Dot| {
            let mut dot = *dot;
            // A later name is always a later write: the walk cannot turn in a circle.
            while let Some(&later) = names.get(&dot) {
                dot = later;
            }
            dot
        };
        Change {
            dots: self.dots.iter().map(now).collect(),
            before: self.before.iter().map(|Entry(dot, v)| Entry(now(dot), v.clone())).collect(),
            replaced: self.replaced.iter().map(now).collect(),
        }
    }
}
