//! What no command writes yet goes along all the same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use replica::{LedgerId, Owner, RecordId};
use serde_json::{Value, json};
use store::{Author, Operation, Store, StoreError};

use crate::{App, Environment, SystemClock, SystemIds};

const UNIT: &str = "15727";

fn office(folder: &Path, unit: &str) -> App {
    let app = App::new(Environment {
        clock: Box::new(SystemClock),
        ids: Box::new(SystemIds),
        data: folder.join(unit),
        device: "Máy 1".to_owned(),
        sheet_reader: PathBuf::new(),
        viewer: Environment::no_viewer(),
    });
    let args = json!({ "unit": unit, "year": 2020, "path": book(folder, unit) });
    app.dispatch("workplace.create", args).unwrap();
    app
}

fn book(folder: &Path, unit: &str) -> PathBuf {
    folder.join(format!("{unit}.benvung"))
}

/// The ledgers that the unit's assignment file names.
fn issued(district: &App, folder: &Path) -> Vec<String> {
    let args = json!({ "units": [UNIT], "folder": folder, "job": "giao" });
    let issued: Value = district.dispatch("assign.issue", args).unwrap();
    let path = issued["files"][0]["path"].as_str().unwrap().to_owned();
    exchange::inspect(&std::fs::read(path).unwrap()).unwrap().header.ledgers
}

#[test]
fn the_lists_of_the_district_go_along_once_there_are_some() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (district, commune) = (office(folder, "397"), office(folder, UNIT));
    let key = folder.join("C.key");
    let written = commune.dispatch("package.key", json!({ "path": key })).unwrap();
    let args = json!({ "path": key, "words": written["words"] });
    district.dispatch("sender.trust", args).unwrap();
    let task = format!("district/{UNIT}/2020");
    assert_eq!(issued(&district, folder), [task.as_str()]);

    district.dispatch("workplace.close", json!({})).unwrap();
    let environment = &district.environment;
    let (backups, now) = (environment.backups(), environment.moment());
    let path = book(folder, "397");
    let mut store = Store::open(&path, environment.actor(), &backups, &now).unwrap();
    let (ledger, owner) = (LedgerId("catalogue/2020".into()), Owner("397".into()));
    let operation = Operation { name: "entry.add".into(), note: String::new() };
    let fields = BTreeMap::from([("name".to_owned(), json!("Nuôi ong"))]);
    store
        .transact(&ledger, &owner, &operation, &Author::default(), |act| {
            act.create(RecordId::derived(&["ong"]), "entry", None, &fields)?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    drop(store);
    district.dispatch("workplace.open", json!({ "path": path })).unwrap();
    assert_eq!(issued(&district, folder), [task.as_str(), "catalogue/2020"]);
}
