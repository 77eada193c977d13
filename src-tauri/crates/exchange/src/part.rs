//! The parts of a package: a ledger, a snapshot or a change log with its owner's signature.
//!
//! The owner signs a statement about the part, so a part can be kept and relayed by
//! others as the bytes its owner signed. Deliberately absent: what the records mean.

use std::fmt;

use replica::VersionVector;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::keys::verify;
use crate::{Fingerprint, UnitSecret};

const PURPOSE: &[u8] = b"benvung/statement/1\n";

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PartKind {
    /// A whole ledger.
    Ledger,
    /// A frozen plan with its PDF.
    Snapshot,
    /// A further paper of a frozen plan, printed beside the PDF that the plan travels with.
    /// Readers before it take the part for one of a later version.
    Paper,
    /// The change log of a unit; never leaves the unit.
    ChangeLog,
    /// Something of a later version: kept, not read.
    Unknown(String),
}

impl From<String> for PartKind {
    fn from(code: String) -> Self {
        match code.as_str() {
            "ledger" => Self::Ledger,
            "snapshot" => Self::Snapshot,
            "paper" => Self::Paper,
            "change_log" => Self::ChangeLog,
            _ => Self::Unknown(code),
        }
    }
}

impl From<PartKind> for String {
    fn from(kind: PartKind) -> Self {
        match kind {
            PartKind::Ledger => "ledger".to_owned(),
            PartKind::Snapshot => "snapshot".to_owned(),
            PartKind::Paper => "paper".to_owned(),
            PartKind::ChangeLog => "change_log".to_owned(),
            PartKind::Unknown(code) => code,
        }
    }
}

/// Bytes named by their length and SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Length.
    pub bytes: usize,
    /// SHA-256.
    #[serde(with = "crate::hex::fixed")]
    pub sha256: [u8; 32],
}

impl Extent {
    fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len(), sha256: Sha256::digest(bytes).into() }
    }
}

/// What the owner of a part signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it is.
    pub part: PartKind,
    /// Name of the ledger, e.g. `plan/15670/2020`.
    pub id: String,
    /// Code of its owner.
    pub owner: String,
    /// Everything it has seen.
    pub vector: VersionVector,
    /// Its records: lines of JSON, each with its line end.
    pub content: Extent,
    /// The PDF of a snapshot or paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<Extent>,
    /// The number of a snapshot, or of the one that a paper prints: «bản n».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// When a snapshot was frozen by its owner's clock, for show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_at: Option<String>,
    /// Of a paper: the fingerprint of the frozen plan that it prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prints: Option<Fingerprint>,
    /// Pages of a paper, for show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf_pages: Option<u32>,
    /// What a later version wrote beside it.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A statement with its signature, to be stored with the bytes it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The statement as the line that was signed.
    pub statement: String,
    /// The owner's Ed25519 public key.
    #[serde(with = "crate::hex::fixed")]
    pub key: [u8; 32],
    /// The owner's signature over the statement.
    #[serde(with = "crate::hex::fixed")]
    pub signature: [u8; 64],
}

/// Bytes that are not a canonical ledger. They are written by the program itself, so this
/// reaches nobody but its log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not the bytes of a ledger: {0}")]
pub struct NotALedger(pub &'static str);

/// Một sổ dữ liệu nguyên vẹn: the canonical bytes of a whole ledger and what its first
/// line says of it.
#[derive(Clone, PartialEq, Eq)]
pub struct LedgerBytes {
    /// Its name.
    pub id: String,
    /// Its owner.
    pub owner: String,
    /// Everything it has seen.
    pub vector: VersionVector,
    /// The lines, as `replica::Ledger::to_ndjson` writes them.
    pub bytes: Vec<u8>,
}

/// Bản chốt: a plan as it stood when it was frozen. Freezing needs no key.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The frozen plan.
    pub plan: LedgerBytes,
    /// «Bản n», counted by its unit.
    pub number: u32,
    /// When it was frozen by the unit's clock, for show.
    pub frozen_at: String,
    /// The printed plan, which bears the fingerprint.
    pub pdf: Vec<u8>,
}

