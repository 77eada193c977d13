//! Papers that travel beside the one inside a frozen plan.

use serde_json::json;

use super::{COMMUNE, DISTRICT, World, forged, ledger, sealed, snapshot};
use crate::bounds::MAX_PAPERS;
use crate::{FrozenPaper, Part, PartKind, Refusal, SealRequest, Snapshot, open};

const PACKAGE: &[u8] =
    include_bytes!("../../tests/vectors/BV-15670-ThoBinh-2020-trinh-02-hai-ban-in.bvgoi");

fn paper(name: &str) -> FrozenPaper {
    FrozenPaper { paper: name.to_owned(), pages: 3, pdf: format!("%PDF-1.7 {name}").into_bytes() }
}

fn refused(request: &SealRequest, world: &World) -> Refusal {
    let bytes = forged(request, &world.commune, |_, _| {});
    open(&bytes, &world.at_district()).unwrap_err()
}

#[test]
fn both_papers_arrive_and_the_fingerprint_is_that_of_the_plan_alone() {
    let world = World::new();
    let opened =
        open(&sealed(world.submission_of_two_papers(), &world.commune), &world.at_district())
            .unwrap();
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
    let papers = opened.papers();
    assert_eq!(papers.len(), 1);
    assert_eq!((papers[0].paper.as_str(), papers[0].pages), ("services", 9));
    assert_eq!(papers[0].pdf, b"%PDF-1.7 another paper");
    assert_eq!(opened.manifest.fingerprint, Some(snapshot(2, 7).fingerprint()));
    assert_eq!(opened.header.min_reader, 1, "a reader of one paper takes the plan all the same");
    assert_eq!(opened.header.ledgers, ["plan/15670/2020", "paper/15670/2020/services"]);
}

#[test]
fn a_package_of_one_paper_has_none_beside_it() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    assert!(open(&bytes, &world.at_district()).unwrap().papers().is_empty());
}

#[test]
fn a_package_with_two_papers_of_the_first_program_that_wrote_one_opens() {
    let world = World::new();
    if std::env::var_os("BENVUNG_WRITE_FIXTURE").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/vectors/BV-15670-ThoBinh-2020-trinh-02-hai-ban-in.bvgoi"
        );
        let bytes = sealed(world.submission_of_two_papers(), &world.commune);
        std::fs::write(path, bytes).unwrap();
    }
    let opened = open(PACKAGE, &world.at_district()).unwrap();
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
    assert_eq!(opened.papers()[0].pdf, b"%PDF-1.7 another paper");
}

/// How a program that knows no papers reads one: as a part of a later version.
#[test]
fn for_a_reader_that_knows_no_papers_the_part_is_one_of_a_later_version() {
    let world = World::new();
    let mut request = world.submission_of_two_papers();
    let known = request.parts.pop().unwrap();
    let mut statement = known.statement.clone();
    statement.part = PartKind::Unknown("tranh".to_owned());
    request.parts.push(Part::sign(statement, Vec::new(), known.pdf.clone(), &world.commune));
    let bytes = forged(&request, &world.commune, |_, _| {});
    let opened = open(&bytes, &world.at_district()).unwrap();
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
    assert!(opened.papers().is_empty());
    let line = &known.proof().statement;
    let fields: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(fields["part"], json!("paper"));
    assert_eq!(fields["content"]["bytes"], json!(0));
}

#[test]
fn a_paper_of_another_version_is_refused() {
    let world = World::new();
    let others: [fn(&mut Snapshot); 3] = [
        |other| other.number = 3,
        |other| other.plan = ledger("plan/15670/2020", COMMUNE, 7, &[r#"{"kind":"member"}"#]),
        |other| other.plan = ledger("plan/15670/2020", COMMUNE, 8, &[]),
    ];
    for bend in others {
        let mut other = snapshot(2, 7);
        bend(&mut other);
        let mut request = world.submission();
        request.parts.push(Part::paper(paper("services"), &other, &world.commune));
        assert_eq!(refused(&request, &world), Refusal::Fingerprint);
    }
}

#[test]
fn a_paper_without_its_plan_or_under_a_strange_name_is_refused() {
    let world = World::new();
    let mut alone = world.request(COMMUNE, "xã Thọ Bình", &[(DISTRICT, &world.district)]);
    alone.parts = vec![Part::paper(paper("services"), &snapshot(2, 7), &world.commune)];
    assert_eq!(refused(&alone, &world), Refusal::NoSnapshot);
    for name in ["", "a/b", "Services", "../x", "s p"] {
        let mut request = world.submission();
        request.parts.push(Part::paper(paper(name), &snapshot(2, 7), &world.commune));
        let refusal = refused(&request, &world);
        let expected = matches!(refusal, Refusal::Contents { .. } | Refusal::NoSnapshot);
        assert!(expected, "{name}: {refusal:?}");
    }
}

#[test]
fn a_paper_of_another_unit_year_or_signer_is_refused() {
    let world = World::new();
    let push = |of: &Snapshot, signer| {
        let mut request = world.submission();
        request.parts.push(Part::paper(paper("services"), of, signer));
        refused(&request, &world)
    };
    let foreign = Snapshot { plan: ledger("plan/15671/2020", "15671", 7, &[]), ..snapshot(2, 7) };
    assert!(matches!(push(&foreign, &world.commune), Refusal::LedgerOfOtherUnit { .. }));
    let past = Snapshot { plan: ledger("plan/15670/2019", COMMUNE, 7, &[]), ..snapshot(2, 7) };
    assert!(matches!(push(&past, &world.commune), Refusal::LedgerOfOtherYear { .. }));
    let forged = push(&snapshot(2, 7), &world.stranger);
    assert!(matches!(forged, Refusal::NotSignedByOwner { .. }));
}

#[test]
fn a_paper_with_records_or_without_a_pdf_is_refused() {
    let world = World::new();
    let good = Part::paper(paper("services"), &snapshot(2, 7), &world.commune);
    let mut no_pdf = good.statement.clone();
    no_pdf.pdf = None;
    let mut with_records = world.submission();
    let records = Part::ledger(ledger("plan/15670/2020", COMMUNE, 7, &[]), &world.commune);
    let statement =
        crate::Statement { content: records.statement.content, ..good.statement.clone() };
    let pdf = good.pdf.clone();
    with_records.parts.push(Part::sign(statement, records.content, pdf, &world.commune));
    let mut without = world.submission();
    without.parts.push(Part::sign(no_pdf, Vec::new(), Vec::new(), &world.commune));
    for request in [with_records, without] {
        assert!(matches!(refused(&request, &world), Refusal::Contents { .. }));
    }
}

#[test]
fn there_are_only_so_many_papers_and_each_only_once() {
    let world = World::new();
    let with = |names: &[String]| {
        let mut request = world.submission();
        let papers = names.iter().map(|name| paper(name));
        request
            .parts
            .extend(papers.map(|paper| Part::paper(paper, &snapshot(2, 7), &world.commune)));
        forged(&request, &world.commune, |_, _| {})
    };
    let names: Vec<String> = ('a'..).take(MAX_PAPERS + 1).map(String::from).collect();
    let district = world.at_district();
    assert_eq!(open(&with(&names[1..]), &district).unwrap().papers().len(), MAX_PAPERS);
    assert_eq!(open(&with(&names), &district).unwrap_err(), Refusal::TooManyParts);
    let twice = ["services".to_owned(), "services".to_owned()];
    assert!(matches!(open(&with(&twice), &district).unwrap_err(), Refusal::LedgerTwice { .. }));
}
