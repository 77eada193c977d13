//! Judging packages, taking them over, and making a sender known.

use std::path::{Path, PathBuf};

use domain::plan::PaperKind;
use exchange::{
    Fingerprint, FrozenPaper, Held, Opened, PartKind, Party, Refusal, Relation, Snapshot,
};
use replica::VersionVector;
use store::{
    Author, ForeignLedger, Incoming, PackageLine, StoredPaper, Submission, TakingIn, Version,
};

use super::district::version_line;
use super::packages::{
    foreign_ledgers, known, open_package, owned, proof, read_key_file, read_package, refused,
    remember, role, totals_of_bytes, unexpected,
};
use super::workplaces::{back_up_before, unit_choice};
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

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
    let party = sender(&args.path)?;
    exchange::confirm_words(&party.keys, &args.words)
        .map_err(|error| AppError::said(ErrorCode::Refused, error.to_string()).because(error))?;
    let mut desk = call.desk();
    remember(call, desk.workplace()?, &party)?;
    let words = exchange::fingerprint_words(&party.keys);
    Ok(Enrolled { unit: party.unit, name: party.name, words: owned(&words) })
}

/// `sender.trust`: the sender is known from now on if all six words fit.
pub fn trust(call: &Call<'_>, args: TrustArgs) -> Result<SenderTrusted> {
    let party = sender(&args.path)?;
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let wrong = exchange::differing_words(&party.keys, &args.words);
    let trusted = wrong.is_empty() && args.words.len() == 6;
    let message = if trusted {
        remember(call, workplace, &party)?;
        String::new()
    } else if wrong.len() == 6 {
        say("sender.all_wrong", &[("name", &party.name)])
    } else {
        let places: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        say("sender.wrong", &[("places", &places.join(", "))])
    };
    let wrong = wrong.into_iter().map(|place| u32::try_from(place).unwrap_or(u32::MAX)).collect();
    Ok(SenderTrusted { trusted, unit: party.unit, name: party.name, wrong, message })
}

/// Who signed a package or key file. Its words vouch for its keys; that the unit and its
/// role exist is checked here.
fn sender(path: &str) -> Result<Party> {
    let path = Path::new(path);
    let party = match exchange::inspect(&read_package(path)?) {
        Ok(inspection) => inspection.header.sender,
        Err(Refusal::NotAPackage) => read_key_file(path)?.party,
        Err(refusal) => return Err(refused(refusal)),
    };
    if unit_choice(&party.unit).is_none() || party.role != role(&party.unit) {
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("unit", &party.unit), ("name", &party.name)];
        return Err(AppError::new(ErrorCode::Refused, "enrol.unknown_unit", args));
    }
    Ok(party)
}

/// `package.judge`
pub fn judge(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<Verdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.district_to_read()?;
    let paths = packages(&args.paths)?;
    let mut verdicts = Vec::new();
    for (done, path) in paths.iter().enumerate() {
        job.at(done as u64, paths.len() as u64, &file_name(path))?;
        verdicts.push(judge_one(workplace, path).0);
    }
    Ok(verdicts)
}

/// `package.receive`: every file is judged before anything is stored; the good ones are
/// taken over together, after a backup.
pub fn receive(call: &Call<'_>, args: PackagesArgs) -> Result<Vec<Verdict>> {
    let job = call.job(args.job.as_deref().unwrap_or_default());
    let mut desk = call.desk();
    let workplace = desk.district()?;
    let author = workplace.author(call.environment())?;
    let paths = packages(&args.paths)?;
    let mut verdicts: Vec<Verdict> = Vec::new();
    let mut good = TakingIn::default();
    for (done, path) in paths.iter().enumerate() {
        job.at(done as u64, paths.len() as u64, &file_name(path))?;
        let (mut verdict, opened) = judge_one(workplace, path);
        if let Some(came) = opened {
            let unit = verdict.unit.clone().unwrap_or_default();
            if good.versions.iter().any(|other| other.submission.unit == unit) {
                verdict.good = false;
                verdict.message = say("receive.second_of_unit", &[]);
            } else {
                let (version, ledgers, package) = came.incoming(unit, &author);
                good.versions.push(version);
                good.ledgers.extend(ledgers);
                good.packages.push(package);
            }
        }
        verdicts.push(verdict);
    }
    if !good.versions.is_empty() {
        let all = paths.len() as u64;
        job.at(all, all, &say("receive.storing", &[]))?;
        back_up_before(call, workplace, "truoc-nhan")?;
        workplace.store.take_in(&good, &author)?;
    }
    Ok(verdicts)
}

