//! Freezing, keys, sealing, judging, taking over, and the district's totals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::catalog::{Catalogue, TotalUnit};
use domain::plan::Plan;
use domain::totals::{Consolidation, Totals};
use domain::{DISTRICT, LedgerName, UnitCode};
use exchange::{
    ControlSums, Fingerprint, Held, Issuer, KeyFile, Kind, LedgerBytes, OpenContext, Opened, Part,
    Party, Refusal, Relation, Role, SealRequest, Snapshot, UnitSecret,
};
use replica::{Ledger, Owner, VersionVector};
use store::{Sender, StoredSnapshot, Submission};

use super::papers::{frozen_now, print};
use super::planning::{money_lines, totals_of};
use super::workplaces::{back_up_before, unit_choice};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::paper::Edition;
use crate::view::*;
use crate::words::say;

/// `plan.freeze`: «Chốt bản n».
pub fn freeze(call: &Call<'_>, args: FreezeArgs) -> Result<Frozen> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let report = super::planning::report(workplace)?;
    if report.blocks > 0 {
        return Err(AppError::new(
            ErrorCode::Blocked,
            "freeze.blocked",
            &[("count", &report.blocks)],
        ));
    }
    if let Some(same) = frozen_now(workplace)? {
        let fingerprint = Fingerprint::of(&same.plan);
        return Ok(frozen(same.number, fingerprint, same.pages, true));
    }
    let number = workplace.store.latest_snapshot()?.map_or(1, |snapshot| snapshot.number + 1);
    let ledger = workplace.store.ledger(&workplace.plan_ledger(), &workplace.owner())?;
    let plan = ledger.to_ndjson();
    let fingerprint = Fingerprint::of(&plan);
    let author = workplace.author(call.environment())?;
    let edition = Edition::Frozen {
        number,
        fingerprint_short: fingerprint.short(),
        qr: qr(&fingerprint, workplace, number),
    };
    let printed = print(workplace, edition, &author.at, &job)?;
    let vector = serde_json::to_string(&ledger.vector).expect("a vector is plain JSON");
    workplace.store.keep_snapshot(&StoredSnapshot {
        number,
        fingerprint: fingerprint.hex(),
        vector,
        plan,
        pdf: printed.pdf,
        pages: printed.pages,
        frozen_at: author.at,
        who: author.who,
    })?;
    Ok(frozen(number, fingerprint, printed.pages, false))
}

fn frozen(number: u32, fingerprint: Fingerprint, pages: u32, unchanged: bool) -> Frozen {
    Frozen { number, fingerprint: fingerprint.hex(), short: fingerprint.short(), pages, unchanged }
}

/// All of the fingerprint, with unit, year and number, for the last page.
fn qr(fingerprint: &Fingerprint, workplace: &Workplace, number: u32) -> documents::QrMatrix {
    let identity = workplace.store.identity();
    let text = format!("BV {} {} {number} {}", identity.unit, identity.year, fingerprint.hex());
    let code = qrcodegen::QrCode::encode_text(&text.to_uppercase(), qrcodegen::QrCodeEcc::Medium)
        .expect("under a hundred characters fit in a QR code");
    let size = code.size();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    documents::QrMatrix {
        side: usize::try_from(size).expect("the size of a code is positive"),
        dark: modules.map(|(x, y)| code.get_module(x, y)).collect(),
        caption: vec![say("freeze.qr_caption", &[("number", &number)]), fingerprint.short()],
    }
}

/// `package.key`
pub fn key(call: &Call<'_>, args: PathArgs) -> Result<KeyWritten> {
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    let secret = UnitSecret::new(workplace.store.secret()?);
    let identity = workplace.store.identity();
    let issuer = Issuer {
        district: DISTRICT,
        unit: &identity.unit,
        name: &name_of(&identity.unit),
        role: role(&identity.unit),
        training: identity.training,
    };
    let path = PathBuf::from(args.path);
    store::files::write_whole(&path, KeyFile::write(&secret, issuer).as_bytes())?;
    let words = exchange::fingerprint_words(&secret.public_keys());
    Ok(KeyWritten { path: path.display().to_string(), words: owned(&words) })
}

