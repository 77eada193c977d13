//! The district's units with the households of annex 1, generated.

use acceptance::communes::Commune;
use serde_json::json;

#[test]
fn the_smallest_units_are_ready_to_be_frozen_with_the_households_of_annex_1() {
    let small = Commune::units().iter().filter(|unit| unit.poor_start + unit.near_poor_start < 80);
    let mut checked = 0;
    for (n, unit) in small.enumerate() {
        let commune = Commune::ready(unit, n as u64 + 1);
        let check = commune.office.does("plan.check", json!({}));
        assert_eq!((&check["blocks"], &check["warns"]), (&json!(0), &json!(0)), "{}", unit.name);
        let households = commune.office.rows("").len();
        assert_eq!(households as u32, unit.poor_start + unit.near_poor_start, "{}", unit.name);
        assert_eq!(commune.freezes()["number"], 1, "{}", unit.name);
        checked += 1;
    }
    assert!(checked >= 3, "{checked} units");
}
