//! Opening a package: bytes and what this workplace knows in, a preview or a refusal out.
//!
//! Pure: no database, no file, no clock. The order is caps, magic and format, signature,
//! workplace, recipient, enrolment, unpacking, header = manifest, rules of ownership,
//! control sums. Deliberately absent: taking anything over.

use std::collections::BTreeMap;

use age::Decryptor;
use sha2::{Digest as _, Sha256};

use crate::frame::Frame;
use crate::{
    ControlSums, FrozenPaper, Header, Held, Kind, Manifest, Part, PartKind, Party, PublicKeys,
    Refusal, Relation, Role, Snapshot, UnitSecret, content, fingerprint_words, relation, rules,
    seal,
};

/// What the workplace that opens a package knows.
pub struct OpenContext<'a> {
    /// What it is.
    pub role: Role,
    /// Code of its unit.
    pub unit: &'a str,
    /// Code of its district.
    pub district: &'a str,
    /// Its plan year.
    pub plan_year: u16,
    /// Whether it is a training workplace.
    pub training: bool,
    /// The unit's secret.
    pub secret: &'a UnitSecret,
    /// Who is enrolled by six words, by code. The unit itself need not be there.
    pub known: &'a BTreeMap<String, Party>,
    /// Counts households, members and money of a part, as the sender did.
    pub tally: &'a dyn Fn(&Part) -> Result<ControlSums, String>,
}

/// Whose word there is for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Its owner sent it.
    Sender,
    /// Relayed; its owner's signature, by the enrolled key, is on it.
    Owner,
    /// Relayed by the district, signed by a key that is not enrolled here: the district
    /// vouches for it.
    District,
}

/// A part and whose word there is for it.
#[derive(Clone, Debug)]
pub struct OpenedPart {
    /// The part.
    pub part: Part,
    /// Whose word there is for it.
    pub provenance: Provenance,
}

/// What a package holds, for the preview.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it says of itself.
    pub header: Header,
    /// What it says of its content, checked.
    pub manifest: Manifest,
    /// Its parts.
    pub parts: Vec<OpenedPart>,
    /// SHA-256 of the file, for the receipt.
    pub package: [u8; 32],
}

/// What can be said of a package without any key.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// What it says of itself; its signature by the sender's keys is good.
    pub header: Header,
    /// The six words of the keys that signed it.
    pub words: [&'static str; 6],
    /// SHA-256 of the file.
    pub package: [u8; 32],
}

impl Opened {
    /// The frozen plan, if there is one.
    #[must_use]
    pub fn snapshot(&self) -> Option<Snapshot> {
        self.parts.iter().find_map(|opened| opened.part.to_snapshot())
    }

    /// The papers of the frozen plan beside the PDF inside it; none in packages of programs
    /// that printed only one.
    #[must_use]
    pub fn papers(&self) -> Vec<FrozenPaper> {
        self.parts.iter().filter_map(|opened| opened.part.to_paper()).collect()
    }

    /// The whole ledgers.
    pub fn ledgers(&self) -> impl Iterator<Item = &OpenedPart> {
        let is_ledger = |opened: &&OpenedPart| opened.part.statement.part == PartKind::Ledger;
        self.parts.iter().filter(is_ledger)
    }

    /// How the frozen plan stands to the one held; `None` if there is no frozen plan.
    #[must_use]
    pub fn relation_to(&self, held: Option<Held<'_>>) -> Option<Relation> {
        let fingerprint = self.manifest.fingerprint?;
        Some(relation(&self.manifest.vector, fingerprint, held))
    }
}

/// Reads the header and checks the signature by the keys in it: who the package says it is
/// from. Needs no key and says nothing about whether to believe it.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, Refusal> {
    let frame = Frame::read(bytes)?;
    Ok(Inspection {
        words: fingerprint_words(&frame.header.sender.keys),
        header: frame.header,
        package: Sha256::digest(bytes).into(),
    })
}

/// Opens a package for this workplace, or says why not.
pub fn open(bytes: &[u8], context: &OpenContext<'_>) -> Result<Opened, Refusal> {
    let Frame { header, header_json, envelope } = Frame::read(bytes)?;
    check_workplace(&header, context)?;
    check_recipient(&header, context)?;
    check_enrolment(&header, context)?;

    let (manifest, parts) = unpack(envelope, &header, context)?;
    if manifest.header != header_json {
        return Err(Refusal::HeaderMismatch);
    }
    rules::check(&header, &parts)?;
    let mut provenances = Vec::with_capacity(parts.len());
    for part in &parts {
        provenances.push(provenance(part, &header, context)?);
    }
    check_counts(&header, &manifest, &parts, context)?;
    let parts = parts.into_iter().zip(provenances);
    Ok(Opened {
        header,
        manifest,
        parts: parts.map(|(part, provenance)| OpenedPart { part, provenance }).collect(),
        package: Sha256::digest(bytes).into(),
    })
}