/// `package.submit`
pub fn submit(call: &Call<'_>, args: SubmitArgs) -> Result<Submitted> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let snapshot = workplace
        .store
        .latest_snapshot()?
        .ok_or_else(|| AppError::new(ErrorCode::Refused, "submit.not_frozen", &[]))?;
    let receiver = receiver(call, workplace, &args)?;
    let secret = UnitSecret::new(workplace.store.secret()?);
    let identity = workplace.store.identity().clone();
    let unit = unit_choice(&identity.unit).ok_or_else(AppError::no_workplace)?;
    let plan = LedgerBytes::new(snapshot.plan.clone()).map_err(|error| {
        AppError::new(ErrorCode::Unexpected, "error.unexpected", &[]).because(error)
    })?;
    let fingerprint = Fingerprint::of(&snapshot.plan);
    let frozen = Snapshot {
        plan,
        number: snapshot.number,
        frozen_at: snapshot.frozen_at.clone(),
        pdf: snapshot.pdf,
    };
    let totals = totals_of_bytes(&snapshot.plan, &identity.unit)?;
    let summary = say(
        "submit.summary",
        &[
            ("unit", &unit.name),
            ("number", &snapshot.number),
            ("poor", &totals.poor().households),
            ("near_poor", &totals.near_poor().households),
        ],
    );
    let request = SealRequest {
        kind: Kind::Submission,
        district: DISTRICT.to_owned(),
        unit: identity.unit.clone(),
        unit_name: unit.short_name.clone(),
        plan_year: identity.year,
        number: snapshot.number,
        training: identity.training,
        sender_unit: identity.unit.clone(),
        sender_name: name_of(&identity.unit),
        sender_role: Role::Commune,
        recipients: vec![receiver.clone()],
        parts: vec![Part::snapshot(frozen, &secret)],
        receipt: None,
        summary,
        sealed_at: call.environment().moment(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let bytes = exchange::seal(&request, &secret, &tally)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))?;
    let name = exchange::inspect(&bytes).map_err(refused)?.header.file_name();
    let folder = PathBuf::from(&args.folder);
    std::fs::create_dir_all(&folder).map_err(|error| AppError::io(&folder, error))?;
    let path = folder.join(name);
    store::files::write_whole(&path, &bytes)?;
    // Only what was read back from the stick is called safe.
    if !store::files::holds(&path, &bytes)? {
        return Err(store::StoreError::NotKept(path).into());
    }
    Ok(Submitted {
        path: path.display().to_string(),
        bytes: bytes.len() as u64,
        number: snapshot.number,
        short: fingerprint.short(),
        receiver: receiver.name.clone(),
        words: owned(&exchange::fingerprint_words(&receiver.keys)),
    })
}

/// The receiver of a submission: known already, or made known by its six words.
fn receiver(call: &Call<'_>, workplace: &mut Workplace, args: &SubmitArgs) -> Result<Party> {
    let file = read_key_file(Path::new(&args.to))?;
    let party = file.party.clone();
    if file.training != workplace.store.identity().training {
        let key = if file.training { "submit.training_key" } else { "submit.real_key" };
        return Err(AppError::new(ErrorCode::Refused, key, &[]));
    }
    if party.unit != DISTRICT {
        return Err(AppError::new(
            ErrorCode::Refused,
            "submit.not_district",
            &[("name", &party.name)],
        ));
    }
    let words = owned(&file.words()).join(" ");
    let known = known(workplace)?.remove(&party.unit).map(|party| party.keys);
    match (&args.words, known) {
        (Some(typed), _) => {
            exchange::confirm_words(&party.keys, typed).map_err(|error| {
                AppError::said(ErrorCode::Refused, error.to_string()).because(error)
            })?;
        }
        (None, Some(keys)) if keys == party.keys => return Ok(party),
        (None, Some(_)) => {
            let args: &[(&str, &dyn std::fmt::Display)] =
                &[("name", &party.name), ("words", &words)];
            return Err(AppError::new(ErrorCode::UnknownSender, "submit.other_key", args));
        }
        (None, None) if args.on_first_use => {}
        (None, None) => {
            let args: &[(&str, &dyn std::fmt::Display)] =
                &[("name", &party.name), ("words", &words)];
            return Err(AppError::new(ErrorCode::UnknownSender, "submit.unknown_key", args));
        }
    }
    remember(call, workplace, &party)?;
    Ok(party)
}

