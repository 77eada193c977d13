//! A spreadsheet's households into the list: looked at first, then taken over in one step.

use std::collections::BTreeMap;
use std::path::Path;

use domain::catalog::Catalogue;
use domain::date::PlanYear;
use domain::text::fold;
use intake::{Context, HouseholdRow, Intake, ReadError, RemarkKind, Sheet};
use replica::{Record, RecordId};
use serde_json::Value;
use store::{Act, StoreError};

use super::records::hamlet_id;
use super::workplaces::{back_up_before, saved};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::jobs::Job;
use crate::view::{ImportArgs, ImportColumn, ImportPreview, ImportSample, Imported, RowError};
use crate::words::{has, say};

/// Rows of the preview.
const SAMPLE: usize = 30;

/// Households between two looks at the stop flag.
const STRIDE: usize = 50;

/// A spreadsheet as understood for one workplace.
struct Reading {
    sheet: Sheet,
    header_row: u32,
    columns: Vec<ImportColumn>,
    intake: Intake,
    ids: Vec<RecordId>,
    already: Vec<bool>,
}

/// `import.preview`
pub fn preview(call: &Call<'_>, args: ImportArgs) -> Result<ImportPreview> {
    let job = call.job(&args.job);
    // The reading goes on in a process of its own; the desk is free meanwhile.
    let sheet = read(call, Path::new(&args.path), &job)?;
    let mut desk = call.desk();
    let reading = understand(desk.commune()?, sheet)?;
    let already = count(reading.already.iter().filter(|known| **known).count());
    let sample = reading.intake.rows.iter().zip(&reading.already).take(SAMPLE);
    Ok(ImportPreview {
        sheet: reading.sheet.name.clone(),
        header_row: reading.header_row,
        households: count(reading.intake.rows.len()),
        members: count(reading.intake.summary.members),
        new: count(reading.intake.rows.len()) - already,
        already,
        errors: errors(&reading.intake),
        sample: sample.map(|(row, already)| sample_of(row, *already)).collect(),
        columns: reading.columns,
    })
}

/// `import.apply`
pub fn apply(call: &Call<'_>, args: ImportArgs) -> Result<Imported> {
    let job = call.job(&args.job);
    let sheet = read(call, Path::new(&args.path), &job)?;
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let reading = understand(workplace, sheet)?;
    if reading.intake.rows.is_empty() {
        return Err(AppError::new(ErrorCode::Refused, "import.nothing", &[]));
    }
    back_up_before(call, workplace, "truoc-nhap")?;
    let file = Path::new(&args.path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let total = count(reading.intake.rows.len());
    let hamlets: Vec<Option<RecordId>> = reading
        .intake
        .rows
        .iter()
        .map(|row| row.hamlet_name.as_ref().map(|name| hamlet_id(workplace, name)))
        .collect();
    let what = say("import.writing", &[]);
    let stopped = |error: AppError| {
        tracing::info!(%error, "import stopped");
        StoreError::Cancelled
    };
    let kept = workplace.change(call.environment(), "list.import", &file, |act| {
        let mut kept = 0;
        for (at, row) in reading.intake.rows.iter().enumerate() {
            if at % STRIDE == 0 {
                job.at(at as u64, u64::from(total), &what).map_err(stopped)?;
            }
            if let (Some(hamlet), Some(name)) = (hamlets[at], &row.hamlet_name)
                && act.record(hamlet)?.is_none()
            {
                act.create(hamlet, "hamlet", None, &one("name", name))?;
            }
            kept += put(act, reading.ids[at], row, hamlets[at])?;
        }
        Ok(kept)
    })?;
    let already = reading.already.iter().filter(|known| **known).count();
    Ok(Imported {
        saved: saved(workplace)?,
        households: total,
        new: total - count(already),
        members: count(reading.intake.summary.members),
        refused: count(reading.intake.summary.refused),
        kept,
        errors: errors(&reading.intake),
    })
}

/// A sheet, by a process of its own.
pub(super) fn read(call: &Call<'_>, path: &Path, job: &Job<'_>) -> Result<Sheet> {
    let what = say("import.reading", &[]);
    let mut progress = |rows: usize| {
        // A stop is seen by the reader itself, through the flag.
        let _ = job.at(rows as u64, 0, &what);
    };
    progress(0);
    let program = &call.environment().sheet_reader;
    let limits = intake::child::Limits::default();
    intake::child::read_in_child(program, path, None, &limits, job.stop_flag(), &mut progress)
        .map_err(|error| {
            let code = match &error {
                ReadError::NotFound => ErrorCode::NotFound,
                ReadError::Cancelled => ErrorCode::Cancelled,
                ReadError::NotStarted { .. } | ReadError::Died { .. } => ErrorCode::Unexpected,
                _ => ErrorCode::Invalid,
            };
            AppError::said(code, error.to_string()).because(error)
        })
}

fn understand(workplace: &mut Workplace, sheet: Sheet) -> Result<Reading> {
    let catalogue = Catalogue::built_in();
    let header = intake::find_header(&sheet, catalogue);
    if !header.is_found() {
        return Err(AppError::new(
            ErrorCode::Invalid,
            "import.no_header",
            &[("sheet", &sheet.name)],
        ));
    }
    let hamlets: Vec<String> =
        workplace.store.hamlets()?.into_iter().map(|(_, name)| name).collect();
    let area = match workplace.unit().map(|unit| unit.area) {
        Some(domain::plan::Area::Urban) => "urban",
        _ => "rural",
    };
    let year = PlanYear::new(i32::from(workplace.year()))
        .map_err(|error| AppError::said(ErrorCode::Invalid, error.to_string()))?;
    let context = Context { catalogue, year, area, hamlets: &hamlets };
    let intake = intake::interpret(&sheet, &header, &context);
    let ids = ids(workplace, &intake.rows);
    let ledger = workplace.plan_ledger();
    let mut already = Vec::with_capacity(ids.len());
    for &id in &ids {
        already.push(workplace.store.record(&ledger, id)?.is_some());
    }
    let columns = header.columns.iter().map(|column| ImportColumn {
        column: column.letters.clone(),
        heading: column.heading.clone(),
        field: column.field.as_deref().map(field_name),
    });
    let columns = columns.collect();
    Ok(Reading { header_row: header.last_row, columns, sheet, intake, ids, already })
}

/// A field in the officer's words.
fn field_name(field: &str) -> String {
    let key = format!("field.{field}");
    if has(&key) {
        return say(&key, &[]);
    }
    let catalogue = Catalogue::built_in();
    let code = field.split_once('.').map_or(field, |(_, code)| code);
    let cause = catalogue.cause(code).map(|one| &one.name);
    let indicator = catalogue.indicator(code).map(|one| &one.name);
    let need = catalogue.need(code).map(|one| &one.name);
    cause.or(indicator).or(need).cloned().unwrap_or_else(|| field.to_owned())
}

/// The same household has the same id on every laptop: unit, year, hamlet, folded name,
/// year of birth, and which of several alike it is.
pub(crate) fn ids(workplace: &Workplace, rows: &[HouseholdRow]) -> Vec<RecordId> {
    let identity = workplace.store.identity();
    let year = identity.year.to_string();
    let mut seen: BTreeMap<[String; 3], u32> = BTreeMap::new();
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let text = |name: &str| row.fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let birth = row.fields.get("birth_year").map(Value::to_string).unwrap_or_default();
        let hamlet = row.hamlet_name.as_deref().map(fold).unwrap_or_default();
        let key = [hamlet, fold(text("head_name")), birth];
        let ordinal = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
        let [hamlet, name, birth] = &key;
        let ordinal = ordinal.to_string();
        ids.push(RecordId::derived(&[
            "household",
            &identity.unit,
            &year,
            hamlet,
            name,
            birth,
            &ordinal,
        ]));
    }
    ids
}

