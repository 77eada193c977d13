//! A fuzzer of the opener: packages bent at random, by somebody without keys and by an
//! enrolled commune that signs and seals whatever it likes.
//!
//! What must hold for each: no panic; a refusal is a sentence; what opens keeps every rule of
//! ownership, so that no part of another than the attacker says anything its owner never
//! signed. Deliberately absent: the database; `exchange::open` has none.

use std::collections::BTreeMap;

use exchange::{
    ControlSums, Kind, LedgerBytes, OpenContext, Part, Party, Role, SealRequest, Snapshot,
    UnitSecret, forge, open, seal,
};

const DISTRICT: &str = "397";
const COMMUNE: &str = "15670";
const OTHER: &str = "15664";
const REVIEWER: &str = "BCD01";

/// How a run went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Packages opened or refused.
    pub executions: u64,
    /// Bent packages that opened: the attacker may say what he likes of his own.
    pub opened: u64,
    /// Refused before the envelope was opened.
    pub at_the_door: u64,
    /// Refused by what is inside.
    pub inside: u64,
}

/// A bent package that broke a rule.
#[derive(Clone, Debug)]
pub struct Broken {
    /// What was broken.
    pub what: String,
    /// The package.
    pub package: Vec<u8>,
}

/// Splitmix64: the same seed, the same packages up to the envelope's own randomness.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or(0)
    }
}

/// Everybody's secrets, and the good packages that are bent.
struct World {
    secrets: BTreeMap<&'static str, UnitSecret>,
    known: BTreeMap<String, Party>,
    /// Packages with who sent them and who opens them.
    good: Vec<(Vec<u8>, &'static str, &'static str)>,
    /// Header and content of each, as their receiver sees them.
    inside: Vec<(Vec<u8>, Vec<u8>)>,
    /// Statements that their owners really signed.
    signed: Vec<String>,
}

fn role(unit: &str) -> Role {
    match unit {
        DISTRICT => Role::District,
        REVIEWER => Role::Reviewer,
        _ => Role::Commune,
    }
}

fn ledger(id: &str, owner: &str, lines: &[&str]) -> LedgerBytes {
    let head = format!(
        r#"{{"ledger":"{id}","owner":"{owner}","records":{},"vector":{{"00000000000000aa":{}}}}}"#,
        lines.len(),
        lines.len() + 1
    );
    let text = std::iter::once(head.as_str()).chain(lines.iter().copied());
    let text: String = text.map(|line| format!("{line}\n")).collect();
    LedgerBytes::new(text.into_bytes()).expect("a ledger made here is one")
}

fn tally(part: &Part) -> Result<ControlSums, String> {
    let text = std::str::from_utf8(part.content()).map_err(|error| error.to_string())?;
    let households = text.lines().filter(|line| line.contains("household")).count();
    Ok(ControlSums { households: households as u64, members: 0, dong: 0 })
}

impl World {
    fn new() -> Self {
        let units = [(DISTRICT, 1), (COMMUNE, 2), (OTHER, 3), (REVIEWER, 4)];
        let secrets: BTreeMap<&'static str, UnitSecret> =
            units.into_iter().map(|(unit, byte)| (unit, UnitSecret::new([byte; 32]))).collect();
        let known = units.into_iter().map(|(unit, _)| {
            let keys = secrets[unit].public_keys();
            let name = format!("nơi {unit}");
            (unit.to_owned(), Party { unit: unit.to_owned(), name, role: role(unit), keys })
        });
        let known: BTreeMap<String, Party> = known.collect();
        let mut world =
            Self { secrets, known, good: Vec::new(), inside: Vec::new(), signed: Vec::new() };
        world.seal_good_ones();
        world
    }

