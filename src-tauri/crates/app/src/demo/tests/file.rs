//! The list as a file, and read again by `intake`.

use domain::catalog::Catalogue;
use domain::date::PlanYear;
use domain::plan::Area;
use intake::{Context, HouseholdRow};

use super::super::{InventedCommune, Layout};
use super::{SEED, tho_binh, unit};

#[test]
fn the_same_seed_gives_the_same_commune_and_the_same_file() {
    let (one, other) = (tho_binh(), tho_binh());
    assert_eq!(one, other);
    for layout in [Layout::Households, Layout::Members] {
        assert!(one.list_xlsx(layout).unwrap() == other.list_xlsx(layout).unwrap(), "{layout:?}");
    }
    assert_ne!(one.households, InventedCommune::of(unit("15670"), SEED + 1).households);
    assert_ne!(one.households, InventedCommune::of(unit("15769"), SEED).households);
}

fn read_back(commune: &InventedCommune, layout: Layout) -> intake::Intake {
    let catalogue = Catalogue::built_in();
    let bytes = commune.list_xlsx(layout).unwrap();
    let sheet = intake::read_bytes(&bytes, None).unwrap();
    let header = intake::find_header(&sheet, catalogue);
    let unread: Vec<&str> = header
        .columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| column.heading.as_str())
        .collect();
    assert!(unread.is_empty(), "{unread:?}");
    let area = if commune.area == Area::Urban { "urban" } else { "rural" };
    let year = PlanYear::new(2020).unwrap();
    let context = Context { catalogue, year, area, hamlets: &commune.hamlets };
    let intake = intake::interpret(&sheet, &header, &context);
    let left_out: Vec<&str> = intake.skipped.iter().map(|own| own.message.as_str()).collect();
    assert_eq!(left_out.len(), 2, "the total and the signature: {left_out:?}");
    let remarks: Vec<&str> =
        intake.errors.iter().chain(&intake.warnings).map(|own| own.message.as_str()).collect();
    assert!(remarks.is_empty(), "{remarks:?}");
    intake
}

#[test]
fn the_file_reads_back_as_the_same_households() {
    for unit in [unit("15670"), unit("15664"), &Catalogue::built_in().training_unit] {
        let commune = InventedCommune::of(unit, SEED);
        for layout in [Layout::Households, Layout::Members] {
            let intake = read_back(&commune, layout);
            let bare = |row: HouseholdRow| HouseholdRow { row: 0, ..row };
            let mut own: Vec<HouseholdRow> =
                commune.household_rows().into_iter().map(bare).collect();
            if layout == Layout::Households {
                own.iter_mut().for_each(|row| row.members.clear());
            }
            let read: Vec<HouseholdRow> = intake.rows.into_iter().map(bare).collect();
            for (own, read) in own.iter().zip(&read) {
                assert_eq!(
                    (&own.fields, &own.members),
                    (&read.fields, &read.members),
                    "{layout:?}"
                );
                assert_eq!(own.hamlet_name, read.hamlet_name);
            }
            assert!(own == read);
        }
    }
}
