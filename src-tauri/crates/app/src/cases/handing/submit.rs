//! Sealing the latest frozen version to the district and writing it where the person says.

use std::path::{Path, PathBuf};

use domain::DISTRICT;
use domain::plan::PaperKind;
use exchange::{
    Fingerprint, FrozenPaper, Kind, LedgerBytes, Part, Party, Role, SealRequest, Snapshot,
    UnitSecret,
};
use store::{StoredPaper, StoredSnapshot};

use super::{sent, trust};
use crate::cases::offices;
use crate::cases::packages::{known, name_of, owned, refused, remember, tally, totals_of_bytes};
use crate::cases::stick;
use crate::cases::workplaces::unit_choice;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

/// `package.submit`
pub fn submit(call: &Call<'_>, args: SubmitArgs) -> Result<Submitted> {
    let job = call.job(args.job.as_deref().unwrap_or("submit"));
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let snapshot = workplace
        .store
        .latest_snapshot()?
        .ok_or_else(|| AppError::new(ErrorCode::Refused, "submit.not_frozen", &[]))?;
    let receiver = receiver(call, workplace, &args)?;
    let words = owned(&exchange::fingerprint_words(&receiver.keys));
    let number = snapshot.number;
    let short = Fingerprint::of(&snapshot.plan).short();
    let folder = PathBuf::from(&args.folder);
    let kept = say("stick.kept_version", &[("number", &number)]);
    stick::folder(&folder, args.make_folder, &kept)?;
    let beside = workplace.store.snapshot_papers(number)?;
    let answers = answers(workplace)?;
    let said = answers.as_ref().map(vector_of);
    let there = lies_there(workplace, &folder, &short, &words, &beside)?;
    if let Some(there) = there.filter(|there| there.answers == said) {
        return Ok(Submitted {
            path: there.path,
            bytes: there.bytes,
            number,
            short,
            receiver: receiver.name,
            words,
            already: true,
            renamed: false,
        });
    }
    job.at(0, 3, &say("submit.sealing", &[]))?;
    let papers = named(&beside);
    let bytes = seal(call, workplace, snapshot, beside, answers, &receiver)?;
    let name = exchange::inspect(&bytes).map_err(refused)?.header.file_name();
    job.at(1, 3, &say("submit.writing", &[]))?;
    let laid = stick::lay(&folder, &name, &bytes, &kept)?;
    let path = laid.path.display().to_string();
    let author = workplace.author(call.environment())?;
    let size = bytes.len() as u64;
    let package = SentPackage {
        number,
        short: short.clone(),
        path: path.clone(),
        bytes: size,
        sha256: Fingerprint::of(&bytes).hex(),
        at: author.at,
        who: author.who,
        receiver: receiver.name.clone(),
        words: words.clone(),
        papers,
        answers: said,
    };
    sent::note(workplace, package)?;
    // It lies there whole: a wish to stop comes too late to be a refusal.
    let _ = job.at(3, 3, &say("submit.safe", &[]));
    Ok(Submitted {
        path,
        bytes: size,
        number,
        short,
        receiver: receiver.name,
        words,
        already: false,
        renamed: laid.renamed,
    })
}

/// The commune's answers to comments, if it has given any.
fn answers(workplace: &Workplace) -> Result<Option<Part>> {
    let unit = workplace.store.identity().unit.clone();
    offices::part(workplace, &offices::answers_ledger(workplace, &unit))
}

fn vector_of(part: &Part) -> String {
    serde_json::to_string(&part.statement().vector).expect("a vector is plain JSON")
}

/// All papers of a version by name, as the window knows them.
fn named(beside: &[StoredPaper]) -> Vec<PaperName> {
    let beside = beside.iter().filter_map(|one| PaperKind::from_code(&one.paper));
    std::iter::once(PaperKind::Poverty).chain(beside).map(PaperName::from).collect()
}

/// A package of the same plan with the same papers to the same receiver that was written
/// before and still lies in this folder, read again byte for byte. One written before a paper
/// was added to the version is not it.
fn lies_there(
    workplace: &Workplace,
    folder: &Path,
    short: &str,
    words: &[String],
    beside: &[StoredPaper],
) -> Result<Option<SentPackage>> {
    let written = sent::all(workplace)?.into_iter();
    let mut same = written.filter(|one| one.short == short && one.words == words);
    Ok(same.find_map(|mut one| {
        // A stick may have another letter or mount point today; the name stays.
        let name = Path::new(&one.path).file_name()?;
        let path = folder.join(name);
        let bytes = std::fs::read(&path).ok()?;
        one.path = path.display().to_string();
        let whole = Fingerprint::of(&bytes).hex() == one.sha256;
        (whole && brings(&bytes, beside)).then_some(one)
    }))
}

/// Has a package all these papers? Its header names them, and it is ours byte for byte.
fn brings(package: &[u8], beside: &[StoredPaper]) -> bool {
    let Ok(inspection) = exchange::inspect(package) else { return false };
    let header = inspection.header;
    let plan = format!("plan/{}/{}", header.unit, header.plan_year);
    let mut ids = beside.iter().map(|one| exchange::paper_id(&plan, &one.paper));
    ids.all(|id| header.ledgers.contains(&id))
}

fn seal(
    call: &Call<'_>,
    workplace: &Workplace,
    snapshot: StoredSnapshot,
    beside: Vec<StoredPaper>,
    answers: Option<Part>,
    receiver: &Party,
) -> Result<Vec<u8>> {
    let secret = UnitSecret::new(workplace.store.secret()?);
    let identity = workplace.store.identity().clone();
    let unit = unit_choice(&identity.unit).ok_or_else(AppError::no_workplace)?;
    let plan = LedgerBytes::new(snapshot.plan.clone()).map_err(|error| {
        AppError::new(ErrorCode::Unexpected, "error.unexpected", &[]).because(error)
    })?;
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
    let number = snapshot.number;
    let frozen = Snapshot { plan, number, frozen_at: snapshot.frozen_at, pdf: snapshot.pdf };
    let mut parts = Vec::with_capacity(1 + beside.len());
    for one in beside {
        let paper = FrozenPaper { paper: one.paper, pages: one.pages, pdf: one.pdf };
        parts.push(Part::paper(paper, &frozen, &secret));
    }
    parts.insert(0, Part::snapshot(frozen, &secret));
    parts.extend(answers);
    let request = SealRequest {
        kind: Kind::Submission,
        district: DISTRICT.to_owned(),
        unit: identity.unit.clone(),
        unit_name: unit.short_name.clone(),
        plan_year: identity.year,
        number,
        training: identity.training,
        sender_unit: identity.unit.clone(),
        sender_name: name_of(&identity.unit),
        sender_role: Role::Commune,
        recipients: vec![receiver.clone()],
        parts,
        receipt: None,
        summary,
        sealed_at: call.environment().moment(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    exchange::seal(&request, &secret, &tally)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))
}

/// The receiver of a submission: known already, or made known by its six words.
fn receiver(call: &Call<'_>, workplace: &mut Workplace, args: &SubmitArgs) -> Result<Party> {
    let known = known(workplace)?.remove(DISTRICT);
    let Some(to) = &args.to else {
        return known
            .ok_or_else(|| AppError::new(ErrorCode::UnknownSender, "submit.no_receiver", &[]));
    };
    let party = trust::district_key(workplace, Path::new(to))?;
    let words = owned(&exchange::fingerprint_words(&party.keys)).join(" ");
    match (&args.words, known.map(|party| party.keys)) {
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
