//! Who may own, send and relay which ledger.

use super::{COMMUNE, DISTRICT, REVIEWER, World, forged, ledger, sealed, snapshot, tally};
use crate::{
    Kind, OpenContext, Part, Provenance, Refusal, Role, SealError, SealRequest, UnitSecret, open,
    seal,
};

/// What the receiver says to a package that sealing refuses to make, made nevertheless.
fn refused(request: &SealRequest, signer: &UnitSecret, at: &OpenContext<'_>) -> Refusal {
    let refusal = open(&forged(request, signer, |_, _| {}), at).unwrap_err();
    assert_eq!(seal(request, signer, &tally), Err(SealError::WouldBeRefused(refusal.clone())));
    refusal
}

fn submission_with(world: &World, part: Part) -> SealRequest {
    let mut request = world.submission();
    request.parts.push(part);
    request
}

#[test]
fn a_commune_cannot_write_a_district_ledger_in_its_own_name() {
    let world = World::new();
    let part = Part::ledger(ledger("district/15670/2020", COMMUNE, 1, &[]), &world.commune);
    let request = submission_with(&world, part);
    assert_eq!(
        refused(&request, &world.commune, &world.at_district()),
        Refusal::ForeignLedger {
            ledger: "district/15670/2020".to_owned(),
            claimed: COMMUNE.to_owned(),
            owner: DISTRICT.to_owned()
        }
    );
}

#[test]
fn a_commune_cannot_write_a_district_ledger_in_the_districts_name() {
    let world = World::new();
    let part = Part::ledger(ledger("catalogue/2020", DISTRICT, 1, &[]), &world.commune);
    let bytes = sealed(submission_with(&world, part), &world.commune);
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::NotSignedByOwner { owner, .. } if owner == DISTRICT
    ));
}

#[test]
fn the_district_cannot_write_a_communes_plan() {
    let world = World::new();
    let mut request = world.hand_out();
    let part = Part::ledger(ledger("plan/15670/2020", DISTRICT, 1, &[]), &world.district);
    request.parts.push(part);
    assert!(matches!(
        refused(&request, &world.district, &world.at_commune()),
        Refusal::ForeignLedger { owner, .. } if owner == COMMUNE
    ));
}

#[test]
fn a_ledger_whose_first_line_names_another_is_refused() {
    let world = World::new();
    let mut inside = ledger("district/15670/2020", DISTRICT, 1, &[]);
    inside.id = "answers/15670/2020".to_owned();
    inside.owner = COMMUNE.to_owned();
    let request = submission_with(&world, Part::ledger(inside, &world.commune));
    assert!(matches!(refused_content(&world, &request), Refusal::Contents { .. }));
}

fn refused_content(world: &World, request: &SealRequest) -> Refusal {
    let bytes = forged(request, &world.commune, |_, _| {});
    open(&bytes, &world.at_district()).unwrap_err()
}

#[test]
fn a_commune_brings_no_ledger_of_another_year_and_no_review() {
    let world = World::new();
    let with = |id: &str, owner: &str| {
        let part = Part::ledger(ledger(id, owner, 1, &[]), &world.commune);
        refused(&submission_with(&world, part), &world.commune, &world.at_district())
    };
    assert!(matches!(
        with("answers/15670/2021", COMMUNE),
        Refusal::LedgerOfOtherYear { year: 2020, .. }
    ));
    assert!(matches!(with("review/15670/15670/2020", COMMUNE), Refusal::ReviewByCommune { .. }));
}

#[test]
fn a_ledger_about_another_unit_is_refused() {
    let world = World::new();
    let mut request = world.hand_out();
    let part = Part::ledger(ledger("district/15671/2020", DISTRICT, 1, &[]), &world.district);
    request.parts.push(part);
    assert!(matches!(
        refused(&request, &world.district, &world.at_commune()),
        Refusal::LedgerOfOtherUnit { .. }
    ));
}

#[test]
fn nobody_takes_another_role_than_he_is_enrolled_in() {
    let world = World::new();
    let request = SealRequest {
        kind: Kind::Return,
        parts: Vec::new(),
        sender_role: Role::Reviewer,
        ..world.submission()
    };
    let bytes = sealed(request, &world.commune);
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::KindNotAllowed { .. }
    ));
    let request = SealRequest { sender_role: Role::District, ..world.submission() };
    assert!(seal(&request, &world.commune, &tally).is_err());
}

#[test]
fn a_change_log_never_leaves_the_unit() {
    let world = World::new();
    let log = || Part::change_log(ledger("log/15670/2020", COMMUNE, 1, &[]), &world.commune);
    let request = submission_with(&world, log());
    assert_eq!(refused(&request, &world.commune, &world.at_district()), Refusal::LogOutsideMerge);
    let merge = SealRequest {
        kind: Kind::Merge,
        parts: vec![log()],
        ..world.request(COMMUNE, "xã Thọ Bình", &[])
    };
    assert!(open(&sealed(merge, &world.commune), &world.at_commune()).is_ok());
}

#[test]
fn merging_is_between_laptops_of_one_unit() {
    let world = World::new();
    let merge = SealRequest {
        kind: Kind::Merge,
        ..world.request(COMMUNE, "xã Thọ Bình", &[(DISTRICT, &world.district)])
    };
    let bytes = sealed(merge, &world.commune);
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::MergeFromOutside { .. }
    ));
}

