//! Fingerprints and recovery sheets as they stand on paper.

use proptest::prelude::*;

use super::snapshot;
use crate::{Fingerprint, ShortFormError};

#[test]
fn the_fingerprint_does_not_depend_on_the_pdf_that_bears_it() {
    let mut other = snapshot(2, 7);
    let before = other.fingerprint();
    other.pdf = b"%PDF-1.7 another paper".to_vec();
    assert_eq!(other.fingerprint(), before);
    assert_ne!(snapshot(2, 8).fingerprint(), before);
}

#[test]
fn the_short_form_is_four_groups_of_five_unmistakable_signs() {
    let short = Fingerprint::of(b"mot ke hoach").short();
    let groups: Vec<&str> = short.split(' ').collect();
    assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [5; 4]);
    assert!(!short.contains(['I', 'L', 'O', 'U']));
}

#[test]
fn a_slip_in_the_short_form_is_told_from_a_wrong_length_and_a_wrong_sign() {
    let fingerprint = Fingerprint([0; 32]);
    assert_eq!(fingerprint.is_short_form("ooooo-00000.00000 oOoOo"), Ok(true));
    assert_eq!(fingerprint.is_short_form("00000 00000 00000 00001"), Ok(false));
    assert_eq!(
        fingerprint.is_short_form("00000 00000 00000 0000"),
        Err(ShortFormError::Length { found: 19 })
    );
    assert_eq!(
        fingerprint.is_short_form("00000 00000 00000 0000U"),
        Err(ShortFormError::Sign { sign: 'U' })
    );
}

proptest! {
    #[test]
    fn the_short_form_is_recognised_however_it_is_typed(bytes in any::<[u8; 32]>()) {
        let fingerprint = Fingerprint(bytes);
        let short = fingerprint.short();
        let typed = short.replace('1', "l").replace('0', "O").replace(' ', "-").to_lowercase();
        prop_assert_eq!(fingerprint.is_short_form(&short), Ok(true));
        prop_assert_eq!(fingerprint.is_short_form(&typed), Ok(true));
    }

    #[test]
    fn another_plan_has_another_short_form(a in any::<[u8; 32]>(), b in any::<[u8; 32]>()) {
        prop_assume!(a[..12] != b[..12]);
        prop_assert_eq!(Fingerprint(a).is_short_form(&Fingerprint(b).short()), Ok(false));
    }
}
