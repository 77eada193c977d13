//! Typed tables for lists and search: views of the records, rebuilt from them at any time.
//!
//! A change refreshes the households (with all below them) and the single records that it
//! touched; `rebuild` throws everything away and starts from the records. A test proves
//! that both end in the same tables.

use std::collections::{BTreeMap, BTreeSet};

use domain::UnitCode;
use domain::plan::{Funding, Household, MoneyKind, MoneySource, Plan, RawRecord};
use domain::text::{fold, sort_key, sort_key_words};
use replica::{LedgerId, RecordId, SAME_AS};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::reading::{raw_ledger, raw_records};
use crate::{Result, Store, records};

/// Every projection table with the column that names its top record.
const TABLES: &[(&str, &str)] = &[
    ("hamlet", "id"),
    ("household", "id"),
    ("member", "household"),
    ("measure", "household"),
    ("funding", "household"),
    ("assignment", "household"),
    ("helper", "id"),
    ("project", "id"),
];

impl Store {
    /// Throws the projections away and makes them anew from the records.
    pub fn rebuild_projections(&mut self) -> Result<()> {
        let plan = plan_ledger(&self.connection)?;
        let transaction = self.connection.transaction()?;
        if let Some(ledger) = plan {
            rebuild(&transaction, &ledger)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// All rows of all projection tables as text, in a fixed order: for comparing.
    pub fn dump_projections(&self) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        for (table, _) in TABLES {
            let mut query =
                self.connection.prepare(&format!("SELECT * FROM {table} ORDER BY id"))?;
            let columns = query.column_count();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let cells: rusqlite::Result<Vec<String>> =
                    (0..columns).map(|i| row.get_ref(i).map(|cell| format!("{cell:?}"))).collect();
                lines.push(format!("{table}: {}", cells?.join(" | ")));
            }
        }
        Ok(lines)
    }
}

fn plan_ledger(connection: &Connection) -> Result<Option<LedgerId>> {
    use rusqlite::OptionalExtension;
    let id = connection
        .query_row("SELECT id FROM ledger WHERE id LIKE 'plan/%'", [], |row| row.get(0))
        .optional()?;
    Ok(id.map(LedgerId))
}

pub(crate) fn rebuild(connection: &Connection, ledger: &LedgerId) -> Result<()> {
    for (table, _) in TABLES {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    insert(connection, &raw_ledger(&records::all(connection, ledger)?))
}

/// Makes the rows of the changed records' top records anew.
pub(crate) fn refresh(
    connection: &Connection,
    ledger: &LedgerId,
    changed: &BTreeSet<RecordId>,
) -> Result<()> {
    if !ledger.0.starts_with("plan/") {
        return Ok(());
    }
    let Some(tops) = tops(connection, ledger, changed)? else {
        return rebuild(connection, ledger);
    };
    for id in tops {
        for (table, column) in TABLES {
            let sql = format!("DELETE FROM {table} WHERE {column} = ?1");
            connection.prepare_cached(&sql)?.execute([records::bytes(id)])?;
        }
        connection
            .prepare_cached("DELETE FROM funding WHERE owner = ?1")?
            .execute([records::bytes(id)])?;
        let family = records::family(connection, ledger, id)?;
        insert(connection, &raw_records(&family, &BTreeMap::new()))?;
    }
    Ok(())
}

/// The top records of what changed; `None` if one of them is joined to another, so that
/// everything has to be looked at.
pub(crate) fn tops(
    connection: &Connection,
    ledger: &LedgerId,
    changed: &BTreeSet<RecordId>,
) -> Result<Option<BTreeSet<RecordId>>> {
    let groups = groups(connection, ledger)?;
    let mut tops = BTreeSet::new();
    for &id in changed {
        let top = top(connection, ledger, id)?;
        if groups.contains_key(&id) || groups.contains_key(&top) {
            return Ok(None);
        }
        tops.insert(top);
    }
    Ok(Some(tops))
}

/// Records that were joined to others; few, so they are looked up whole.
fn groups(connection: &Connection, ledger: &LedgerId) -> Result<BTreeMap<RecordId, RecordId>> {
    let mut query = connection.prepare_cached(
        "SELECT id FROM record INDEXED BY record_joined
         WHERE ledger = ?1 AND json_type(fields, '$.same_as') IS NOT NULL",
    )?;
    let ids = query.query_map([&ledger.0], |row| records::id_of(row, 0))?;
    let mut open: Vec<RecordId> = ids.collect::<rusqlite::Result<_>>()?;
    let mut joined = BTreeMap::new();
    while let Some(id) = open.pop() {
        if joined.contains_key(&id) {
            continue;
        }
        if let Some(record) = records::load(connection, ledger, id)? {
            let targets = record.field(SAME_AS).into_iter().flat_map(|field| field.values());
            open.extend(targets.filter_map(|id| id.as_str()?.parse::<RecordId>().ok()));
            joined.insert(id, record);
        }
    }
    Ok(replica::groups(joined.iter().map(|(&id, record)| (id, record))))
}

fn top(connection: &Connection, ledger: &LedgerId, mut id: RecordId) -> Result<RecordId> {
    // No record is more than three levels down; a damaged circle of parents ends too.
    for _ in 0..8 {
        match records::load(connection, ledger, id)?.and_then(|record| record.parent) {
            Some(parent) => id = parent,
            None => break,
        }
    }
    Ok(id)
}

fn insert(connection: &Connection, raw: &[RawRecord]) -> Result<()> {
    let plan = Plan::read(UnitCode(String::new()), 0, raw);
    for hamlet in plan.hamlets.values() {
        connection.prepare_cached("INSERT INTO hamlet VALUES (?1, ?2, ?3, ?4)")?.execute(
            params![
                blob(hamlet.id.0),
                hamlet.name,
                sort_key_words(&hamlet.name),
                hamlet.especially_difficult,
            ],
        )?;
    }
    for helper in plan.helpers.values() {
        connection
            .prepare_cached("INSERT INTO helper VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                blob(helper.id.0),
                helper.is_person,
                helper.name,
                helper.short_name,
                helper.position,
                helper.organisation.map(|id| blob(id.0)),
                if helper.is_person {
                    sort_key(&helper.name)
                } else {
                    sort_key_words(&helper.name)
                },
            ])?;
    }
    for project in &plan.projects {
        connection.prepare_cached("INSERT INTO project VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
            params![
                blob(project.id.0),
                project.name,
                project.policy.as_ref().map(AsRef::as_ref),
                project.project_type,
                project.dossier,
            ],
        )?;
        insert_funding(connection, project.id.0, None, &project.funding)?;
    }
    let in_conflict: BTreeSet<Uuid> = plan.conflicts.iter().map(|(record, _)| *record).collect();
    for household in &plan.households {
        let conflict = records_of(household).any(|id| in_conflict.contains(&id));
        insert_household(connection, household, conflict)?;
    }
    Ok(())
}