/// `package.inspect`
pub fn inspect(_: &Call<'_>, args: PathArgs) -> Result<Inspected> {
    let inspection = exchange::inspect(&read_package(Path::new(&args.path))?).map_err(refused)?;
    let header = inspection.header;
    Ok(Inspected {
        kind: header.kind.code().to_owned(),
        unit: header.unit,
        unit_name: header.unit_name,
        year: header.plan_year,
        sender: header.sender.unit,
        sender_name: header.sender.name,
        words: owned(&inspection.words),
        number: header.number,
        training: header.training,
        sealed_at: header.sealed_at,
        recipients: header.recipients.into_iter().map(|party| party.name).collect(),
    })
}

/// `package.enrol`
pub fn enrol(call: &Call<'_>, args: EnrolArgs) -> Result<Enrolled> {
    let path = Path::new(&args.path);
    let party = match exchange::inspect(&read_package(path)?) {
        Ok(inspection) => inspection.header.sender,
        Err(Refusal::NotAPackage) => read_key_file(path)?.party,
        Err(refusal) => return Err(refused(refusal)),
    };
    exchange::confirm_words(&party.keys, &args.words)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))?;
    // The words vouch for the keys; that the unit and its role exist is checked here.
    if unit_choice(&party.unit).is_none() || party.role != role(&party.unit) {
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("unit", &party.unit), ("name", &party.name)];
        return Err(AppError::new(ErrorCode::Refused, "enrol.unknown_unit", args));
    }
    let mut desk = call.desk();
    let workplace = desk.workplace()?;
    remember(call, workplace, &party)?;
    let words = exchange::fingerprint_words(&party.keys);
    Ok(Enrolled { unit: party.unit, name: party.name, words: owned(&words) })
}

fn remember(call: &Call<'_>, workplace: &mut Workplace, party: &Party) -> Result<()> {
    let author = workplace.author(call.environment())?;
    Ok(workplace.store.enrol(&Sender {
        unit: party.unit.clone(),
        name: party.name.clone(),
        party: serde_json::to_string(party).expect("a party is plain JSON"),
        enrolled_at: author.at,
        who: author.who,
    })?)
}

/// `package.judge`
pub fn judge(call: &Call<'_>, args: PathsArgs) -> Result<Vec<Verdict>> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let judged = args.paths.iter().map(|path| judge_one(workplace, path));
    Ok(judged.map(|(verdict, _)| verdict).collect())
}

/// `package.receive`: every file is judged before anything is stored; the good ones are
/// taken over together, after a backup.
pub fn receive(call: &Call<'_>, args: PathsArgs) -> Result<Vec<Verdict>> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let received_at = call.environment().moment();
    let mut verdicts: Vec<Verdict> = Vec::new();
    let mut good: Vec<Submission> = Vec::new();
    for path in &args.paths {
        let (mut verdict, opened) = judge_one(workplace, path);
        if let Some((header_time, snapshot)) = opened {
            let unit = verdict.unit.clone().unwrap_or_default();
            if good.iter().any(|other| other.unit == unit) {
                verdict.good = false;
                verdict.message = say("receive.second_of_unit", &[]);
            } else {
                good.push(submission(unit, &snapshot, header_time, &received_at));
            }
        }
        verdicts.push(verdict);
    }
    if !good.is_empty() {
        back_up_before(call, workplace, "truoc-nhan")?;
        workplace.store.take_over(&good)?;
    }
    Ok(verdicts)
}

fn submission(unit: String, snapshot: &Snapshot, sent_at: String, received_at: &str) -> Submission {
    Submission {
        unit,
        fingerprint: snapshot.fingerprint().hex(),
        number: snapshot.number,
        vector: serde_json::to_string(&snapshot.plan.vector).expect("a vector is plain JSON"),
        plan: snapshot.plan.bytes.clone(),
        pdf: snapshot.pdf.clone(),
        sent_at,
        received_at: received_at.to_owned(),
    }
}

/// A verdict; with the snapshot and its sealing time if it can be taken over.
fn judge_one(workplace: &mut Workplace, path: &str) -> (Verdict, Option<(String, Snapshot)>) {
    let mut verdict = Verdict { path: path.to_owned(), ..Verdict::default() };
    match try_judge(workplace, path, &mut verdict) {
        Ok(taken) => {
            verdict.good = true;
            (verdict, Some(taken))
        }
        Err(error) => {
            verdict.message = error.message;
            verdict.unknown_sender = error.code == ErrorCode::UnknownSender;
            (verdict, None)
        }
    }
}

