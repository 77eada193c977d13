//! Every refusal has a sentence of its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use replica::VersionVector;

use super::{COMMUNE, DISTRICT, World, forged, sealed, snapshot};
use crate::{
    ControlSums, Fingerprint, Held, Kind, OpenContext, Party, Refusal, Relation, Role, UnitSecret,
    fingerprint_words, open,
};

#[test]
fn an_unknown_sender_is_named_with_the_six_words_that_enrol_it() {
    let mut world = World::new();
    world.known.remove(COMMUNE);
    let bytes = sealed(world.submission(), &world.commune);
    let Err(Refusal::UnknownSender { sender, words }) = open(&bytes, &world.at_district()) else {
        panic!("opened");
    };
    assert_eq!(words, fingerprint_words(&world.commune.public_keys()));
    world.known.insert(COMMUNE.to_owned(), *sender);
    assert!(open(&bytes, &world.at_district()).is_ok());
}

#[test]
fn a_sender_with_other_keys_than_enrolled_is_refused() {
    let world = World::new();
    let mut request = world.submission();
    request.parts = vec![crate::Part::snapshot(snapshot(2, 7), &world.stranger)];
    let bytes = sealed(request, &world.stranger);
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::SenderKeyChanged { .. }
    ));
}

#[test]
fn a_package_for_others_is_refused() {
    let mut world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    assert!(matches!(
        open(&bytes, &world.at_reviewer()).unwrap_err(),
        Refusal::NotForUs { recipients } if recipients.len() == 2
    ));
    let nobody = BTreeMap::new();
    let knows_nobody = OpenContext { known: &nobody, ..world.at_reviewer() };
    assert!(
        matches!(open(&bytes, &knows_nobody).unwrap_err(), Refusal::NotForUs { .. }),
        "nobody compares six words of a package that cannot be opened here"
    );
    world.district = UnitSecret::new([6; 32]);
    assert!(matches!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::OldKey { .. }));
}

#[test]
fn another_year_district_or_unit_is_refused() {
    let world = World::new();
    let bytes = sealed(world.submission(), &world.commune);
    let year = OpenContext { plan_year: 2021, ..world.at_district() };
    let other_year = Refusal::OtherYear { year: 2020, own: 2021 };
    assert_eq!(open(&bytes, &year).unwrap_err(), other_year);
    let district = OpenContext { district: "400", ..world.at_district() };
    assert!(matches!(open(&bytes, &district).unwrap_err(), Refusal::OtherDistrict { .. }));
    let bytes = sealed(world.hand_out(), &world.district);
    let unit = OpenContext { unit: "15671", ..world.at_commune() };
    assert!(matches!(open(&bytes, &unit).unwrap_err(), Refusal::OtherUnit { .. }));
}

#[test]
fn training_and_real_never_mix() {
    let world = World::new();
    let real = sealed(world.submission(), &world.commune);
    let training = forged(&world.submission(), &world.commune, |header, _| {
        header.training = true;
    });
    let in_training = OpenContext { training: true, ..world.at_district() };
    assert_eq!(open(&training, &world.at_district()).unwrap_err(), Refusal::TrainingInReal);
    assert_eq!(open(&real, &in_training).unwrap_err(), Refusal::RealInTraining);
    assert!(open(&training, &in_training).is_ok());
}

#[test]
fn older_same_and_two_branches_are_told_after_opening() {
    let world = World::new();
    let opened = open(&sealed(world.submission(), &world.commune), &world.at_district()).unwrap();
    let told = |held: &crate::Snapshot| {
        let held = Held {
            vector: &held.plan.vector,
            fingerprint: held.fingerprint(),
            number: held.number,
        };
        opened.relation_to(Some(held)).unwrap()
    };
    assert_eq!(opened.relation_to(None), Some(Relation::First));
    assert_eq!(told(&snapshot(1, 6)), Relation::Newer);
    assert_eq!(told(&snapshot(2, 7)), Relation::Same);
    assert_eq!(told(&snapshot(9, 8)), Relation::Older);
    let mut apart = snapshot(2, 6);
    let other = replica::Dot { actor: replica::ActorId(0xbb), n: 1 };
    apart.plan.vector.observe(other);
    assert_eq!(told(&apart), Relation::TwoBranches);
    assert_eq!(Relation::First.refusal(2, 1), None);
    assert_eq!(Relation::Newer.refusal(2, 1), None);
    assert_eq!(Relation::Older.refusal(2, 9), Some(Refusal::Older { number: 2, held: 9 }));
}