    fn seal_good_ones(&mut self) {
        let plan = |unit: &str| {
            ledger(
                &format!("plan/{unit}/2020"),
                unit,
                &[r#"{"id":"h1","kind":"household"}"#, r#"{"id":"h2","kind":"household"}"#],
            )
        };
        let frozen = |unit: &'static str| Snapshot {
            plan: plan(unit),
            number: 2,
            frozen_at: "2020-02-11T08:00:00".to_owned(),
            pdf: b"%PDF-1.7 a paper".to_vec(),
        };
        let own = |id: &str, owner: &str, secrets: &BTreeMap<&'static str, UnitSecret>| {
            Part::ledger(ledger(id, owner, &[r#"{"id":"c1","kind":"comment"}"#]), &secrets[owner])
        };
        let secrets = &self.secrets;
        let snapshot = Part::snapshot(frozen(COMMUNE), &secrets[COMMUNE]);
        let other = Part::snapshot(frozen(OTHER), &secrets[OTHER]);
        let answers = own("answers/15670/2020", COMMUNE, secrets);
        let words = own("district/15670/2020", DISTRICT, secrets);
        let review = own("review/BCD01/15670/2020", REVIEWER, secrets);
        let requests = [
            (Kind::Submission, COMMUNE, DISTRICT, vec![snapshot.clone(), answers.clone()]),
            (Kind::HandOut, DISTRICT, COMMUNE, vec![words.clone()]),
            (Kind::Return, DISTRICT, COMMUNE, vec![words.clone(), review.clone()]),
            (Kind::HandOut, DISTRICT, REVIEWER, vec![snapshot, words, answers]),
            (Kind::Return, REVIEWER, DISTRICT, vec![review]),
        ];
        let mut good = Vec::new();
        for (kind, from, to, parts) in requests {
            self.signed.extend(parts.iter().map(|part| part.proof().statement.clone()));
            let request = SealRequest {
                kind,
                district: DISTRICT.to_owned(),
                unit: COMMUNE.to_owned(),
                unit_name: "Thọ Bình".to_owned(),
                plan_year: 2020,
                number: 2,
                training: false,
                sender_unit: from.to_owned(),
                sender_name: format!("nơi {from}"),
                sender_role: role(from),
                recipients: vec![self.known[to].clone()],
                parts,
                receipt: None,
                summary: "x".to_owned(),
                sealed_at: "2020-02-11T08:00:00".to_owned(),
                program: "0.1.0".to_owned(),
            };
            let bytes = seal(&request, &self.secrets[from], &tally);
            good.push((bytes.expect("a good package"), from, to));
        }
        self.signed.push(other.proof().statement.clone());
        for (package, _, to) in &good {
            let inside = forge::apart(package, &self.secrets[to]);
            self.inside.push(inside.expect("its receiver can open it"));
        }
        self.good = good;
    }

    fn context<'a>(&'a self, unit: &'static str) -> OpenContext<'a> {
        OpenContext {
            role: role(unit),
            unit,
            district: DISTRICT,
            plan_year: 2020,
            training: false,
            secret: &self.secrets[unit],
            known: &self.known,
            tally: &tally,
        }
    }
}

/// Bends bytes: flips, cuts, doubles, and swaps for bytes that parsers stumble on.
fn bend(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const NASTY: &[&[u8]] = &[
        b"\0",
        b"\n",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b"\\u0000",
        b"-1",
        b"1e309",
        b"null",
        b"18446744073709551616",
        b"9007199254740993",
        b"0",
        b"{}",
        b"[]",
        b"\"\"",
        b"true",
        b"plan/15664/2020",
        b"district/15670/2020",
        b"15664",
        b"397",
        b"BCD01",
        b"\xff\xfe",
        b"2021",
        b"snapshot",
        b"ledger",
        b"paper",
        b"change_log",
        b"../../x",
    ];
    for _ in 0..=chance.below(3) {
        if bytes.is_empty() {
            return;
        }
        let at = chance.below(bytes.len());
        match chance.below(7) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + chance.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let nasty = NASTY[chance.below(NASTY.len())];
                bytes.splice(at..at, nasty.iter().copied());
            }
            4 => {
                let nasty = NASTY[chance.below(NASTY.len())];
                let end = (at + nasty.len()).min(bytes.len());
                bytes.splice(at..end, nasty.iter().copied());
            }
            5 => {
                // A whole line again, or without.
                let lines: Vec<Vec<u8>> =
                    bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
                let line = chance.below(lines.len());
                let mut lines = lines;
                if chance.below(2) == 0 {
                    let twice = lines[line].clone();
                    lines.insert(line, twice);
                } else {
                    lines.remove(line);
                }
                *bytes = lines.join(&b'\n');
            }
            _ => {
                let deep = 1 + chance.below(200);
                bytes.splice(at..at, std::iter::repeat_n(b'[', deep));
            }
        }
    }
}

