//! `bv` as a script uses it: JSON on standard output, sentences on standard error, exit codes.

use std::path::Path;
use std::process::{Command, Output};

use acceptance::bv;
use serde_json::Value;

struct Shell(tempfile::TempDir);

impl Shell {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn bv(&self, args: &[&str]) -> Output {
        Command::new(bv())
            .args(args)
            .current_dir(self.0.path())
            .env("BENVUNG_DATA_DIR", self.0.path().join("data"))
            .output()
            .unwrap()
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.bv(args);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {error}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    fn list(&self, name: &str, poor: u32, near_poor: u32) {
        let bytes = acceptance::invented("15670", poor, near_poor)
            .list_xlsx(app::demo::Layout::Households)
            .unwrap();
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn a_list_becomes_a_draft_on_paper() {
    let shell = Shell::new();
    shell.list("LIST.xlsx", 8, 3);
    shell.bv(&["new", "--unit", "15670", "--year", "2020", "W.benvung"]);
    let dry = shell.json(&["import", "LIST.xlsx", "--into", "W.benvung", "--dry-run", "--json"]);
    assert_eq!(dry["households"], 11);
    assert_eq!(shell.json(&["list", "W.benvung", "--json"]), serde_json::json!([]));
    shell.json(&["import", "LIST.xlsx", "--into", "W.benvung", "--json"]);
    let rows = shell.json(&["list", "W.benvung", "--json"]);
    assert_eq!(rows.as_array().map(Vec::len), Some(11));
    for field in [
        "id",
        "code",
        "head_name",
        "birth_year",
        "hamlet",
        "class",
        "members",
        "causes",
        "indicators",
    ] {
        assert!(rows[0].get(field).is_some(), "{field}");
    }
    let drafted = shell.json(&["draft", "W.benvung", "--suggest", "--json"]);
    assert!(drafted["suggested"]["measures"].as_u64() > Some(0));
    let check = shell.bv(&["check", "W.benvung", "--json"]);
    assert_eq!(code(&check), Some(1), "blocking findings");
    shell.json(&["pdf", "W.benvung", "--out", "PLAN.pdf", "--json"]);
    assert!(shell.has("PLAN.pdf"));
    let frozen = shell.bv(&["freeze", "W.benvung"]);
    assert_eq!(code(&frozen), Some(1));
    assert!(String::from_utf8_lossy(&frozen.stderr).contains("Chưa chốt được"));
}

#[test]
fn wrong_usage_is_exit_code_2_with_a_sentence() {
    let shell = Shell::new();
    for args in [
        &["lis", "W"][..],
        &["list"],
        &["pdf", "W"],
        &["new", "--unit", "15670", "W"],
        &["list", "W", "--x"],
    ] {
        let output = shell.bv(args);
        assert_eq!(code(&output), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("bv --help"), "{args:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(code(&shell.bv(&["--help"])), Some(0));
}

#[test]
fn refusals_are_exit_code_1_with_a_sentence() {
    let shell = Shell::new();
    let missing = shell.bv(&["list", "khong-co.benvung"]);
    assert_eq!(code(&missing), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("Không thấy tệp"));
    let unknown = shell.bv(&["new", "--unit", "99999", "--year", "2020", "W.benvung"]);
    assert_eq!(code(&unknown), Some(1));
    assert!(!shell.has("W.benvung"));
}

#[test]
fn the_demo_tells_the_whole_story_and_its_paper_is_the_same_each_time() {
    let shell = Shell::new();
    let one = shell.json(&["demo", "--out", "one", "--json"]);
    let two = shell.json(&["demo", "--out", "two", "--json"]);
    let bytes = |result: &Value| {
        std::fs::read(shell.0.path().join(result["pdf"].as_str().unwrap())).unwrap()
    };
    assert!(bytes(&one) == bytes(&two));
    assert_eq!(one["fingerprint"], two["fingerprint"]);
    assert_eq!(one["check"]["blocks"], 0);
    // A total that breaks in the middle would read as another number.
    let pdf = shell.0.path().join(one["pdf"].as_str().unwrap());
    let text = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap().stdout;
    let text = String::from_utf8(text).unwrap();
    let total = text.lines().find(|line| line.contains("Tổng cộng: 306 hộ")).unwrap();
    let amounts: Vec<&str> = total.split_whitespace().skip(4).collect();
    assert_eq!(amounts.len(), 4, "{total}");
    // The four sources, in triệu đồng, whole to the last đồng.
    let whole = |amount: &&str| {
        let groups: Vec<&str> = amount.split(',').next().unwrap().split('.').collect();
        groups.len() == 2 && groups[1].len() == 3
    };
    assert!(amounts.iter().all(whole), "{total}");
    let units = one["totals"]["units"].as_array().unwrap();
    let binh = units.iter().find(|unit| unit["unit"] == "15670").unwrap();
    assert_eq!((binh["poor"].as_u64(), binh["near_poor"].as_u64()), (Some(306), Some(115)));
    assert_eq!(
        (binh["poor_target"].as_u64(), binh["near_poor_target"].as_u64()),
        (Some(200), Some(30))
    );
    assert!(
        binh["poor_planned"].as_u64() >= Some(200)
            && binh["near_poor_planned"].as_u64() >= Some(30)
    );
    let package = Path::new(one["package"].as_str().unwrap());
    assert_eq!(package.file_name().unwrap(), "BV-15670-ThoBinh-2020-trinh-01.bvgoi");
    assert_eq!(code(&shell.bv(&["demo", "--out", "one"])), Some(1), "a used folder is left alone");

    // The district is known: its key file is not needed again, and the package lies there.
    let book = "one/ThoBinh-2020.benvung";
    let versions = shell.json(&["versions", book, "--json"]);
    assert_eq!(versions["versions"][0]["fingerprint"], one["fingerprint"]);
    assert_eq!(versions["versions"][0]["households"], 421);
    assert_eq!(versions["sent"].as_array().map(Vec::len), Some(1));
    let again = shell.json(&["submit", book, "--out", "one/usb", "--json"]);
    assert_eq!(again["already"], true);
    let other = shell.json(&["submit", book, "--out", "usb-moi", "--json"]);
    assert_eq!(other["already"], false);
    let told = shell.bv(&["versions", book]);
    let told = String::from_utf8([told.stdout, told.stderr].concat()).unwrap();
    let services = one_version(&versions)["papers"][1]["pages"].to_string();
    assert!(told.contains(&format!("Kế hoạch dịch vụ {services} trang")), "{told}");
}

fn one_version(view: &Value) -> &Value {
    &view["versions"][0]
}

#[test]
fn a_version_without_the_services_plan_is_not_said_to_have_no_pages() {
    let shell = Shell::new();
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/store/tests/fixtures/schema-1-frozen.benvung"
    );
    std::fs::copy(fixture, shell.0.path().join("CU.benvung")).unwrap();
    let told = |args: &[&str]| {
        let said = shell.bv(args);
        String::from_utf8([said.stdout, said.stderr].concat()).unwrap()
    };
    let before = told(&["versions", "CU.benvung"]);
    assert!(before.contains("chưa in Kế hoạch dịch vụ") && !before.contains("0 trang"), "{before}");
    told(&["freeze", "CU.benvung"]);
    let after = told(&["versions", "CU.benvung"]);
    assert!(!after.contains("chưa in") && after.contains("Kế hoạch dịch vụ "), "{after}");
}

#[test]
fn a_second_laptops_file_is_looked_at_and_taken_over() {
    let shell = Shell::new();
    shell.list("LIST.xlsx", 8, 3);
    shell.bv(&["new", "--unit", "15670", "--year", "2020", "W.benvung"]);
    let path = |name: &str| shell.0.path().join(name);
    std::fs::copy(path("W.benvung"), path("SECOND.benvung")).unwrap();
    shell.json(&["import", "LIST.xlsx", "--into", "SECOND.benvung", "--json"]);
    let merge = ["merge", "SECOND.benvung", "--into", "W.benvung", "--json"];
    let seen = shell.json(&[&merge[..], &["--preview"]].concat());
    assert_eq!((&seen["applied"], &seen["new"]), (&Value::Bool(false), &11.into()));
    assert_eq!(shell.json(&["list", "W.benvung", "--json"]), serde_json::json!([]));
    let done = shell.json(&merge);
    assert_eq!(done["applied"], true);
    assert_eq!(shell.json(&["list", "W.benvung", "--json"]).as_array().map(Vec::len), Some(11));
    let again = shell.bv(&merge[..4]);
    assert_eq!(code(&again), Some(0));
    assert!(String::from_utf8_lossy(&again.stderr).contains("đã có ở kế hoạch này"));
    assert_eq!(code(&shell.bv(&["merge", "SECOND.benvung"])), Some(2));
    let own = shell.bv(&["merge", "W.benvung", "--into", "W.benvung"]);
    assert_eq!(code(&own), Some(1));
}
