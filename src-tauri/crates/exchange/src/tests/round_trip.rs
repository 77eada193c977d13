//! What is sealed opens as it was.

use proptest::prelude::*;
use replica::{ActorId, Dot, VersionVector};

use super::{COMMUNE, DISTRICT, World, ledger, sealed, snapshot};
use crate::{
    ControlSums, Fingerprint, Held, Kind, Part, Provenance, Receipt, Relation, SealRequest,
    inspect, open, relation,
};

#[test]
fn the_district_opens_what_the_commune_sealed() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    let opened = open(&bytes, &world.at_district()).unwrap();
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
    let sums = ControlSums { households: 1, members: 2, dong: 1_500_000 };
    assert_eq!(opened.manifest.sums, sums);
    assert_eq!(opened.manifest.fingerprint, Some(snapshot(2, 7).fingerprint()));
    assert_eq!(opened.parts[0].provenance, Provenance::Sender);
}

#[test]
fn the_sender_can_open_its_own_package_again() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    assert!(open(&bytes, &world.at_commune()).is_ok());
}

#[test]
fn anybody_can_see_who_a_package_says_it_is_from() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    let seen = inspect(&bytes).unwrap();
    assert_eq!(seen.header.sender.unit, COMMUNE);
    assert_eq!(seen.words, crate::fingerprint_words(&world.commune.public_keys()));
}

#[test]
fn the_content_cannot_be_read_in_the_file() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    assert!(!bytes.windows(9).any(|part| part == b"household"));
}

#[test]
fn a_file_name_says_unit_year_kind_and_number() {
    let world = World::new();
    let name = |request| inspect(&sealed(request, &world.commune)).unwrap().header.file_name();
    assert_eq!(name(world.submission()), "BV-15670-ThoBinh-2020-trinh-02.bvgoi");
    let longer = SealRequest { unit_name: "xã Thọ Bình".to_owned(), ..world.submission() };
    assert_eq!(name(longer), "BV-15670-ThoBinh-2020-trinh-02.bvgoi");
}

#[test]
fn a_receipt_names_the_package_it_acknowledges() {
    let world = World::new();
    let receipt = Receipt {
        package: [9; 32],
        number: 2,
        fingerprint: None,
        received_at: "2020-01-16".to_owned(),
    };
    let request = SealRequest {
        receipt: Some(receipt.clone()),
        ..world.request(DISTRICT, "huyện Triệu Sơn", &[(COMMUNE, &world.commune)])
    };
    let bytes = sealed(request, &world.district);
    let opened = open(&bytes, &world.at_commune()).unwrap();
    assert_eq!(opened.manifest.receipt, Some(receipt));
}

#[test]
fn a_large_pdf_survives_its_lines_of_base64() {
    let world = World::new();
    let mut large = snapshot(2, 7);
    large.pdf = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let request = SealRequest {
        parts: vec![Part::snapshot(large.clone(), &world.commune)],
        ..world.submission()
    };
    let opened = open(&sealed(request, &world.commune), &world.at_district()).unwrap();
    assert!(opened.snapshot() == Some(large));
}

#[test]
fn a_stored_part_is_put_together_again_only_from_its_own_bytes() {
    let world = World::new();
    let part = Part::snapshot(snapshot(2, 7), &world.commune);
    let (proof, content, pdf) = (part.proof(), part.content(), part.pdf());
    let again = |content: &[u8], pdf: &[u8]| {
        Part::signed_earlier(proof.clone(), content.to_vec(), pdf.to_vec())
    };
    assert!(again(content, pdf) == Some(part.clone()));
    assert!(again(&content[1..], pdf).is_none());
    assert!(again(content, b"another paper").is_none());
    let mut forged = proof.clone();
    forged.statement = forged.statement.replace("\"number\":2", "\"number\":3");
    assert!(Part::signed_earlier(forged, content.to_vec(), pdf.to_vec()).is_none());
}

fn vector(entries: &[(u64, u64)]) -> VersionVector {
    let mut vector = VersionVector::default();
    for &(actor, n) in entries {
        vector.observe(Dot { actor: ActorId(actor), n });
    }
    vector
}

#[test]
fn newer_older_same_and_two_branches_are_told_by_vectors() {
    let (one, other) = (Fingerprint([1; 32]), Fingerprint([2; 32]));
    let held = vector(&[(1, 5), (2, 3)]);
    let held = Held { vector: &held, fingerprint: one, number: 1 };
    let told =
        |entries: &[(u64, u64)], fingerprint| relation(&vector(entries), fingerprint, Some(held));
    assert_eq!(relation(&vector(&[(1, 1)]), other, None), Relation::First);
    assert_eq!(told(&[(1, 5), (2, 4)], other), Relation::Newer);
    assert_eq!(told(&[(1, 5), (2, 3)], one), Relation::Same);
    assert_eq!(told(&[(1, 5)], other), Relation::Older);
    assert_eq!(told(&[(1, 9)], other), Relation::TwoBranches);
    assert_eq!(told(&[(1, 5), (2, 3)], other), Relation::TwoBranches);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_sealed_is_opened_as_it_was(
        households in 0_usize..40,
        pdf in prop::collection::vec(any::<u8>(), 0..3000),
        note in "\\PC{0,40}",
        answers in any::<bool>(),
    ) {
        let world = World::new();
        let lines: Vec<String> = (0..households)
            .map(|n| serde_json::json!({"id": n, "kind": "household", "note": note}).to_string())
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut snapshot = snapshot(2, 9);
        snapshot.plan = ledger("plan/15670/2020", COMMUNE, 9, &lines);
        snapshot.pdf = pdf;
        let mut parts = vec![Part::snapshot(snapshot.clone(), &world.commune)];
        if answers {
            let ledger = ledger("answers/15670/2020", COMMUNE, 1, &[]);
            parts.push(Part::ledger(ledger, &world.commune));
        }
        let request = SealRequest { parts: parts.clone(), summary: note, ..world.submission() };
        let summary = request.summary.clone();
        let opened = open(&sealed(request, &world.commune), &world.at_district()).unwrap();
        prop_assert!(opened.snapshot() == Some(snapshot));
        prop_assert!(opened.parts.iter().map(|opened| &opened.part).eq(&parts));
        prop_assert_eq!(opened.manifest.summary, summary);
        prop_assert_eq!(opened.manifest.sums.households, households as u64);
        prop_assert_eq!(opened.header.kind, Kind::Submission);
    }

    #[test]
    fn bytes_that_are_no_package_never_open(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let world = World::new();
        prop_assert!(open(&bytes, &world.at_district()).is_err());
        let mut framed = crate::frame::MAGIC.to_vec();
        framed.extend(&bytes);
        prop_assert!(open(&framed, &world.at_district()).is_err());
    }
}