/// Bản in kèm: a paper of a frozen plan beside the one that travels inside its snapshot.
#[derive(Clone, PartialEq, Eq)]
pub struct FrozenPaper {
    /// Which paper, e.g. `services`.
    pub paper: String,
    /// Its pages; 0 if its unit did not say.
    pub pages: u32,
    /// The printed paper, which bears the fingerprint.
    pub pdf: Vec<u8>,
}

#[derive(Deserialize)]
struct Head {
    ledger: String,
    owner: String,
    vector: VersionVector,
}

/// The first line of canonical bytes.
fn head(bytes: &[u8]) -> Result<Head, NotALedger> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(NotALedger("not UTF-8"));
    }
    if bytes.last() != Some(&b'\n') || bytes.windows(2).any(|pair| pair == b"\n\n") {
        return Err(NotALedger("not whole lines"));
    }
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice(first).map_err(|_| NotALedger("no head on the first line"))
}

impl LedgerBytes {
    /// Takes canonical bytes and reads name, owner and vector from their first line.
    pub fn new(bytes: Vec<u8>) -> Result<Self, NotALedger> {
        let Head { ledger: id, owner, vector } = head(&bytes)?;
        Ok(Self { id, owner, vector, bytes })
    }
}

impl Snapshot {
    /// The fingerprint of the frozen plan.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.plan.bytes)
    }
}

/// A part ready to be sent or just opened: bytes and the owner's word for them.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    pub(crate) proof: Proof,
    pub(crate) statement: Statement,
    pub(crate) content: Vec<u8>,
    pub(crate) pdf: Vec<u8>,
}

impl Part {
    /// A whole ledger, signed by its owner.
    #[must_use]
    pub fn ledger(ledger: LedgerBytes, owner: &UnitSecret) -> Self {
        Self::of_ledger(PartKind::Ledger, ledger, owner)
    }

    /// A change log under a head line like a ledger's, signed by its unit.
    #[must_use]
    pub fn change_log(log: LedgerBytes, owner: &UnitSecret) -> Self {
        Self::of_ledger(PartKind::ChangeLog, log, owner)
    }

    /// A frozen plan, signed by its unit.
    #[must_use]
    pub fn snapshot(snapshot: Snapshot, owner: &UnitSecret) -> Self {
        let statement = Statement {
            pdf: Some(Extent::of(&snapshot.pdf)),
            number: Some(snapshot.number),
            frozen_at: Some(snapshot.frozen_at),
            ..Statement::of(PartKind::Snapshot, &snapshot.plan)
        };
        Self::sign(statement, snapshot.plan.bytes, snapshot.pdf, owner)
    }

    /// A paper of a frozen plan, signed by its unit. It holds no records, only the PDF.
    #[must_use]
    pub fn paper(paper: FrozenPaper, of: &Snapshot, owner: &UnitSecret) -> Self {
        let statement = Statement {
            id: paper_id(&of.plan.id, &paper.paper),
            content: Extent::of(&[]),
            pdf: Some(Extent::of(&paper.pdf)),
            number: Some(of.number),
            prints: Some(of.fingerprint()),
            pdf_pages: Some(paper.pages),
            ..Statement::of(PartKind::Paper, &of.plan)
        };
        Self::sign(statement, Vec::new(), paper.pdf, owner)
    }

    /// A part that its owner signed earlier, put together again from what was stored.
    /// `None` if bytes, statement and signature do not belong together.
    #[must_use]
    pub fn signed_earlier(proof: Proof, content: Vec<u8>, pdf: Vec<u8>) -> Option<Self> {
        let statement: Statement = serde_json::from_str(&proof.statement).ok()?;
        let part = Self { proof, statement, content, pdf };
        (part.is_whole() && part.is_signed()).then_some(part)
    }

    /// What the owner says of it.
    #[must_use]
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The owner's word, to be stored with the bytes.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The records: whole lines of JSON.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// The PDF of a snapshot or paper; empty otherwise.
    #[must_use]
    pub fn pdf(&self) -> &[u8] {
        &self.pdf
    }

    /// The snapshot, if it is one.
    #[must_use]
    pub fn to_snapshot(&self) -> Option<Snapshot> {
        if self.statement.part != PartKind::Snapshot {
            return None;
        }
        Some(Snapshot {
            plan: LedgerBytes {
                id: self.statement.id.clone(),
                owner: self.statement.owner.clone(),
                vector: self.statement.vector.clone(),
                bytes: self.content.clone(),
            },
            number: self.statement.number?,
            frozen_at: self.statement.frozen_at.clone().unwrap_or_default(),
            pdf: self.pdf.clone(),
        })
    }