fn try_judge(
    workplace: &mut Workplace,
    path: &str,
    verdict: &mut Verdict,
) -> Result<(String, Snapshot)> {
    let bytes = read_package(Path::new(path))?;
    if let Ok(inspection) = exchange::inspect(&bytes) {
        verdict.unit = Some(inspection.header.unit);
        verdict.unit_name = Some(inspection.header.unit_name);
        verdict.number = Some(inspection.header.number);
        verdict.words = owned(&inspection.words);
    }
    let secret = UnitSecret::new(workplace.store.secret()?);
    let known = known(workplace)?;
    let identity = workplace.store.identity();
    let context = OpenContext {
        role: Role::District,
        unit: &identity.unit,
        district: DISTRICT,
        plan_year: identity.year,
        training: identity.training,
        secret: &secret,
        known: &known,
        tally: &tally,
    };
    let opened: Opened = exchange::open(&bytes, &context).map_err(refused)?;
    let snapshot = opened
        .snapshot()
        .ok_or_else(|| AppError::new(ErrorCode::Refused, "receive.no_plan", &[]))?;
    verdict.short = Some(snapshot.fingerprint().short());
    verdict.households = Some(opened.manifest.sums.households);
    verdict.members = Some(opened.manifest.sums.members);
    verdict.dong = Some(opened.manifest.sums.dong);
    let held = workplace.store.counted(&opened.header.unit)?;
    let held_vector: Option<VersionVector> = match &held {
        Some(held) => Some(serde_json::from_str(&held.vector).map_err(unexpected)?),
        None => None,
    };
    let relation =
        opened.relation_to(held.as_ref().zip(held_vector.as_ref()).map(|(held, vector)| Held {
            vector,
            fingerprint: Fingerprint::of(&held.plan),
            number: held.number,
        }));
    let relation = relation.unwrap_or(Relation::First);
    verdict.relation = Some(relation_code(relation).to_owned());
    let held_number = held.map_or(0, |held| held.number);
    if let Some(refusal) = relation.refusal(snapshot.number, held_number) {
        return Err(refused(refusal));
    }
    verdict.message = relation.to_string();
    Ok((opened.header.sealed_at, snapshot))
}

fn relation_code(relation: Relation) -> &'static str {
    match relation {
        Relation::First => "first",
        Relation::Newer => "newer",
        Relation::Same => "same",
        Relation::Older => "older",
        Relation::TwoBranches => "two_branches",
    }
}

/// `district.totals`
pub fn totals(call: &Call<'_>, _: NoArgs) -> Result<DistrictTotalsView> {
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let catalogue = Catalogue::built_in();
    let mut plans = Vec::new();
    let mut versions = BTreeMap::new();
    for one in workplace.store.all_counted()? {
        versions.insert(one.unit.clone(), one.number);
        plans.push((UnitCode(one.unit.clone()), totals_of_bytes(&one.plan, &one.unit)?));
    }
    let whole = Consolidation::of(plans, catalogue);
    let units: Vec<UnitLine> = whole
        .rows
        .iter()
        .map(|row| {
            let version = versions.get(row.unit.as_ref()).copied();
            line(row.unit.to_string(), row.name.clone(), &row.targets, row.totals.as_ref(), version)
        })
        .collect();
    let mut sum = line(
        DISTRICT.to_owned(),
        say("totals.sum", &[]),
        &whole.targets,
        Some(&whole.totals),
        None,
    );
    sum.received = whole.missing.is_empty();
    let shown = |unit: TotalUnit, number: i64| unit.show(number);
    Ok(DistrictTotalsView {
        received: units.iter().map(|unit| u32::from(unit.received)).sum(),
        units,
        sum,
        stated: whole
            .compared
            .iter()
            .map(|one| StatedLine {
                name: one.name.clone(),
                stated: shown(one.unit, one.stated),
                summed: shown(one.unit, one.summed),
                planned: shown(one.unit, one.planned),
                explanation: Some(one.explanation.clone()).filter(|text| !text.is_empty()),
            })
            .collect(),
        money: money_lines(&whole.totals.money()),
    })
}

