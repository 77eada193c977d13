//! What a later version writes is kept or refused by the minimum reader.

use serde_json::json;

use super::{COMMUNE, World, forged, ledger};
use crate::{Part, PartKind, Refusal, open};

#[test]
fn what_a_later_version_adds_is_kept() {
    let world = World::new();
    let mut request = world.submission();
    let mut later = Part::ledger(ledger("photos/15670/2020", COMMUNE, 1, &[]), &world.commune);
    later.statement.part = PartKind::Unknown("album".to_owned());
    later.statement.more.insert("pages".to_owned(), json!(3));
    let later = Part::sign(later.statement, later.content, Vec::new(), &world.commune);
    request.parts.push(later);
    let unknown = ledger("maps/15670/2020", COMMUNE, 1, &[]);
    request.parts.push(Part::ledger(unknown, &world.commune));
    let bytes = forged(&request, &world.commune, |header, manifest| {
        header.format = 2;
        header.more.insert("urgent".to_owned(), json!({"until": "2020-02-01"}));
        manifest.more.insert("photographs".to_owned(), json!([1, 2]));
    });
    let opened = open(&bytes, &world.at_district()).unwrap();
    assert_eq!(opened.header.more["urgent"], json!({"until": "2020-02-01"}));
    assert_eq!(opened.manifest.more["photographs"], json!([1, 2]));
    let kept = opened.parts[1].part.statement();
    assert_eq!(kept.part, PartKind::Unknown("album".to_owned()));
    assert_eq!(kept.more["pages"], json!(3));
    assert!(opened.parts[2].part == request.parts[2]);
}

#[test]
fn a_ledger_of_an_unknown_kind_still_needs_its_owners_signature() {
    let world = World::new();
    let mut request = world.submission();
    let part = Part::ledger(ledger("maps/15670/2020", "15999", 1, &[]), &world.commune);
    request.parts.push(part);
    let bytes = forged(&request, &world.commune, |_, _| {});
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::NotSignedByOwner { .. }
    ));
}

#[test]
fn a_package_for_later_readers_names_the_version_that_is_needed() {
    let world = World::new();
    let bytes = forged(&world.submission(), &world.commune, |header, _| {
        header.min_reader = 2;
        header.program = "1.4.0".to_owned();
    });
    let refused = open(&bytes, &world.at_district()).unwrap_err();
    let needs = Refusal::NewerFormat { needs: 2, program: "1.4.0".to_owned() };
    assert_eq!(refused, needs);
    assert!(refused.to_string().contains("1.4.0"));
}
