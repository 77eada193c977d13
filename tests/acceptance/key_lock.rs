//! The unit's key under a passphrase: the plan opens without it, sealing does not.

use acceptance::Office;
use serde_json::json;

const PHRASE: &str = "hạt thóc  vàng ngoài đồng";

#[test]
fn a_locked_key_seals_only_after_its_passphrase_and_the_plan_needs_none() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    let open = |passphrase: &str| json!({ "passphrase": passphrase, "job": "key" });
    let written = |name: &str| json!({ "path": office.path(name) });
    let words = office.does("package.key", written("a.key"))["words"].clone();
    assert!(office.is_refused("key.lock", open("ngắn")).message.contains('8'));
    office.does("key.lock", open(PHRASE));
    // In this opening the key is still known.
    assert_eq!(office.does("package.key", written("b.key"))["words"], words);

    office.does("workplace.close", json!({}));
    let view = office.does("workplace.open", json!({ "path": path }));
    assert_eq!(view["key"], "locked");
    let refused = office.is_refused("package.key", written("c.key"));
    assert!(refused.message.contains("mật khẩu"), "{}", refused.message);
    assert!(!std::path::Path::new(&office.path("c.key")).exists());
    // The plan is written as ever, and the screens that show the words stay.
    office.adds("Lê Văn An");
    assert_eq!(office.does("handing.view", json!({}))["own_words"], json!([]));

    let wrong = office.is_refused("key.unlock", open("hạt thóc đen ngoài đồng"));
    assert!(wrong.message.contains("chưa đúng"), "{}", wrong.message);
    // Blanks are taken as they are read, not as they were typed.
    office.does("key.unlock", open("hạt thóc vàng ngoài đồng"));
    assert_eq!(office.does("package.key", written("d.key"))["words"], words);

    office.does("key.clear", open(PHRASE));
    office.does("workplace.close", json!({}));
    let view = office.does("workplace.open", json!({ "path": path }));
    assert_eq!(view["key"], json!(null));
    assert_eq!(office.does("package.key", written("e.key"))["words"], words);
}

#[test]
fn the_key_in_the_clear_is_no_longer_in_the_file_once_it_is_locked() {
    let office = Office::new(1);
    let path = office.opens_new("15670");
    office.does("workplace.close", json!({}));
    let secret = secret_of(&std::fs::read(&path).unwrap());
    office.does("workplace.open", json!({ "path": path }));
    office.does("key.lock", json!({ "passphrase": PHRASE, "job": "key" }));
    office.does("workplace.close", json!({}));
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(32).any(|window| window == secret), "32 bytes in the clear");
}

/// The 32 random bytes behind the head of the only row of their table: a row that is known by
/// its serial types (null, blob of 32).
fn secret_of(bytes: &[u8]) -> [u8; 32] {
    let head = [35, 1, 3, 0, 76];
    let at = bytes.windows(5).position(|window| window == head).expect("the row of the secret");
    bytes[at + 5..at + 37].try_into().unwrap()
}