fn line(
    unit: String,
    name: String,
    targets: &domain::totals::UnitTargets,
    totals: Option<&Totals>,
    version: Option<u32>,
) -> UnitLine {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |count: fn(&Totals) -> u64| totals.map_or(0, |totals| small(count(totals)));
    let planned_poor = totals.map_or(0, |totals| small(totals.poor_meter(targets).planned));
    let planned_near = totals.map_or(0, |totals| small(totals.near_poor_meter(targets).planned));
    UnitLine {
        unit,
        name,
        received: totals.is_some(),
        version,
        poor: of(|totals| totals.poor().households),
        poor_start: targets.poor_start,
        poor_planned: planned_poor,
        poor_target: targets.poor_reduce,
        near_poor: of(|totals| totals.near_poor().households),
        near_poor_start: targets.near_poor_start,
        near_poor_planned: planned_near,
        near_poor_target: targets.near_poor_reduce,
        money: totals
            .and_then(|totals| totals.money().total().dong())
            .map(domain::money::Dong::amount),
    }
}

/// The plan in canonical bytes, counted.
fn totals_of_bytes(bytes: &[u8], unit: &str) -> Result<Totals> {
    totals_of(&plan_of_bytes(bytes, unit).map_err(|detail| {
        AppError::new(ErrorCode::Unexpected, "error.unexpected", &[])
            .because(std::io::Error::other(detail))
    })?)
}

fn plan_of_bytes(bytes: &[u8], unit: &str) -> Result<Plan, String> {
    let owner = Owner(unit.to_owned());
    let ledger = Ledger::from_ndjson(bytes, &owner).map_err(|error| error.to_string())?;
    let year = LedgerName::parse(&ledger.id.0).map_or(0, |name| name.year());
    let raw = store::raw_ledger(&ledger.records);
    Ok(Plan::read(UnitCode(unit.to_owned()), year, &raw))
}

/// Counts a part as sender and receiver both do.
fn tally(part: &Part) -> Result<ControlSums, String> {
    let statement = part.statement();
    if !matches!(LedgerName::parse(&statement.id), Some(LedgerName::Plan(..))) {
        return Ok(ControlSums::default());
    }
    let plan = plan_of_bytes(part.content(), &statement.owner)?;
    let members: u64 = plan
        .households
        .iter()
        .map(|household| u64::from(household.member_count().unwrap_or(0)))
        .sum();
    let total = Totals::of(&plan).money().total().dong().ok_or("more than 2^53 - 1 dong")?;
    Ok(ControlSums {
        households: plan.households.len() as u64,
        members,
        dong: u64::try_from(total.amount()).map_err(|error| error.to_string())?,
    })
}

fn known(workplace: &Workplace) -> Result<BTreeMap<String, Party>> {
    let senders = workplace.store.senders()?.into_iter();
    senders
        .map(|sender| Ok((sender.unit, serde_json::from_str(&sender.party).map_err(unexpected)?)))
        .collect()
}

fn read_package(path: &Path) -> Result<Vec<u8>> {
    let size = std::fs::metadata(path).map_err(|error| AppError::io(path, error))?.len();
    if size > exchange::MAX_PACKED as u64 {
        let bytes = usize::try_from(size).unwrap_or(usize::MAX);
        return Err(refused(Refusal::TooBig { bytes }));
    }
    std::fs::read(path).map_err(|error| AppError::io(path, error))
}

fn read_key_file(path: &Path) -> Result<KeyFile> {
    KeyFile::read(&read_package(path)?)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))
}

fn refused(refusal: Refusal) -> AppError {
    let code = match &refusal {
        Refusal::UnknownSender { .. } | Refusal::SenderKeyChanged { .. } => {
            ErrorCode::UnknownSender
        }
        Refusal::Damaged | Refusal::Truncated { .. } | Refusal::NotAPackage => ErrorCode::Invalid,
        _ => ErrorCode::Refused,
    };
    AppError::said(code, refusal.to_string()).because(refusal)
}

fn unexpected(error: serde_json::Error) -> AppError {
    AppError::new(ErrorCode::Unexpected, "error.unexpected", &[]).because(error)
}

fn role(unit: &str) -> Role {
    if unit == DISTRICT { Role::District } else { Role::Commune }
}

fn name_of(unit: &str) -> String {
    unit_choice(unit).map_or_else(|| unit.to_owned(), |unit| unit.name)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
