//! Plan 154: totals as issued, reviewers, what is asked.

use super::*;
use crate::ratio::Ratio;
use std::collections::BTreeSet;

#[test]
fn printed_totals_stand_as_issued_beside_the_sums() {
    let shown: Vec<(String, String)> = catalogue()
        .compared_totals()
        .iter()
        .map(|total| (total.unit.show(total.stated), total.unit.show(total.summed)))
        .collect();
    let expected = [
        ("59.360", "59.360"),
        ("1.825", "1.825"),
        ("1.297", "1.297"),
        ("2,18", "2,18"),
        ("4.241", "4.241"),
        ("795", "818"),
        ("1,34", "1,38"),
    ];
    let shown: Vec<(&str, &str)> = shown.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(shown, expected);
}

#[test]
fn the_gap_of_the_near_poor_total_is_the_row_of_hop_thanh() {
    let differences = catalogue().differences();
    let items: Vec<TotalItem> = differences.iter().map(|difference| difference.item).collect();
    assert_eq!(items, [TotalItem::NearPoorReduce, TotalItem::NearPoorReduceRate]);
    assert_eq!(differences[0].gap(), 23);
    assert!(differences[0].explanation.contains("Hợp Thành"));
    let rows_of_23: Vec<&str> = catalogue()
        .units
        .iter()
        .filter(|unit| unit.near_poor_reduce == 23)
        .map(Unit::short_name)
        .collect();
    assert_eq!(rows_of_23, ["Hợp Thành"]);
}

#[test]
fn eighteen_reviewers_cover_36_printed_names_and_all_34_units() {
    let reviewers = &catalogue().reviewers;
    assert_eq!(reviewers.len(), 18);
    assert!(reviewers.iter().all(|reviewer| reviewer.units.len() == 2));
    let printed: BTreeSet<_> =
        reviewers.iter().flat_map(|r| &r.units).map(|u| u.printed.as_str()).collect();
    let covered: BTreeSet<_> =
        reviewers.iter().flat_map(|r| &r.units).map(|u| u.code.as_ref()).collect();
    let all: BTreeSet<_> = catalogue().units.iter().map(|unit| unit.code.as_ref()).collect();
    assert_eq!(printed.len(), 36);
    assert_eq!(covered, all);
}

#[test]
fn every_printed_name_of_annex_two_is_an_alias_of_its_unit() {
    for assigned in catalogue().reviewers.iter().flat_map(|reviewer| &reviewer.units) {
        let found = catalogue().find_unit(&assigned.printed).map(|unit| &unit.code);
        assert_eq!(found, Some(&assigned.code), "{}", assigned.printed);
    }
}

#[test]
fn the_town_of_trieu_son_has_three_reviewers_and_every_other_unit_one() {
    for unit in &catalogue().units {
        let names: Vec<&str> = catalogue()
            .reviewers_of(unit.code.as_ref())
            .iter()
            .map(|reviewer| reviewer.name.as_str())
            .collect();
        if unit.code.as_ref() == "15664" {
            assert_eq!(names, ["Lê Thanh Hải", "Lê Thị Mai", "Ngô Văn Lương"]);
        } else {
            assert_eq!(names.len(), 1, "{}", unit.name);
        }
    }
}

#[test]
fn the_assignment_is_that_of_plan_154() {
    let assignment = &catalogue().assignment;
    assert_eq!(assignment.number, "154/KH-UBND");
    assert_eq!(assignment.date.in_words(), "ngày 31 tháng 01 năm 2020");
    assert_eq!(assignment.year, plan_2020());
    assert_eq!(assignment.deadline.last_day().to_string(), "23/02/2020");
    assert_eq!(assignment.reviewed_deadline, assignment.deadline);
    assert_eq!(Some(assignment.income_increase.amount), dong(228_000));
    assert_eq!(Some(assignment.income_level.amount), dong(1_715_000));
    assert_eq!(assignment.poor_rate_end_below, 89);
    let counts: Vec<Option<u32>> = assignment.services.iter().map(|target| target.count).collect();
    assert_eq!(counts, [Some(65), None, Some(129), Some(295), Some(982), Some(425), Some(46)]);
    let numbers: Vec<&str> = assignment.bases.iter().map(|basis| basis.number.as_str()).collect();
    assert!(numbers.contains(&"154/KH-UBND") && numbers.contains(&"54/QĐ-UBND"));
    assert_eq!(numbers.len(), 7);
    for basis in &assignment.bases {
        assert!(basis.text.contains(&basis.number), "{}", basis.text);
        assert!(basis.text.contains(&basis.date.year().to_string()), "{}", basis.text);
    }
}

#[test]
fn the_end_rate_of_the_district_is_just_below_the_stated_bound() {
    let left = catalogue().summed(TotalItem::PoorStart) - catalogue().summed(TotalItem::PoorReduce);
    let rate = Ratio::of(left, catalogue().summed(TotalItem::NaturalHouseholds));
    let bound = Ratio::of(catalogue().assignment.poor_rate_end_below, 10_000);
    assert!(rate < bound);
}