/// `package.preview`: what taking a package over would change, against the version held.
pub fn preview(call: &Call<'_>, args: PathArgs) -> Result<PackagePreview> {
    let mut desk = call.desk();
    let workplace = desk.district_to_read()?;
    let mut verdict = Verdict::default();
    let Came { snapshot, .. } = try_judge(workplace, &args.path, &mut verdict)?;
    let unit = verdict.unit.unwrap_or_default();
    let held = workplace.store.counted(&unit)?;
    let targets = super::offices::task(workplace, &unit)?.map(|task| task.targets);
    super::comparing::preview(&unit, held.as_ref(), &snapshot, &targets.unwrap_or_default())
}

/// The files meant: a folder stands for the packages in it, by name.
pub(super) fn packages(paths: &[String]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for path in paths {
        let folder = Path::new(path);
        if !folder.is_dir() {
            all.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(folder).map_err(|error| AppError::io(folder, error))?;
        let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        found.retain(|file| {
            let ending = file.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| ending.eq_ignore_ascii_case("bvgoi")) && file.is_file()
        });
        found.sort();
        all.extend(found.into_iter().map(|file| file.display().to_string()));
    }
    Ok(all)
}

fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.to_owned())
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

fn stored(paper: FrozenPaper) -> StoredPaper {
    StoredPaper { paper: paper.paper, pages: paper.pages, pdf: paper.pdf }
}

/// What a package brings that can be taken over.
struct Came {
    /// When it was sealed, by the sender's clock.
    sealed_at: String,
    snapshot: Snapshot,
    /// Printed beside the paper inside the snapshot.
    papers: Vec<FrozenPaper>,
    /// The owner's word for the plan, and for each of these papers (JSON).
    proofs: (String, Vec<String>),
    /// The answers that came along.
    ledgers: Vec<ForeignLedger>,
    package: PackageLine,
}

impl Came {
    fn of(
        opened: &Opened,
        snapshot: Snapshot,
        papers: Vec<FrozenPaper>,
        file: String,
        bytes: usize,
    ) -> Self {
        let of_kind = |kind: PartKind| {
            let parts = opened.parts.iter().map(|one| &one.part);
            parts.filter(move |part| part.statement().part == kind).map(proof)
        };
        Self {
            sealed_at: opened.header.sealed_at.clone(),
            proofs: (
                of_kind(PartKind::Snapshot).next().unwrap_or_default(),
                of_kind(PartKind::Paper).collect(),
            ),
            ledgers: foreign_ledgers(opened),
            package: package_line(opened, file, bytes, &snapshot),
            snapshot,
            papers,
        }
    }

    /// To be taken in at that moment.
    fn incoming(
        self,
        unit: String,
        author: &Author,
    ) -> (Incoming, Vec<ForeignLedger>, PackageLine) {
        let (proof, proofs) = self.proofs;
        let submission = submission(unit, &self.snapshot, self.sealed_at, &author.at);
        let papers = self.papers.into_iter().map(stored).zip(proofs).collect();
        let at = |mut one: ForeignLedger| {
            one.received_at.clone_from(&author.at);
            one
        };
        let ledgers = self.ledgers.into_iter().map(at).collect();
        let package =
            PackageLine { at: author.at.clone(), who: author.who.clone(), ..self.package };
        (Incoming { submission, proof, papers }, ledgers, package)
    }
}

fn package_line(opened: &Opened, file: String, bytes: usize, snapshot: &Snapshot) -> PackageLine {
    let header = &opened.header;
    PackageLine {
        sha256: Fingerprint(opened.package).hex(),
        incoming: true,
        kind: header.kind.code().to_owned(),
        unit: header.unit.clone(),
        party: header.sender.unit.clone(),
        number: header.number,
        file,
        bytes: bytes as u64,
        at: String::new(),
        who: String::new(),
        about: serde_json::json!({"fingerprint": snapshot.fingerprint().hex()}).to_string(),
    }
}

