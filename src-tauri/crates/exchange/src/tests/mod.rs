//! Packages made by hand and by attackers. All units but the codes, all people, are invented.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod attack;
mod enrolment;
mod future;
mod other_reader;
mod ownership;
mod paper;
mod papers_beside;
mod refusals;
mod round_trip;
mod vectors;
mod word_list;

use std::collections::BTreeMap;

use flate2::{Compression, write::ZlibEncoder};

use crate::seal::{self, seal};
use crate::{
    ControlSums, FrozenPaper, Header, Kind, LedgerBytes, Manifest, OpenContext, Part, Party, Role,
    SealRequest, Snapshot, UnitSecret,
};

pub(super) const COMMUNE: &str = "15670";
pub(super) const DISTRICT: &str = "397";
pub(super) const REVIEWER: &str = "uy-vien-03";

/// Secrets of everybody and what each knows of the others.
pub(super) struct World {
    pub(super) commune: UnitSecret,
    pub(super) district: UnitSecret,
    pub(super) stranger: UnitSecret,
    pub(super) reviewer: UnitSecret,
    pub(super) known: BTreeMap<String, Party>,
}

impl World {
    pub(super) fn new() -> Self {
        let secret = |byte| UnitSecret::new([byte; 32]);
        let (commune, district, reviewer) = (secret(2), secret(1), secret(4));
        let known = [(COMMUNE, &commune), (DISTRICT, &district), (REVIEWER, &reviewer)];
        let known = known.map(|(unit, secret)| (unit.to_owned(), party(unit, secret)));
        Self { commune, district, stranger: secret(3), reviewer, known: BTreeMap::from(known) }
    }

    pub(super) fn at_district(&self) -> OpenContext<'_> {
        OpenContext {
            role: Role::District,
            unit: DISTRICT,
            district: DISTRICT,
            plan_year: 2020,
            training: false,
            secret: &self.district,
            known: &self.known,
            tally: &tally,
        }
    }

    pub(super) fn at_commune(&self) -> OpenContext<'_> {
        OpenContext {
            role: Role::Commune,
            unit: COMMUNE,
            secret: &self.commune,
            ..self.at_district()
        }
    }

    pub(super) fn at_reviewer(&self) -> OpenContext<'_> {
        OpenContext {
            role: Role::Reviewer,
            unit: REVIEWER,
            secret: &self.reviewer,
            ..self.at_district()
        }
    }

    pub(super) fn submission(&self) -> SealRequest {
        SealRequest {
            kind: Kind::Submission,
            parts: vec![Part::snapshot(snapshot(2, 7), &self.commune)],
            ..self.request(COMMUNE, "xã Thọ Bình", &[(DISTRICT, &self.district)])
        }
    }

    /// With the other plan's paper beside the one inside the snapshot.
    pub(super) fn submission_of_two_papers(&self) -> SealRequest {
        let mut request = self.submission();
        let services = FrozenPaper {
            paper: "services".to_owned(),
            pages: 9,
            pdf: b"%PDF-1.7 another paper".to_vec(),
        };
        request.parts.push(Part::paper(services, &snapshot(2, 7), &self.commune));
        request
    }

    pub(super) fn hand_out(&self) -> SealRequest {
        let ledger = ledger("district/15670/2020", DISTRICT, 3, &[]);
        SealRequest {
            kind: Kind::HandOut,
            parts: vec![Part::ledger(ledger, &self.district)],
            ..self.request(DISTRICT, "huyện Triệu Sơn", &[(COMMUNE, &self.commune)])
        }
    }

    pub(super) fn request(
        &self,
        sender: &str,
        name: &str,
        recipients: &[(&str, &UnitSecret)],
    ) -> SealRequest {
        SealRequest {
            kind: Kind::Receipt,
            district: DISTRICT.to_owned(),
            unit: COMMUNE.to_owned(),
            unit_name: "Thọ Bình".to_owned(),
            plan_year: 2020,
            number: 2,
            training: false,
            sender_unit: sender.to_owned(),
            sender_name: name.to_owned(),
            sender_role: role(sender),
            recipients: recipients.iter().map(|(unit, secret)| party(unit, secret)).collect(),
            parts: Vec::new(),
            receipt: None,
            summary: "Kế hoạch năm 2020, bản 2".to_owned(),
            sealed_at: "2020-01-15T08:00:00+07:00".to_owned(),
            program: "0.1.0".to_owned(),
        }
    }
}