/// One of each. The match below stops compiling when a case is added and not listed.
fn one_of_each() -> Vec<Refusal> {
    let world = World::new();
    let text = str::to_owned;
    let keys = world.commune.public_keys();
    let words = fingerprint_words(&keys);
    let sender = Box::new(Party {
        unit: text(COMMUNE),
        name: text("xã Thọ Bình"),
        role: Role::Commune,
        keys,
    });
    let commune = || text("xã Thọ Bình");
    let ledger = || text("district/15670/2020");
    let sums = |households| ControlSums { households, members: 1390, dong: 2_500_000_000 };
    vec![
        Refusal::TooBig { bytes: 41 << 20 },
        Refusal::NotAPackage,
        Refusal::Truncated { missing: Some(512) },
        Refusal::Damaged,
        Refusal::NewerFormat { needs: 2, program: text("1.4.0") },
        Refusal::TrainingInReal,
        Refusal::RealInTraining,
        Refusal::OtherDistrict { district: text("400"), own: text(DISTRICT) },
        Refusal::OtherYear { year: 2019, own: 2020 },
        Refusal::UnknownSender { sender: sender.clone(), words },
        Refusal::SenderKeyChanged { sender, words },
        Refusal::NotForUs { recipients: vec![text("huyện Triệu Sơn"), commune()] },
        Refusal::OldKey { sender: commune() },
        Refusal::OtherUnit { unit: text("15671"), own: text(COMMUNE) },
        Refusal::KindNotAllowed { kind: Kind::HandOut, sender: commune() },
        Refusal::MergeFromOutside { sender: commune() },
        Refusal::UnpacksTooBig,
        Refusal::LineTooLong,
        Refusal::TooManyLines,
        Refusal::TooManyParts,
        Refusal::StringTooLong,
        Refusal::TooDeep,
        Refusal::Contents { detail: "manifest" },
        Refusal::HeaderMismatch,
        Refusal::ForeignLedger { ledger: ledger(), claimed: text(COMMUNE), owner: text(DISTRICT) },
        Refusal::NotSignedByOwner { ledger: ledger(), owner: text(DISTRICT), sender: commune() },
        Refusal::LedgerOfOtherYear { ledger: text("answers/15670/2019"), year: 2020 },
        Refusal::LedgerOfOtherUnit { ledger: text("answers/15671/2020"), unit: text(COMMUNE) },
        Refusal::LogOutsideMerge,
        Refusal::NoSnapshot,
        Refusal::ReviewByCommune { ledger: text("review/uy-vien-03/15670/2020") },
        Refusal::LedgerTwice { ledger: ledger() },
        Refusal::Counts,
        Refusal::Fingerprint,
        Refusal::Uncountable { ledger: text("plan/15670/2020"), detail: text("…") },
        Refusal::Sums { said: sums(306), found: sums(305) },
        Refusal::Older { number: 1, held: 2 },
        Refusal::Same { number: 2, held: 2 },
        Refusal::TwoBranches { number: 3, held: 2 },
    ]
}

fn place(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::TooBig { .. } => 0,
        Refusal::NotAPackage => 1,
        Refusal::Truncated { .. } => 2,
        Refusal::Damaged => 3,
        Refusal::NewerFormat { .. } => 4,
        Refusal::TrainingInReal => 5,
        Refusal::RealInTraining => 6,
        Refusal::OtherDistrict { .. } => 7,
        Refusal::OtherYear { .. } => 8,
        Refusal::UnknownSender { .. } => 9,
        Refusal::SenderKeyChanged { .. } => 10,
        Refusal::NotForUs { .. } => 11,
        Refusal::OldKey { .. } => 12,
        Refusal::OtherUnit { .. } => 13,
        Refusal::KindNotAllowed { .. } => 14,
        Refusal::MergeFromOutside { .. } => 15,
        Refusal::UnpacksTooBig => 16,
        Refusal::LineTooLong => 17,
        Refusal::TooManyLines => 18,
        Refusal::TooManyParts => 19,
        Refusal::StringTooLong => 20,
        Refusal::TooDeep => 21,
        Refusal::Contents { .. } => 22,
        Refusal::HeaderMismatch => 23,
        Refusal::ForeignLedger { .. } => 24,
        Refusal::NotSignedByOwner { .. } => 25,
        Refusal::LedgerOfOtherYear { .. } => 26,
        Refusal::LedgerOfOtherUnit { .. } => 27,
        Refusal::LogOutsideMerge => 28,
        Refusal::NoSnapshot => 29,
        Refusal::ReviewByCommune { .. } => 38,
        Refusal::LedgerTwice { .. } => 30,
        Refusal::Counts => 31,
        Refusal::Fingerprint => 32,
        Refusal::Uncountable { .. } => 33,
        Refusal::Sums { .. } => 34,
        Refusal::Older { .. } => 35,
        Refusal::Same { .. } => 36,
        Refusal::TwoBranches { .. } => 37,
    }
}

#[test]
fn every_refusal_has_a_sentence_of_its_own_that_says_nothing_changed() {
    let all = one_of_each();
    let places: BTreeSet<usize> = all.iter().map(place).collect();
    assert!(places.into_iter().eq(0..39), "a case is missing");
    let sentences: Vec<String> = all.iter().map(Refusal::to_string).collect();
    let beginnings: HashSet<&str> = sentences
        .iter()
        .map(|sentence| sentence.split("Dữ liệu trên máy này").next().unwrap())
        .collect();
    assert_eq!(beginnings.len(), all.len());
    for sentence in &sentences {
        assert!(sentence.contains("Dữ liệu trên máy này không thay đổi."), "{sentence}");
        assert!(!sentence.contains('!') && sentence.ends_with('.'), "{sentence}");
    }
    insta::assert_snapshot!(sentences.join("\n"));
}

#[test]
fn every_relation_has_a_sentence_of_its_own() {
    let all =
        [Relation::First, Relation::Newer, Relation::Same, Relation::Older, Relation::TwoBranches];
    insta::assert_snapshot!(all.map(|relation| relation.to_string()).join("\n"));
}

#[test]
fn a_held_snapshot_with_the_same_bytes_is_the_same_whatever_its_number() {
    let held =
        Held { vector: &VersionVector::default(), fingerprint: Fingerprint([3; 32]), number: 7 };
    let told = crate::relation(&VersionVector::default(), Fingerprint([3; 32]), Some(held));
    assert_eq!(told, Relation::Same);
}