/// A verdict; with what it brings if that can be taken over.
fn judge_one(workplace: &mut Workplace, path: &str) -> (Verdict, Option<Came>) {
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

fn try_judge(workplace: &mut Workplace, path: &str, verdict: &mut Verdict) -> Result<Came> {
    let bytes = read_package(Path::new(path))?;
    if let Ok(inspection) = exchange::inspect(&bytes) {
        verdict.unit_name = Some(inspection.header.unit_name);
        verdict.sender_name = Some(inspection.header.sender.name);
        verdict.sealed_at = Some(inspection.header.sealed_at);
        verdict.number = Some(inspection.header.number);
        verdict.words = owned(&inspection.words);
        verdict.held = held_line(workplace, &inspection.header.unit)?;
        verdict.unit = Some(inspection.header.unit);
    }
    let known = known(workplace)?;
    if let Ok(inspection) = exchange::inspect(&bytes) {
        let sender = inspection.header.sender;
        let compared = known.get(&sender.unit);
        verdict.key_changed = compared.is_some_and(|compared| compared.keys != sender.keys);
    }
    let opened = open_package(workplace, &bytes)?;
    let snapshot = opened
        .snapshot()
        .ok_or_else(|| AppError::new(ErrorCode::Refused, "receive.no_plan", &[]))?;
    verdict.short = Some(snapshot.fingerprint().short());
    verdict.households = Some(opened.manifest.sums.households);
    verdict.members = Some(opened.manifest.sums.members);
    verdict.dong = Some(opened.manifest.sums.dong);
    let totals = totals_of_bytes(&snapshot.plan.bytes, &opened.header.unit)?;
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    verdict.poor = Some(small(totals.poor().households));
    verdict.near_poor = Some(small(totals.near_poor().households));
    if let Some(unit) = unit_choice(&opened.header.unit) {
        verdict.unit_name = Some(unit.name);
        (verdict.poor_start, verdict.near_poor_start) = (unit.poor_start, unit.near_poor_start);
    }
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
    let papers = opened.papers();
    verdict.papers = named(papers.iter().map(|one| one.paper.as_str()));
    let held_number = held.map_or(0, |held| held.number);
    if relation == Relation::Same && snapshot.number == held_number {
        let added = added(workplace, &opened.header.unit, &snapshot, &papers)?;
        if !added.is_empty() {
            verdict.relation = Some("papers".to_owned());
            verdict.message = adding(snapshot.number, &added);
            return Ok(Came::of(&opened, snapshot, papers, file_name(path), bytes.len()));
        }
    }
    if let Some(refusal) = relation.refusal(snapshot.number, held_number) {
        return Err(refused(refusal));
    }
    verdict.message = relation.to_string();
    Ok(Came::of(&opened, snapshot, papers, file_name(path), bytes.len()))
}

/// All papers of a package by name, as the window knows them.
fn named<'a>(beside: impl Iterator<Item = &'a str>) -> Vec<PaperName> {
    let beside = beside.filter_map(PaperKind::from_code);
    std::iter::once(PaperKind::Poverty).chain(beside).map(PaperName::from).collect()
}

/// The papers in a package of a version that is held without them. What is held under a name
/// stays as it came first, whatever a later package brings under it.
fn added<'a>(
    workplace: &Workplace,
    unit: &str,
    snapshot: &Snapshot,
    papers: &'a [FrozenPaper],
) -> Result<Vec<&'a str>> {
    let fingerprint = snapshot.fingerprint().hex();
    let received = workplace.store.received()?;
    let held = received.iter().find(|one| one.unit == unit && one.fingerprint == fingerprint);
    let held = held.map(|held| held.beside.as_slice()).unwrap_or_default();
    let names = papers.iter().map(|one| one.paper.as_str());
    Ok(names.filter(|name| held.iter().all(|one| one != name)).collect())
}

/// «Bổ sung giấy tờ»: the sentence of a package that brings papers to the version held.
fn adding(number: u32, added: &[&str]) -> String {
    let name = |code: &&str| match PaperKind::from_code(code) {
        Some(PaperKind::Poverty) => "paper_name.poverty",
        Some(PaperKind::Services) => "paper_name.services",
        None => "paper_name.later",
    };
    let names: Vec<String> = added.iter().map(|code| say(name(code), &[])).collect();
    say("receive.papers", &[("number", &number), ("papers", &names.join(", "))])
}

/// The version that counts now for a unit.
fn held_line(workplace: &Workplace, unit: &str) -> Result<Option<VersionLine>> {
    let all = workplace.store.received()?;
    let held: Option<Version> = all.into_iter().find(|one| one.unit == unit && one.counts);
    Ok(held.map(|held| version_line(workplace, &held)))
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