pub(super) fn party(unit: &str, secret: &UnitSecret) -> Party {
    Party {
        unit: unit.to_owned(),
        name: format!("nơi nhận {unit}"),
        role: role(unit),
        keys: secret.public_keys(),
    }
}

fn role(unit: &str) -> Role {
    match unit {
        DISTRICT => Role::District,
        REVIEWER => Role::Reviewer,
        _ => Role::Commune,
    }
}

pub(super) fn sealed(request: SealRequest, signer: &UnitSecret) -> Vec<u8> {
    seal(&request, signer, &tally).expect("a request that the receiver can take")
}

/// A package whose writer keeps no rule: header and manifest can be bent before sealing.
pub(super) fn forged(
    request: &SealRequest,
    signer: &UnitSecret,
    bend: impl FnOnce(&mut Header, &mut Manifest),
) -> Vec<u8> {
    let mut header = seal::header_of(request, signer);
    let sums = seal::count(&request.parts, &tally).expect("countable");
    let mut manifest = seal::manifest_of(&header, request, sums);
    let before = header.clone();
    bend(&mut header, &mut manifest);
    if header != before {
        manifest.header = serde_json::to_value(&header).expect("plain JSON");
    }
    let packed = seal::pack(&manifest, &request.parts);
    seal::wrap(&header, signer, &packed).expect("small enough")
}

/// A package with these raw lines inside.
pub(super) fn with_content(
    world: &World,
    write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> Vec<u8> {
    let header = seal::header_of(&world.submission(), &world.commune);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    write(&mut zlib).expect("memory");
    let packed = zlib.finish().expect("memory");
    seal::wrap(&header, &world.commune, &packed).expect("small enough")
}

/// A ledger that one actor has written `writes` times.
pub(super) fn ledger(id: &str, owner: &str, writes: u64, records: &[&str]) -> LedgerBytes {
    let head = format!(
        r#"{{"ledger":"{id}","owner":"{owner}","records":{},"vector":{{"00000000000000aa":{writes}}}}}"#,
        records.len()
    );
    let lines: String = records.iter().map(|line| format!("{line}\n")).collect();
    LedgerBytes::new(format!("{head}\n{lines}").into_bytes()).expect("a ledger")
}

pub(super) fn snapshot(number: u32, writes: u64) -> Snapshot {
    Snapshot {
        plan: ledger(
            "plan/15670/2020",
            COMMUNE,
            writes,
            &[
                r#"{"id":"h1","kind":"household"}"#,
                r#"{"id":"m1","kind":"member"}"#,
                r#"{"id":"m2","kind":"member"}"#,
                r#"{"id":"f1","kind":"funding","dong":1500000}"#,
            ],
        ),
        number,
        frozen_at: "2020-01-14T16:30:00+07:00".to_owned(),
        pdf: b"%PDF-1.7 a paper".to_vec(),
    }
}

/// Counts the invented records above.
pub(super) fn tally(part: &Part) -> Result<ControlSums, String> {
    let mut sums = ControlSums::default();
    for line in part.content().split(|&byte| byte == b'\n') {
        if line.is_empty() {
            continue;
        }
        let record: serde_json::Value =
            serde_json::from_slice(line).map_err(|error| error.to_string())?;
        match record["kind"].as_str() {
            Some("household") => sums.households += 1,
            Some("member") => sums.members += 1,
            Some("funding") => sums.dong += record["dong"].as_u64().unwrap_or(0),
            _ => {}
        }
    }
    Ok(sums)
}