#[test]
fn only_the_district_hands_out_and_only_communes_submit() {
    let world = World::new();
    let from_commune = |kind| {
        let request = SealRequest { kind, parts: Vec::new(), ..world.submission() };
        refused(&request, &world.commune, &world.at_district())
    };
    for kind in [Kind::HandOut, Kind::Return] {
        assert!(matches!(
            from_commune(kind),
            Refusal::KindNotAllowed { kind: said, .. } if said == kind
        ));
    }
    let request = SealRequest { kind: Kind::Submission, ..world.hand_out() };
    assert!(matches!(
        refused(&request, &world.district, &world.at_commune()),
        Refusal::KindNotAllowed { .. }
    ));
}

#[test]
fn a_submission_carries_exactly_one_frozen_plan() {
    let world = World::new();
    let none = SealRequest { parts: Vec::new(), ..world.submission() };
    assert_eq!(refused(&none, &world.commune, &world.at_district()), Refusal::NoSnapshot);
    let twice = submission_with(&world, Part::snapshot(snapshot(3, 8), &world.commune));
    assert!(matches!(
        refused(&twice, &world.commune, &world.at_district()),
        Refusal::LedgerTwice { .. }
    ));
}

#[test]
fn the_header_lists_the_ledgers_that_are_inside() {
    let world = World::new();
    let bytes = forged(&world.submission(), &world.commune, |header, _| {
        header.ledgers.clear();
    });
    assert_eq!(open(&bytes, &world.at_district()).unwrap_err(), Refusal::HeaderMismatch);
}

#[test]
fn a_submission_bears_the_number_of_its_frozen_plan() {
    let world = World::new();
    let request = SealRequest { number: 3, ..world.submission() };
    assert_eq!(refused(&request, &world.commune, &world.at_district()), Refusal::HeaderMismatch);
}

/// The district sends the commune's signed snapshot on, as it was signed.
fn re_sealed(world: &World, to: (&str, &UnitSecret)) -> Vec<u8> {
    let submitted = sealed(world.submission(), &world.commune);
    let opened = open(&submitted, &world.at_district()).unwrap();
    let part = opened.parts[0].part.clone();
    let request = SealRequest {
        kind: Kind::Return,
        parts: vec![part],
        ..world.request(DISTRICT, "huyện Triệu Sơn", &[to])
    };
    sealed(request, &world.district)
}

#[test]
fn a_relayed_snapshot_keeps_the_word_of_its_owner() {
    let world = World::new();
    let bytes = re_sealed(&world, (REVIEWER, &world.reviewer));
    let opened = open(&bytes, &world.at_reviewer()).unwrap();
    assert_eq!(opened.parts[0].provenance, Provenance::Owner);
    assert!(opened.snapshot() == Some(snapshot(2, 7)));
}

#[test]
fn the_district_vouches_where_the_owner_is_not_enrolled() {
    let mut world = World::new();
    let bytes = re_sealed(&world, (REVIEWER, &world.reviewer));
    world.known.remove(COMMUNE);
    let opened = open(&bytes, &world.at_reviewer()).unwrap();
    assert_eq!(opened.parts[0].provenance, Provenance::District);
}

#[test]
fn a_commune_that_lost_its_key_gets_its_last_snapshot_back() {
    let world = World::new();
    let new_secret = UnitSecret::new([8; 32]);
    let bytes = re_sealed(&world, (COMMUNE, &new_secret));
    let at_new_laptop = OpenContext { secret: &new_secret, ..world.at_commune() };
    let opened = open(&bytes, &at_new_laptop).unwrap();
    assert_eq!(opened.parts[0].provenance, Provenance::District);
}

#[test]
fn nobody_but_the_district_vouches_for_others() {
    let mut world = World::new();
    let part = Part::ledger(ledger("answers/15670/2020", COMMUNE, 1, &[]), &world.commune);
    let request = SealRequest {
        kind: Kind::Return,
        parts: vec![part],
        ..world.request(REVIEWER, "ủy viên 03", &[(DISTRICT, &world.district)])
    };
    let bytes = sealed(request, &world.reviewer);
    let relayed = open(&bytes, &world.at_district()).unwrap();
    assert_eq!(relayed.parts[0].provenance, Provenance::Owner);
    world.known.remove(COMMUNE);
    assert!(matches!(
        open(&bytes, &world.at_district()).unwrap_err(),
        Refusal::NotSignedByOwner { .. }
    ));
}

#[test]
fn a_bundle_about_the_district_may_hold_ledgers_of_many_units() {
    let world = World::new();
    let parts = ["district/15670/2020", "district/15671/2020", "catalogue/2020"];
    let parts = parts.map(|id| Part::ledger(ledger(id, DISTRICT, 1, &[]), &world.district));
    let request = SealRequest {
        kind: Kind::HandOut,
        unit: DISTRICT.to_owned(),
        parts: parts.to_vec(),
        ..world.request(DISTRICT, "huyện Triệu Sơn", &[(REVIEWER, &world.reviewer)])
    };
    let bytes = sealed(request, &world.district);
    assert_eq!(open(&bytes, &world.at_reviewer()).unwrap().ledgers().count(), 3);
}
