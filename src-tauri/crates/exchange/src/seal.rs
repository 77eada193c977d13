//! Making a package: what is asked for in, bytes out.
//!
//! Deliberately absent: writing the file. The rules of opening are applied first, so that
//! nothing is sealed which its receiver must refuse.

use std::io::Write as _;

use age::{Encryptor, Recipient};
use serde_json::Map;
use thiserror::Error;

use crate::manifest::Manifest;
use crate::messages::say;
use crate::{
    ControlSums, FORMAT, Header, Kind, MAX_HEADER, MAX_PACKED, MAX_PARTS, MAX_UNPACKED, Part,
    PartKind, Party, READER, Receipt, Refusal, Role, UnitSecret, content, frame, rules,
};

/// What to seal.
#[derive(Clone, Debug)]
pub struct SealRequest {
    /// What the package is for.
    pub kind: Kind,
    /// Code of the district.
    pub district: String,
    /// Code of the unit whose plan it is about; the district's own for a bundle.
    pub unit: String,
    /// Its name for the file name: «Thọ Bình».
    pub unit_name: String,
    /// Plan year.
    pub plan_year: u16,
    /// Running number; of a submission, the number of the snapshot.
    pub number: u32,
    /// Sealed in a training workplace.
    pub training: bool,
    /// Code of the sending unit.
    pub sender_unit: String,
    /// Name of the sending unit for people.
    pub sender_name: String,
    /// What the sending unit is.
    pub sender_role: Role,
    /// Who is to open it. The sender itself is added.
    pub recipients: Vec<Party>,
    /// What goes in.
    pub parts: Vec<Part>,
    /// What was taken in, for a receipt.
    pub receipt: Option<Receipt>,
    /// What is inside, in Vietnamese, for the receiver's preview.
    pub summary: String,
    /// The sender's clock, for show.
    pub sealed_at: String,
    /// Version of the program, for show.
    pub program: String,
}

/// Why nothing was sealed. `Display` is what the person reads.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// The receiver would have to refuse it.
    #[error("{}", say("seal.would_be_refused", &[("reason", .0)]))]
    WouldBeRefused(#[from] Refusal),
    /// It would be larger than a package may be.
    #[error("{}", say("seal.too_big", &[]))]
    TooBig,
    /// A recipient's key cannot be used.
    #[error("{}", say("seal.recipient", &[("name", .name)]))]
    Recipient {
        /// Whose.
        name: String,
    },
}

/// Seals a package signed by `signer`. `tally` counts households, members and money of a
/// part; the receiver counts with the same function. The age crate draws the randomness
/// of the envelope, so the same request gives different bytes each time.
pub fn seal(
    request: &SealRequest,
    signer: &UnitSecret,
    tally: &dyn Fn(&Part) -> Result<ControlSums, String>,
) -> Result<Vec<u8>, SealError> {
    let header = header_of(request, signer);
    let parts = &request.parts;
    rules::check(&header, parts)?;
    for part in parts {
        let statement = &part.statement;
        let own = statement.owner == header.sender.unit;
        if !part.is_signed() || own && part.proof.key != header.sender.keys.signing {
            return Err(SealError::WouldBeRefused(Refusal::NotSignedByOwner {
                ledger: statement.id.clone(),
                owner: statement.owner.clone(),
                sender: header.sender.name.clone(),
            }));
        }
    }
    let sums = count(parts, tally)?;
    let manifest = manifest_of(&header, request, sums);
    if parts.len() > MAX_PARTS || manifest.bytes > MAX_UNPACKED / 2 {
        return Err(SealError::TooBig);
    }
    let packed = pack(&manifest, parts);
    // Read back under the receiver's bounds: what would be refused there is not sealed here.
    content::read(packed.as_slice())?;
    wrap(&header, signer, &packed)
}