/// Opens `executions` bent packages; the first that breaks a rule ends it.
///
/// # Errors
/// The package that broke a rule.
pub fn run(executions: u64, seed: u64) -> Result<Tally, Box<Broken>> {
    let world = World::new();
    let mut chance = Chance(seed);
    let mut done = Tally::default();
    for _ in 0..executions {
        let at = chance.below(world.good.len());
        let (_, from, to) = world.good[at];
        let package = match chance.below(8) {
            // Without keys: the file itself is bent.
            0 => {
                let mut bytes = world.good[at].0.clone();
                bend(&mut bytes, &mut chance);
                bytes
            }
            // With the keys of whoever sent it, or of another who is enrolled.
            how => {
                let (mut header, mut content) = world.inside[at].clone();
                if how != 1 {
                    bend(&mut content, &mut chance);
                }
                if how < 3 {
                    bend(&mut header, &mut chance);
                }
                let signer = [from, from, from, COMMUNE, OTHER, REVIEWER][chance.below(6)];
                let keys = [world.known[to].keys.clone()];
                let signer = &world.secrets[signer];
                let Some(bytes) = forge::together(&header, &content, &keys, signer) else {
                    continue;
                };
                bytes
            }
        };
        done.executions += 1;
        judge(&world, to, &package, &mut done)
            .map_err(|what| Box::new(Broken { what, package: package.clone() }))?;
    }
    Ok(done)
}

fn judge(world: &World, to: &'static str, package: &[u8], done: &mut Tally) -> Result<(), String> {
    let opened = match open(package, &world.context(to)) {
        Ok(opened) => opened,
        Err(refusal) => {
            if refusal.to_string().len() < 20 {
                return Err(format!("no sentence for {refusal:?}"));
            }
            let inside = exchange::inspect(package).is_ok();
            *(if inside { &mut done.inside } else { &mut done.at_the_door }) += 1;
            return Ok(());
        }
    };
    done.opened += 1;
    let sender = &opened.header.sender;
    if world.known.get(&sender.unit).is_none_or(|known| known.keys != sender.keys) {
        return Err(format!("opened for {}, who is not enrolled", sender.unit));
    }
    if opened.header.plan_year != 2020 || opened.header.district != DISTRICT {
        return Err("opened for another year or district".to_owned());
    }
    for one in &opened.parts {
        let part = &one.part;
        let statement = part.statement();
        let proof = part.proof().clone();
        if Part::signed_earlier(proof, part.content().to_vec(), part.pdf().to_vec()).is_none() {
            return Err(format!("{} is not what was signed", statement.id));
        }
        let foreign = statement.owner != sender.unit;
        if foreign && !world.signed.contains(&part.proof().statement) {
            return Err(format!("{} says what its owner never signed", statement.id));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_bent_package_opens_against_the_rules() {
        let done = run(3_000, 1).unwrap_or_else(|broken| panic!("{}", broken.what));
        assert!(
            done.executions > 2_900 && done.inside > 1_000 && done.at_the_door > 500,
            "{done:?}"
        );
    }

    #[test]
    fn the_good_ones_open_so_that_bending_is_what_refuses() {
        let world = World::new();
        for (package, _, to) in &world.good {
            let opened = open(package, &world.context(to)).map_err(|error| error.to_string());
            assert!(opened.is_ok(), "{}", opened.err().unwrap_or_default());
        }
    }
}