fn check_workplace(header: &Header, context: &OpenContext<'_>) -> Result<(), Refusal> {
    match (header.training, context.training) {
        (true, false) => return Err(Refusal::TrainingInReal),
        (false, true) => return Err(Refusal::RealInTraining),
        _ => {}
    }
    if header.district != context.district {
        return Err(Refusal::OtherDistrict {
            district: header.district.clone(),
            own: context.district.to_owned(),
        });
    }
    if header.plan_year != context.plan_year {
        return Err(Refusal::OtherYear { year: header.plan_year, own: context.plan_year });
    }
    Ok(())
}

fn check_enrolment(header: &Header, context: &OpenContext<'_>) -> Result<(), Refusal> {
    let sender = &header.sender;
    let words = fingerprint_words(&sender.keys);
    match known_keys(&sender.unit, context) {
        // Enrolled as something else than it now says it is.
        Some((role, _)) if role != sender.role => {
            Err(Refusal::KindNotAllowed { kind: header.kind, sender: sender.name.clone() })
        }
        Some((_, keys)) if keys == sender.keys => Ok(()),
        Some(_) => Err(Refusal::SenderKeyChanged { sender: Box::new(sender.clone()), words }),
        None => Err(Refusal::UnknownSender { sender: Box::new(sender.clone()), words }),
    }
}

fn known_keys(unit: &str, context: &OpenContext<'_>) -> Option<(Role, PublicKeys)> {
    if unit == context.unit {
        return Some((context.role, context.secret.public_keys()));
    }
    let party = context.known.get(unit)?;
    Some((party.role, party.keys.clone()))
}

fn check_recipient(header: &Header, context: &OpenContext<'_>) -> Result<(), Refusal> {
    let own = context.secret.public_keys();
    let recipients = &header.recipients;
    if !recipients.iter().any(|party| party.keys == own) {
        if recipients.iter().any(|party| party.unit == context.unit) {
            let sender = header.sender.name.clone();
            return Err(Refusal::OldKey { sender });
        }
        let recipients = recipients.iter().map(|party| party.name.clone()).collect();
        return Err(Refusal::NotForUs { recipients });
    }
    if header.kind == Kind::Merge && header.sender.unit != context.unit {
        let sender = header.sender.name.clone();
        return Err(Refusal::MergeFromOutside { sender });
    }
    if context.role == Role::Commune && header.unit != context.unit {
        return Err(Refusal::OtherUnit { unit: header.unit.clone(), own: context.unit.to_owned() });
    }
    Ok(())
}

fn unpack(
    envelope: &[u8],
    header: &Header,
    context: &OpenContext<'_>,
) -> Result<(Manifest, Vec<Part>), Refusal> {
    let not_age = |_| Refusal::Contents { detail: "the envelope is not an age file" };
    let identity = context.secret.identity();
    let decryptor = Decryptor::new_buffered(envelope).map_err(not_age)?;
    let identities = [&identity as &dyn age::Identity];
    let stream = decryptor.decrypt(identities.into_iter()).map_err(|error| match error {
        // The header names our key, the envelope does not have it.
        age::DecryptError::NoMatchingKeys => Refusal::OldKey { sender: header.sender.name.clone() },
        other => not_age(other),
    })?;
    content::read(stream)
}

/// Whose word there is for a part; a part that only its relay speaks for is refused,
/// unless that is the district.
fn provenance(
    part: &Part,
    header: &Header,
    context: &OpenContext<'_>,
) -> Result<Provenance, Refusal> {
    let owner = &part.statement.owner;
    let refused = || Refusal::NotSignedByOwner {
        ledger: part.statement.id.clone(),
        owner: owner.clone(),
        sender: header.sender.name.clone(),
    };
    if !part.is_signed() {
        return Err(refused());
    }
    let key = &part.proof.key;
    if *owner == header.sender.unit {
        let own = *key == header.sender.keys.signing;
        return own.then_some(Provenance::Sender).ok_or_else(refused);
    }
    if known_keys(owner, context).is_some_and(|(_, keys)| keys.signing == *key) {
        return Ok(Provenance::Owner);
    }
    if header.sender.role == Role::District {
        return Ok(Provenance::District);
    }
    Err(refused())
}

fn check_counts(
    header: &Header,
    manifest: &Manifest,
    parts: &[Part],
    context: &OpenContext<'_>,
) -> Result<(), Refusal> {
    let lines: usize = parts.iter().map(Part::lines).sum();
    if manifest.bytes != seal::bytes_of(parts) || manifest.lines != lines {
        return Err(Refusal::Counts);
    }
    let plan = seal::plan_of(header, parts);
    let vector = plan.map(|part| part.statement.vector.clone());
    let fits = manifest.fingerprint == plan.and_then(Part::fingerprint)
        && manifest.vector == vector.unwrap_or_default();
    if !fits {
        return Err(Refusal::Fingerprint);
    }
    let found = seal::count(parts, context.tally)?;
    if found != manifest.sums {
        let said = manifest.sums;
        return Err(Refusal::Sums { said, found });
    }
    Ok(())
}