pub(crate) fn header_of(request: &SealRequest, signer: &UnitSecret) -> Header {
    let sender = Party {
        unit: request.sender_unit.clone(),
        name: request.sender_name.clone(),
        role: request.sender_role,
        keys: signer.public_keys(),
    };
    let mut recipients = request.recipients.clone();
    recipients.retain(|party| party.keys != sender.keys);
    recipients.push(sender.clone());
    let ledgers = request.parts.iter().map(|part| part.statement.id.clone());
    Header {
        format: FORMAT,
        min_reader: READER,
        program: request.program.clone(),
        kind: request.kind,
        district: request.district.clone(),
        unit: request.unit.clone(),
        unit_name: request.unit_name.clone(),
        plan_year: request.plan_year,
        ledgers: ledgers.collect(),
        sender,
        recipients,
        number: request.number,
        training: request.training,
        sealed_at: request.sealed_at.clone(),
        more: Map::new(),
    }
}

pub(crate) fn manifest_of(header: &Header, request: &SealRequest, sums: ControlSums) -> Manifest {
    let parts = &request.parts;
    let plan = plan_of(header, parts);
    Manifest {
        header: serde_json::to_value(header).expect("a header is plain JSON"),
        parts: parts.len(),
        bytes: bytes_of(parts),
        lines: parts.iter().map(Part::lines).sum(),
        sums,
        vector: plan.map(|part| part.statement.vector.clone()).unwrap_or_default(),
        fingerprint: plan.and_then(Part::fingerprint),
        summary: request.summary.clone(),
        receipt: request.receipt.clone(),
        more: Map::new(),
    }
}

pub(crate) fn pack(manifest: &Manifest, parts: &[Part]) -> Vec<u8> {
    let mut packed = Vec::new();
    content::write(manifest, parts, &mut packed).expect("writing to memory does not fail");
    packed
}

/// Encrypts compressed content to the recipients of the header and puts the frame around.
pub(crate) fn wrap(
    header: &Header,
    signer: &UnitSecret,
    packed: &[u8],
) -> Result<Vec<u8>, SealError> {
    let mut keys = Vec::with_capacity(header.recipients.len());
    for party in &header.recipients {
        let key = party
            .keys
            .recipient()
            .ok_or_else(|| SealError::Recipient { name: party.name.clone() })?;
        keys.push(key);
    }
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as &dyn Recipient))
        .expect("at least the sender is a recipient, and all are of one kind");
    let mut envelope = Vec::new();
    let mut stream = encryptor.wrap_output(&mut envelope).expect("writing to memory does not fail");
    stream.write_all(packed).expect("writing to memory does not fail");
    stream.finish().expect("writing to memory does not fail");

    let header = serde_json::to_vec(header).expect("a header is plain JSON");
    if header.len() > MAX_HEADER || header.len() + envelope.len() + frame::AROUND > MAX_PACKED {
        return Err(SealError::TooBig);
    }
    Ok(frame::write(&header, &envelope, signer))
}

/// Counts all parts together.
pub(crate) fn count(
    parts: &[Part],
    tally: &dyn Fn(&Part) -> Result<ControlSums, String>,
) -> Result<ControlSums, Refusal> {
    let mut sums = ControlSums::default();
    for part in parts {
        let uncountable =
            |detail| Refusal::Uncountable { ledger: part.statement.id.clone(), detail };
        let counted = tally(part).map_err(uncountable)?;
        sums = sums.plus(counted).ok_or_else(|| uncountable("beyond 2^53 − 1".to_owned()))?;
    }
    Ok(sums)
}

/// The plan of the header's unit, as a snapshot or as a draft ledger.
pub(crate) fn plan_of<'a>(header: &Header, parts: &'a [Part]) -> Option<&'a Part> {
    let id = format!("plan/{}/{}", header.unit, header.plan_year);
    let named = || parts.iter().filter(|part| part.statement.id == id);
    named()
        .find(|part| part.statement.part == PartKind::Snapshot)
        .or_else(|| named().find(|part| part.statement.part == PartKind::Ledger))
}

pub(crate) fn bytes_of(parts: &[Part]) -> usize {
    let sizes = parts.iter().map(|part| part.content.len() + part.pdf.len());
    sizes.sum()
}
