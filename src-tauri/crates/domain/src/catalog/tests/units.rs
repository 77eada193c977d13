//! Communes and towns: codes, names, figures of annex 1.

use super::*;
use crate::date::ViDate;
use crate::plan::Area;
use crate::ratio::Ratio;
use crate::text::fold_label;
use std::collections::HashSet;

#[test]
fn there_are_34_communes_with_codes_of_their_own() {
    let codes: HashSet<_> = catalogue().units.iter().map(|unit| &unit.code).collect();
    assert_eq!(catalogue().units.len(), 34);
    assert_eq!(codes.len(), 34);
    assert!(codes.iter().all(|code| code.as_ref().len() == 5));
    let numbers: Vec<u32> = catalogue().units.iter().map(|unit| unit.number).collect();
    assert_eq!(numbers, (1..=34).collect::<Vec<_>>());
}

#[test]
fn tho_binh_is_as_annex_one_prints_it() {
    let unit = catalogue().unit("15670").expect("Thọ Bình is one of the 34");
    assert_eq!(unit.name, "Xã Thọ Bình");
    assert_eq!(unit.short_name(), "Thọ Bình");
    assert_eq!(unit.folded_ascii(), "ThoBinh");
    assert_eq!(unit.kind(), UnitKind::Commune);
    assert_eq!(unit.area, Area::Rural);
    assert_eq!((unit.poor_start, unit.near_poor_start), (306, 115));
    assert_eq!((unit.poor_reduce, unit.near_poor_reduce), (200, 30));
    assert_eq!(unit.poor_end_target(), 106);
    assert_eq!(unit.poor_rate_start().map(|rate| rate.to_string()).as_deref(), Some("13,88"));
    assert_eq!(unit.poor_rate_end().map(|rate| rate.to_string()).as_deref(), Some("4,81"));
}

#[test]
fn the_two_towns_are_urban_and_all_others_rural() {
    for unit in &catalogue().units {
        let town = ["15664", "15718"].contains(&unit.code.as_ref());
        assert_eq!(unit.kind() == UnitKind::Town, town, "{}", unit.name);
        assert_eq!(unit.area == Area::Urban, town, "{}", unit.name);
    }
    assert_eq!(catalogue().unit("15664").map(Unit::short_name), Some("Triệu Sơn"));
}

#[test]
fn all_68_printed_percentages_are_recomputed_exactly() {
    let hundredths = |rate: Option<Ratio>| rate.map(Ratio::hundredths_of_percent);
    for unit in &catalogue().units {
        let (poor, near_poor) = (unit.poor_reduce_rate(), unit.near_poor_reduce_rate());
        assert_eq!(hundredths(poor), Some(unit.poor_reduce_rate_printed), "{}", unit.name);
        assert_eq!(
            hundredths(near_poor),
            Some(unit.near_poor_reduce_rate_printed),
            "{}",
            unit.name
        );
    }
}

#[test]
fn two_communes_are_asked_to_lead_every_poor_household_out() {
    let whole = Ratio::of(1, 1);
    let all: Vec<&str> = catalogue()
        .units
        .iter()
        .filter(|unit| unit.share_of_poor_to_leave() == whole)
        .map(Unit::short_name)
        .collect();
    assert_eq!(all, ["Đồng Lợi", "Đồng Thắng"]);
}

#[test]
fn units_are_found_by_every_name_they_are_met_under() {
    for (text, code) in [
        ("15670", "15670"),
        ("Thọ Bình", "15670"),
        ("xã thọ bình", "15670"),
        ("UBND xã Thọ Bình", "15670"),
        ("X. Tho Binh", "15670"),
        ("Vân Sơn", "15712"),
        ("Xã Văn Sơn", "15712"),
        ("Tân Ninh", "15718"),
        ("TT Nưa", "15718"),
        ("thị trấn Nưa", "15718"),
        ("Thị Trần", "15664"),
        ("Thị trấn", "15664"),
        ("TT. Triệu Sơn", "15664"),
        ("Minh Dân", "15664"),
        ("xã Minh Châu", "15664"),
        ("15694", "15664"),
        ("Thọ Tiên", "15673"),
        ("Thọ Thê", "15763"),
        ("Hợp Lí", "15676"),
        ("Thái Hoà", "15715"),
        ("Mẫu Sơn (tập huấn)", "00001"),
    ] {
        let found = catalogue().find_unit(text).map(|unit| unit.code.as_ref());
        assert_eq!(found, Some(code), "{text}");
    }
    assert!(catalogue().find_unit("Xuân Du").is_none());
    assert!(catalogue().find_unit("xã").is_none());
    assert!(catalogue().find_unit("").is_none());
}

#[test]
fn former_units_know_their_last_day_and_code() {
    let town = catalogue().unit("15664").expect("the town is one of the 34");
    let alias = town.aliases.iter().find(|alias| alias.name == "Minh Dân").expect("a former unit");
    assert_eq!(alias.kind, AliasKind::FormerUnit);
    assert_eq!(alias.valid_to, ViDate::new(2019, 11, 30));
    assert_eq!(alias.old_code.as_ref().map(AsRef::as_ref), Some("15694"));
}

#[test]
fn the_training_commune_is_flagged_and_no_part_of_any_sum() {
    let training = &catalogue().training_unit;
    assert!(training.training);
    assert_eq!(training.name, "Xã Mẫu Sơn (tập huấn)");
    assert!(catalogue().units.iter().all(|unit| !unit.training && unit.code != training.code));
    assert_eq!(catalogue().unit("00001"), Some(training));
}

#[test]
fn file_names_of_units_are_plain_and_distinct() {
    let names: HashSet<String> = catalogue().units.iter().map(Unit::folded_ascii).collect();
    assert_eq!(names.len(), 34);
    assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_alphanumeric())));
    assert!(catalogue().units.iter().all(|unit| !fold_label(unit.short_name()).is_empty()));
}