/// Puts a household in. One that is there already keeps every value it has; only what is
/// empty is filled. Gives the number of values that differ and were kept.
pub(crate) fn put(
    act: &mut Act<'_>,
    id: RecordId,
    row: &HouseholdRow,
    hamlet: Option<RecordId>,
) -> Result<u32, StoreError> {
    let mut fields = row.fields.clone();
    if let Some(hamlet) = hamlet {
        fields.insert("hamlet".to_owned(), hamlet.to_string().into());
    }
    let mut kept = put_record(act, id, "household", None, fields)?;
    let mut alike: BTreeMap<String, u32> = BTreeMap::new();
    for member in &row.members {
        let text = |name: &str| member.get(name).and_then(Value::as_str).unwrap_or_default();
        let key = format!("{} {}", fold(text("name")), text("birth"));
        let ordinal = alike.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
        let own = RecordId::derived(&["member", &id.to_string(), &key, &ordinal.to_string()]);
        kept += put_record(act, own, "member", Some(id), member.clone())?;
    }
    Ok(kept)
}

fn put_record(
    act: &mut Act<'_>,
    id: RecordId,
    kind: &str,
    parent: Option<RecordId>,
    mut fields: BTreeMap<String, Value>,
) -> Result<u32, StoreError> {
    let mut kept = 0;
    if let Some(record) = act.record(id)? {
        fields.retain(|name, value| match standing(record, name) {
            None => true,
            Some(own) => {
                kept += u32::from(own != value);
                false
            }
        });
    }
    act.create(id, kind, parent, &fields)?;
    Ok(kept)
}

fn standing<'a>(record: &'a Record, field: &str) -> Option<&'a Value> {
    record.field(field).and_then(|register| register.value()).filter(|value| !value.is_null())
}

pub(crate) fn one(name: &str, value: &str) -> BTreeMap<String, Value> {
    BTreeMap::from([(name.to_owned(), value.into())])
}

fn errors(intake: &Intake) -> Vec<RowError> {
    let mut errors: Vec<RowError> = intake
        .errors
        .iter()
        .chain(&intake.warnings)
        .map(|remark| RowError {
            row: remark.row,
            column: remark.column.clone(),
            message: remark.message.clone(),
            refused: remark.kind == RemarkKind::Refused,
        })
        .collect();
    errors.sort_by(|a, b| (!a.refused, a.row, &a.column).cmp(&(!b.refused, b.row, &b.column)));
    errors
}

fn sample_of(row: &HouseholdRow, already: bool) -> ImportSample {
    let text = |name: &str| row.fields.get(name).and_then(Value::as_str).map(str::to_owned);
    let year = row.fields.get("birth_year").and_then(Value::as_u64);
    ImportSample {
        row: row.row,
        head_name: text("head_name").unwrap_or_default(),
        birth_year: year.and_then(|year| u16::try_from(year).ok()),
        hamlet: row.hamlet_name.clone(),
        class: text("class"),
        members: count(row.members.len()),
        already,
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
