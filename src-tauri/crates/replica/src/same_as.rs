//! Records that a person has said to be one thing.

use std::collections::BTreeMap;

use crate::{Record, RecordId, SAME_AS};

/// For each record that belongs to a group of two or more: the id that shows, which is
/// the smallest of the group. Groups are joined through every standing `same_as`, also
/// through a record that is not among `records`; such a one is no member and never shows.
#[must_use]
pub fn groups<'a>(
    records: impl IntoIterator<Item = (RecordId, &'a Record)>,
) -> BTreeMap<RecordId, RecordId> {
    let mut given = Vec::new();
    let mut root: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    for (id, record) in records {
        given.push(id);
        for value in record.field(SAME_AS).into_iter().flat_map(|field| field.values()) {
            let Some(other) = value.as_str().and_then(|text| text.parse().ok()) else {
                continue;
            };
            let (a, b) = (find(&root, id), find(&root, other));
            if a != b {
                root.insert(a.max(b), a.min(b));
                root.entry(a.min(b)).or_insert(a.min(b));
            }
        }
    }
    let mut members: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for id in given.into_iter().filter(|id| root.contains_key(id)) {
        members.entry(find(&root, id)).or_default().push(id);
    }
    let mut leader = BTreeMap::new();
    for group in members.into_values().filter(|group| group.len() > 1) {
        if let Some(&smallest) = group.iter().min() {
            leader.extend(group.into_iter().map(|id| (id, smallest)));
        }
    }
    leader
}

fn find(root: &BTreeMap<RecordId, RecordId>, mut id: RecordId) -> RecordId {
    while let Some(&next) = root.get(&id) {
        if next == id {
            break;
        }
        id = next;
    }
    id
}
