//! Putting invented data into a workplace: the training commune and the demonstration.
//!
//! Everything goes through the same `change` as a person's entries, under names of its own
//! in the history. There is no command for it: nobody can fill a real plan from the window.

use std::collections::BTreeSet;

use replica::RecordId;
use store::StoreError;

use super::importing;
use super::records::hamlet_id;
use crate::clock::Environment;
use crate::demo::{InventedCommune, Known};
use crate::desk::Workplace;
use crate::error::Result;

/// Puts the list of households in, as an import of the same list would.
pub(crate) fn put_list(
    environment: &Environment,
    workplace: &mut Workplace,
    commune: &InventedCommune,
) -> Result<()> {
    let rows = commune.household_rows();
    let ids = importing::ids(workplace, &rows);
    let hamlets: Vec<(RecordId, &String)> =
        commune.hamlets.iter().map(|name| (hamlet_id(workplace, name), name)).collect();
    workplace.change(environment, "list.import", &commune.unit_name, |act| {
        for (id, name) in &hamlets {
            act.create(*id, "hamlet", None, &importing::one("name", name))?;
        }
        for (row, id) in rows.iter().zip(&ids) {
            let name = row.hamlet_name.as_ref();
            let hamlet = hamlets.iter().find(|(_, own)| Some(*own) == name).map(|(id, _)| *id);
            importing::put(act, *id, row, hamlet)?;
        }
        Ok::<_, StoreError>(())
    })
}

/// Puts the plan of the first `share` in a hundred households in: measures, money, helpers,
/// expected results.
pub(crate) fn put_plan(
    environment: &Environment,
    workplace: &mut Workplace,
    commune: &InventedCommune,
    share: usize,
) -> Result<usize> {
    let ids = importing::ids(workplace, &commune.household_rows());
    let count = ids.len() * share / 100;
    let chosen: BTreeSet<RecordId> = ids[..count].iter().copied().collect();
    let known = |known: Known<'_>| match known {
        Known::Hamlet(name) => hamlet_id(workplace, name),
        Known::Organisation(code) => RecordId::derived(&["organisation", code]),
        Known::Household(at) => ids[at],
    };
    let records = commune.plan_records(&known);
    let mut below = chosen;
    workplace.change(environment, "demo.fill", &commune.unit_name, |act| {
        for record in &records {
            // Persons stand alone; all else belongs to a chosen household or hangs below one.
            let wanted = match (record.kind, record.parent) {
                ("helper", _) => true,
                (_, Some(parent)) => below.contains(&parent),
                (_, None) => below.contains(&record.id),
            };
            if wanted {
                act.create(record.id, record.kind, record.parent, &record.fields)?;
                below.insert(record.id);
            }
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(count)
}