    /// The paper, if it is one.
    #[must_use]
    pub fn to_paper(&self) -> Option<FrozenPaper> {
        if self.statement.part != PartKind::Paper {
            return None;
        }
        let (_, paper) = self.statement.id.rsplit_once('/')?;
        let pages = self.statement.pdf_pages.unwrap_or(0);
        Some(FrozenPaper { paper: paper.to_owned(), pages, pdf: self.pdf.clone() })
    }

    /// The frozen plan that this paper prints, by the name of its ledger; `None` if the
    /// paper's own name is not made of it.
    pub(crate) fn plan_of_paper(&self) -> Option<String> {
        let rest = self.statement.id.strip_prefix("paper/")?;
        let (plan, paper) = rest.rsplit_once('/')?;
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        let named = !paper.is_empty() && paper.len() <= 40 && paper.chars().all(plain);
        named.then(|| format!("plan/{plan}"))
    }

    pub(crate) fn fingerprint(&self) -> Option<Fingerprint> {
        (self.statement.part == PartKind::Snapshot)
            .then_some(Fingerprint(self.statement.content.sha256))
    }

    /// Whether the bytes are those the statement names, and the first line agrees with it.
    pub(crate) fn is_whole(&self) -> bool {
        let Statement { part, id, owner, vector, content, pdf, number, .. } = &self.statement;
        let no_pdf = Extent::of(&[]);
        let bytes_fit =
            Extent::of(&self.content) == *content && Extent::of(&self.pdf) == pdf.unwrap_or(no_pdf);
        let head_fits = match part {
            PartKind::Unknown(_) => true,
            PartKind::Paper => self.content.is_empty() && pdf.is_some(),
            PartKind::Ledger | PartKind::Snapshot | PartKind::ChangeLog => head(&self.content)
                .is_ok_and(|head| {
                    head.ledger == *id && head.owner == *owner && head.vector == *vector
                }),
        };
        bytes_fit && head_fits && (*part != PartKind::Snapshot || number.is_some())
    }

    /// Whether the key it carries made its signature. Whose key that is, is judged later.
    pub(crate) fn is_signed(&self) -> bool {
        let proof = &self.proof;
        let line = proof.statement.as_bytes();
        verify(&proof.key, PURPOSE, line, &proof.signature)
    }

    pub(crate) fn lines(&self) -> usize {
        self.content.iter().filter(|&&byte| byte == b'\n').count()
    }

    fn of_ledger(kind: PartKind, ledger: LedgerBytes, owner: &UnitSecret) -> Self {
        let statement = Statement::of(kind, &ledger);
        Self::sign(statement, ledger.bytes, Vec::new(), owner)
    }

    pub(crate) fn sign(
        statement: Statement,
        content: Vec<u8>,
        pdf: Vec<u8>,
        owner: &UnitSecret,
    ) -> Self {
        let line = serde_json::to_string(&statement).expect("a statement is plain JSON");
        let proof = Proof {
            key: owner.signing_key().verifying_key().to_bytes(),
            signature: owner.sign(PURPOSE, line.as_bytes()),
            statement: line,
        };
        Self { proof, statement, content, pdf }
    }
}

impl Statement {
    fn of(part: PartKind, ledger: &LedgerBytes) -> Self {
        Self {
            part,
            id: ledger.id.clone(),
            owner: ledger.owner.clone(),
            vector: ledger.vector.clone(),
            content: Extent::of(&ledger.bytes),
            pdf: None,
            number: None,
            frozen_at: None,
            prints: None,
            pdf_pages: None,
            more: Map::new(),
        }
    }
}

/// Records are about people: their bytes are never printed.
macro_rules! debug_without_content {
    ($($type:ident $field:ident)*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?}, …)", stringify!($type), self.$field)
            }
        }
    )*};
}

debug_without_content! { LedgerBytes id Part statement Snapshot plan FrozenPaper paper }

/// `plan/15670/2020` and `services` make `paper/15670/2020/services`.
#[must_use]
pub fn paper_id(plan: &str, paper: &str) -> String {
    format!("paper/{}/{paper}", plan.strip_prefix("plan/").unwrap_or(plan))
}
