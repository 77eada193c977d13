//! Where the plan stands on its way to the district, for the screen and for `bv versions`.

use std::collections::BTreeMap;

use exchange::Fingerprint;
use store::SnapshotLine;

use super::{changes, sent, trust};
use crate::cases::checking::report;
use crate::cases::packages::{broken_snapshot, own_words, plan_of_bytes, unexpected};
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::*;

/// Rules named one by one; the rest is counted.
const RULES: usize = 5;

/// `handing.view`
pub fn view(call: &Call<'_>, _: NoArgs) -> Result<HandingView> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let report = report(workplace)?;
    let sent = sent::all(workplace)?;
    let versions = versions(workplace, &sent)?;
    let changed = match versions.first() {
        Some(latest) if !latest.current => match workplace.store.snapshot(latest.number)? {
            Some(snapshot) => Some(changes::changed_since(workplace, &snapshot)?),
            None => None,
        },
        _ => None,
    };
    Ok(HandingView {
        households: count(workplace.plan()?.households.len()),
        blocks: report.blocks,
        warns: report.warns,
        blocking: blocking(workplace, &report)?,
        versions,
        changed,
        receiver: trust::receiver(workplace)?,
        own_words: own_words(workplace)?,
        sent,
        training: workplace.store.identity().training,
    })
}

fn blocking(workplace: &mut Workplace, report: &CheckReport) -> Result<Vec<BlockingRule>> {
    let plan = workplace.plan()?;
    let names: BTreeMap<String, &str> = plan
        .households
        .iter()
        .map(|household| (household.id.to_string(), household.head_name.as_str()))
        .collect();
    let mut rules: Vec<BlockingRule> = Vec::new();
    for finding in report.findings.iter().filter(|finding| finding.severity == "blocks") {
        if let Some(rule) = rules.iter_mut().find(|rule| rule.rule == finding.rule) {
            rule.count += 1;
            continue;
        }
        let head = finding.household.as_ref().and_then(|id| names.get(id));
        rules.push(BlockingRule {
            rule: finding.rule.clone(),
            count: 1,
            message: finding.message.clone(),
            household: finding.household.clone(),
            head_name: head.map(|name| (*name).to_owned()),
            record: finding.record.clone(),
            field: finding.field.clone(),
        });
    }
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.count));
    rules.truncate(RULES);
    Ok(rules)
}

fn versions(workplace: &Workplace, sent: &[SentPackage]) -> Result<Vec<FrozenVersion>> {
    let vector = workplace.store.vector(&workplace.plan_ledger())?;
    let now = serde_json::to_string(&vector).expect("a vector is plain JSON");
    let mut versions = Vec::new();
    for line in workplace.store.snapshots()? {
        let of_it = || sent.iter().filter(|one| one.number == line.number);
        let times = of_it().count();
        let papers = printed_papers(
            line.pages,
            line.beside.iter().map(|(paper, pages)| (paper.as_str(), *pages)),
        );
        // The first lies in the snapshot itself, so every package brings it.
        let added = papers.iter().skip(1).map(|one| one.paper);
        let unsent = added.filter(|paper| of_it().all(|one| !one.papers.contains(paper)));
        versions.push(FrozenVersion {
            households: households(workplace, &line)?,
            short: short(&line.fingerprint)?,
            current: versions.is_empty() && line.vector == now,
            unsent: if times > 0 { unsent.collect() } else { Vec::new() },
            sent: count(times),
            number: line.number,
            frozen_at: line.frozen_at,
            who: line.who,
            fingerprint: line.fingerprint,
            pages: line.pages,
            papers,
        });
    }
    Ok(versions)
}

/// The remark under which the households of a version are counted when it is frozen.
pub(super) fn counted(number: u32) -> String {
    format!("frozen.{number}.households")
}

fn households(workplace: &Workplace, line: &SnapshotLine) -> Result<u32> {
    if let Some(counted) = workplace.store.remark(&counted(line.number))?
        && let Ok(counted) = counted.parse()
    {
        return Ok(counted);
    }
    let Some(snapshot) = workplace.store.snapshot(line.number)? else { return Ok(0) };
    let unit = &workplace.store.identity().unit;
    let plan = plan_of_bytes(&snapshot.plan, unit).map_err(broken_snapshot)?;
    Ok(count(plan.households.len()))
}

fn short(hex: &str) -> Result<String> {
    let whole: Fingerprint = serde_json::from_value(hex.into()).map_err(unexpected)?;
    Ok(whole.short())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
