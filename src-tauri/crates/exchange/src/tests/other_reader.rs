//! A reader in another language, written from `docs/package-format.md` alone, comes to the same.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{World, ledger, sealed, snapshot};
use crate::{Kind, Part, fingerprint_words};

/// Runs the other reader on a package with the secret whose bytes are all `byte`.
fn reads(package: &Path, byte: u8) -> Output {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let secret = format!("{byte:02x}").repeat(32);
    Command::new("python3")
        .arg("-B")
        .arg(home.join("tests/reader/read_package.py"))
        .arg(package)
        .arg(secret)
        .arg(home.join("assets/words/vi-2048.txt"))
        .output()
        .expect("python3 is one of the system packages that tests need")
}

fn understood(package: &Path, byte: u8) -> Value {
    let output = reads(package, byte);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refused(package: &Path, byte: u8) -> String {
    let output = reads(package, byte);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

#[test]
fn it_opens_the_vectors_and_finds_the_same_keys_words_and_fingerprint() {
    let world = World::new();
    let names = ["trinh-02", "trinh-02-hai-ban-in"];
    for (name, parts) in names.into_iter().zip([1, 2]) {
        let path = vector(&format!("BV-15670-ThoBinh-2020-{name}.bvgoi"));
        // Receiver and sender can both open it.
        for (byte, secret) in [(1, &world.district), (2, &world.commune)] {
            let found = understood(&path, byte);
            assert_eq!(found["own"], serde_json::to_value(secret.public_keys()).unwrap());
            assert_eq!(
                found["sender_words"],
                json!(fingerprint_words(&world.commune.public_keys()))
            );
            let fingerprint = snapshot(2, 7).fingerprint();
            assert_eq!(found["fingerprint"], fingerprint.hex());
            assert_eq!(found["short"], fingerprint.short());
            assert_eq!(found["sums"], json!({"households": 1, "members": 2, "dong": 1_500_000}));
            assert_eq!(found["parts"].as_array().unwrap().len(), parts);
            assert_eq!(found["parts"][0]["records"], 4);
        }
        assert!(refused(&path, 3).contains("not for this key"));
    }
}

#[test]
fn it_opens_what_is_sealed_today_also_beyond_one_chunk_and_notices_every_change() {
    let world = World::new();
    // Incompressible, so that the envelope has more than one chunk of 64 KiB.
    let mut state = 7_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        format!("{:016x}", state ^ (state >> 29))
    };
    let text: String = (0..12_000).map(|_| noise()).collect();
    let record = format!(r#"{{"id":"c1","kind":"comment","text":"{text}"}}"#);
    let mut request = world.hand_out();
    let of_district = ledger("district/15670/2020", super::DISTRICT, 3, &[&record]);
    request.parts = vec![Part::ledger(of_district, &world.district)];
    let bytes = sealed(request, &world.district);
    assert!(bytes.len() > 80_000, "{} bytes", bytes.len());

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("giao.bvgoi");
    std::fs::write(&path, &bytes).unwrap();
    let found = understood(&path, 2);
    assert_eq!(found["kind"], Kind::HandOut.code());
    assert_eq!(found["fingerprint"], Value::Null);
    assert_eq!(found["parts"][0]["id"], "district/15670/2020");
    assert_eq!(found["parts"][0]["records"], 1);

    for (at, why) in [(3, "not a package"), (100, "signature"), (bytes.len() - 5, "signature")] {
        let mut bent = bytes.clone();
        bent[at] ^= 1;
        std::fs::write(&path, &bent).unwrap();
        assert!(refused(&path, 2).contains(why));
    }
    std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    assert!(refused(&path, 2).contains("truncated"));
}