/// The household with all records below it.
fn records_of(household: &Household) -> impl Iterator<Item = Uuid> {
    let measures = household.measures.iter();
    let money = household.measures.iter().flat_map(|measure| &measure.funding);
    std::iter::once(household.id.0)
        .chain(household.members.iter().map(|member| member.id.0))
        .chain(household.assignments.iter().map(|assignment| assignment.id.0))
        .chain(measures.map(|measure| measure.id.0))
        .chain(money.map(|funding| funding.id.0))
}

fn insert_household(connection: &Connection, household: &Household, conflict: bool) -> Result<()> {
    let id = blob(household.id.0);
    let list = |codes: Vec<&str>| codes.join(" ");
    let money: i64 = household
        .measures
        .iter()
        .flat_map(|measure| &measure.funding)
        .filter_map(|funding| funding.money)
        .fold(0, |sum, money| money.amount.amount().saturating_add(sum));
    let names = household.members.iter().map(|member| member.name.as_str());
    let search: Vec<&str> = std::iter::once(household.head_name.as_str())
        .chain(household.code.as_deref())
        .chain(names)
        .collect();
    connection
        .prepare_cached(
            "INSERT INTO household VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                 ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
        )?
        .execute(params![
            id,
            household.head_name,
            fold(&search.join(" ")),
            sort_key(&household.head_name),
            household.birth_year,
            household.hamlet.map(|id| blob(id.0)),
            household.code,
            household.class.map(domain::plan::HouseholdClass::code),
            household.social_protection,
            household.area.map(|area| match area {
                domain::plan::Area::Rural => "rural",
                domain::plan::Area::Urban => "urban",
            }),
            household.member_count(),
            household.worker_count(),
            household.score.and_then(|score| score.b1),
            household.score.and_then(|score| score.b2),
            list(household.causes.iter().map(AsRef::as_ref).collect()),
            list(household.indicators.iter().map(AsRef::as_ref).collect()),
            list(household.needs.iter().map(AsRef::as_ref).collect()),
            household.expected.map(domain::plan::ExpectedResult::code),
            household.measures.len(),
            money,
            list(household.gaps().into_iter().map(domain::plan::Gap::code).collect()),
            conflict,
            household.deleted_unseen,
        ])?;
    for member in &household.members {
        connection
            .prepare_cached("INSERT INTO member VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                blob(member.id.0),
                id,
                member.name,
                fold(&member.name),
                member.relation,
                member.birth,
                member.works,
                member.health_insured,
            ])?;
    }
    for measure in &household.measures {
        connection
            .prepare_cached(
                "INSERT INTO measure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                blob(measure.id.0),
                id,
                measure.title,
                measure.policy.as_ref().map(AsRef::as_ref),
                measure.answers.join(" "),
                measure.months.map(|months| months.from),
                measure.months.map(|months| months.to),
                measure.organisation.map(|id| blob(id.0)),
                measure.person.map(|id| blob(id.0)),
                measure.unfunded,
                measure.project.map(|id| blob(id.0)),
                measure.standing == domain::plan::Standing::Suggested,
            ])?;
        insert_funding(connection, measure.id.0, Some(household.id.0), &measure.funding)?;
    }
    for assignment in &household.assignments {
        connection.prepare_cached("INSERT INTO assignment VALUES (?1, ?2, ?3, ?4)")?.execute(
            params![
                blob(assignment.id.0),
                id,
                assignment.organisation.map(|id| blob(id.0)),
                assignment.person.map(|id| blob(id.0)),
            ],
        )?;
    }
    Ok(())
}

fn insert_funding(
    connection: &Connection,
    owner: Uuid,
    household: Option<Uuid>,
    funding: &[Funding],
) -> Result<()> {
    for one in funding {
        connection.prepare_cached("INSERT INTO funding VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
            params![
                blob(one.id.0),
                blob(owner),
                household.map(blob),
                one.money.map(|money| MoneySource::code(money.source)),
                one.money.map(|money| MoneyKind::code(money.kind)),
                one.money.map(|money| money.amount.amount()),
            ],
        )?;
    }
    Ok(())
}

fn blob(id: Uuid) -> [u8; 16] {
    *id.as_bytes()
}
