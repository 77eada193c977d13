//! The reading room: all of a received plan can be seen, and no command can write.

use acceptance::Office;
use serde_json::{Value, json};

use crate::district::{Sent, UNIT, received};

/// Commands that answer in the reading room; of the plan they tell what the commune is told.
const LOOK: &[&str] = &[
    "session.state",
    "conflict.list",
    "catalogue.get",
    "household.list",
    "household.get",
    "household.chosen",
    "helper.list",
    "project.list",
    "history.list",
    "history.of",
    "history.household",
    "money.parse",
    "plan.check",
    "check.survey",
    "task.view",
    "plan.totals",
    "paper.plan",
    "paper.outline",
    "paper.preview",
    "paper.choices",
    "paper.copy",
    "paper.thumbnails",
    "paper.print",
    "sheets.offer",
    "sheets.preview",
    "sheets.print",
    "words.complete",
    "package.inspect",
    "package.judge",
    "package.preview",
    "assign.view",
    "answers.view",
    "review.list",
    "review.view",
    "review.compare",
    "district.board",
    "district.unit",
    "district.totals",
    "submission.open",
    "submission.paper",
    "print.check",
    "file.open",
    "file.show",
    "job.cancel",
    "paper.section",
    "paper.compare_section",
    "paper.fields",
];

/// Commands that write what the appraiser says about the plan, into his own ledger: open to
/// him, and never run here, where not a byte may change.
const SAY: &[&str] = &[
    "review.comment",
    "review.edit",
    "review.tick",
    "review.conclude",
    "review.decide",
    "review.undecide",
    "review.write_answer",
];

/// Commands that leave the reading room.
const LEAVE: &[&str] = &["submission.close", "workplace.close"];

/// Commands that write, or that belong to a workplace of one's own.
const WRITE: &[&str] = &[
    "workplace.create",
    "workplace.open",
    "workplace.set_person",
    "workplace.merge",
    "backup.now",
    "backup.list",
    "backup.restore",
    "rescue.look",
    "rescue.salvage",
    "recovery.sheet",
    "recovery.later",
    "recovery.use",
    "handing.status",
    "inbox.judge",
    "inbox.take",
    "answers.write",
    "assign.write",
    "assign.forget",
    "assign.sheet",
    "assign.issue",
    "key.lock",
    "key.unlock",
    "key.clear",
    "household.change_many",
    "helper.delete",
    "record.write",
    "record.create",
    "record.write_all",
    "record.create_linked",
    "record.delete",
    "dossier.accept",
    "dossier.copy",
    "project.participants",
    "history.undo",
    "history.redo",
    "history.undo_to",
    "draft.keep",
    "draft.drop",
    "import.preview",
    "import.apply",
    "check.explain",
    "paper.choose",
    "plan.expect",
    "plan.suggest",
    "plan.accept",
    "plan.freeze",
    "package.key",
    "package.submit",
    "package.enrol",
    "sender.trust",
    "package.receive",
    "handing.view",
    "handing.pdf",
    "handing.key_file",
    "handing.trust",
    "paper.write_section",
    "paper.reset_section",
    "paper.try",
];

const SENTENCE: &str = "chỉ xem, không ghi gì";

fn reads(sent: &Sent) -> Value {
    sent.district.does("submission.open", json!({ "unit": UNIT, "fingerprint": null }))
}

/// The same question to both offices.
fn same(sent: &Sent, command: &str, args: &Value) {
    let own = sent.commune.does(command, args.clone());
    assert_eq!(sent.district.does(command, args.clone()), own, "{command}");
}

#[test]
fn every_command_is_for_readers_or_is_refused_and_not_a_byte_changes() {
    let sent = received();
    let before = sent.district_bytes();
    reads(&sent);
    for command in app::commands::NAMES {
        let known = [LOOK, SAY, LEAVE, WRITE].iter().filter(|list| list.contains(command)).count();
        assert_eq!(known, 1, "say in this test whether {command} writes");
        if LEAVE.contains(command) || SAY.contains(command) {
            continue;
        }
        let refused = sent.district.app.dispatch(command, json!({})).err();
        let closed = refused.is_some_and(|error| error.message.contains(SENTENCE));
        assert_eq!(closed, WRITE.contains(command), "{command}");
    }
    assert_eq!(sent.district_bytes(), before);
}

#[test]
fn the_district_sees_what_the_commune_sees() {
    let sent = received();
    let opened = reads(&sent);
    assert_eq!((&opened["role"], &opened["read_only"]), (&json!("commune"), &json!(true)));
    assert_eq!(opened["unit"]["code"], UNIT);
    assert_eq!((&opened["reading"]["number"], &opened["households"]), (&json!(1), &json!(29)));
    let list = json!({
        "search": "", "hamlet": null, "classes": null, "order": "hamlet", "offset": 0, "limit": 0,
    });
    same(&sent, "household.list", &list);
    for command in ["plan.check", "plan.totals", "helper.list", "project.list", "conflict.list"] {
        same(&sent, command, &json!({}));
    }
    same(&sent, "paper.preview", &json!({ "page": 2, "job": "p" }));
    for row in sent.commune.rows("").iter().take(5) {
        let args = json!({ "id": row["id"] });
        let own = sent.commune.does("household.get", args.clone());
        let seen = sent.district.does("household.get", args);
        for part in ["record", "members", "measures", "assignments", "questions", "findings"] {
            assert_eq!(seen[part], own[part], "{part}");
        }
    }
}

#[test]
fn its_pdf_is_the_stored_one_with_its_pages() {
    let sent = received();
    reads(&sent);
    let own = sent.commune.path("ban-1.pdf");
    let seen = sent.district.path("ban-1.pdf");
    let frozen = sent.commune.does("paper.plan", json!({ "path": own, "job": "p" }));
    let written = sent.district.does("paper.plan", json!({ "path": seen, "job": "p" }));
    assert_eq!((&written["pages"], &written["version"]), (&frozen["pages"], &json!(1)));
    assert_eq!(std::fs::read(seen).unwrap(), std::fs::read(own).unwrap());
}

#[test]
fn closing_it_leads_back_to_the_district_and_its_work() {
    let sent = received();
    reads(&sent);
    let state = sent.district.does("session.state", json!({}));
    assert_eq!(state["workplace"]["reading"]["number"], 1);
    let back = sent.district.does("submission.close", json!({}));
    assert_eq!((&back["role"], &back["reading"]), (&json!("district"), &Value::Null));
    sent.district.does("workplace.set_person", json!({ "name": "Lê Thị Hòa" }));
    let refused = sent.district.is_refused("plan.totals", json!({}));
    assert!(refused.message.contains("kế hoạch của xã"), "{}", refused.message);
}

#[test]
fn only_the_district_has_a_reading_room() {
    let office = Office::new(1);
    office.opens_new(UNIT);
    let args = json!({ "unit": UNIT, "fingerprint": null });
    let refused = office.is_refused("submission.open", args);
    assert!(refused.message.contains("phần việc của huyện"), "{}", refused.message);
}
