//! The long work: from the list in Excel to the paper and the sealed package.
//!
//! Deliberately absent: what a person waits for between two keystrokes (`screens`).

use app::demo::Layout;
use serde_json::{Value, json};

use super::Outcome;
use super::meter::{self, timed};
use super::office::{DISTRICT, Office, UNIT, commune, reader};

/// Packages sealed and opened.
const PACKAGES: usize = 20;

/// Writes the lists that the cases after it read; not measured.
pub fn lists(office: &Office) -> Outcome {
    for size in ["421", "6066", "10000", "60000"] {
        // 60,000 households with a row for each person are more than a sheet may have here.
        let layout = if size == "60000" { Layout::Households } else { Layout::Members };
        let bytes = commune(size)?.list_xlsx(layout).map_err(|error| error.to_string())?;
        std::fs::write(office.path(&format!("{size}.xlsx")), bytes)
            .map_err(|error| error.to_string())?;
    }
    Ok(Vec::new())
}

/// `import.apply` of a list into a new workplace.
pub fn import(office: &Office, size: &str) -> Outcome {
    office.creates(UNIT, size)?;
    let args = json!({ "path": office.path(&format!("{size}.xlsx")), "job": "bench" });
    let (done, child) =
        meter::watching_child(&reader(), || meter::once(|| office.does("import.apply", args)));
    let (imported, spent) = done?;
    let child = child.map_or("not seen".to_owned(), |kib| format!("{} MB", kib.div_ceil(1_024)));
    let persons = match imported["members"].as_u64() {
        Some(0) | None => "a row for each household".to_owned(),
        Some(members) => format!("{members} persons"),
    };
    let what = format!("import, {} households", imported["households"]);
    let note = format!("{persons}; CPU with the reading process, whose own peak is {child}");
    Ok(vec![meter::row(&what, &spent, &note)])
}

/// Puts the invented plan in; not measured.
pub fn fill(office: &Office, size: &str) -> Outcome {
    office.opens(size)?;
    office.fills(&commune(size)?)?;
    Ok(Vec::new())
}

/// `paper.plan`: composed, laid out, written, and kept on disk.
pub fn pdf(office: &Office, size: &str) -> Outcome {
    office.opens(size)?;
    let path = office.path(&format!("{size}.pdf"));
    let args = json!({ "path": path, "job": "bench" });
    let (written, spent) = meter::once(|| office.does("paper.plan", args))?;
    let kib = std::fs::metadata(&path).map_err(|error| error.to_string())?.len() / 1_024;
    let note = format!("{} pages, {kib} KiB", written["pages"]);
    Ok(vec![meter::row(&format!("PDF, {size} households"), &spent, &note)])
}

/// `plan.freeze`: self-check, canonical bytes, fingerprint, PDF, kept in the workplace.
pub fn freeze(office: &Office) -> Outcome {
    office.opens("421")?;
    let (_, spent) = meter::once(|| office.does("plan.freeze", json!({ "job": "bench" })))?;
    Ok(vec![meter::row("freeze, 421 households", &spent, "self-check, fingerprint and PDF")])
}

/// Makes commune and district known to each other; not measured.
pub fn enrol(office: &Office) -> Outcome {
    office.creates(DISTRICT, "district")?;
    let key = office.does("package.key", json!({ "path": office.path("district.key") }))?;
    office.opens("421")?;
    let submitted = submit(office, &words(&key))?;
    let package = submitted["path"].as_str().ok_or("package.submit gave no path")?;
    std::fs::rename(package, office.path("package.bvgoi")).map_err(|error| error.to_string())?;
    let own = office.does("package.key", json!({ "path": office.path("commune.key") }))?;
    office.opens("district")?;
    let path = office.path("package.bvgoi");
    office.does("package.enrol", json!({ "path": path, "words": words(&own) }))?;
    Ok(Vec::new())
}

/// `package.submit` of the frozen plan.
pub fn seal(office: &Office) -> Outcome {
    office.opens("421")?;
    let (mut times, mut bytes) = (Vec::new(), 0);
    for _ in 0..PACKAGES {
        let submitted = timed(&mut times, || submit(office, &Value::Null))?;
        bytes = submitted["bytes"].as_u64().unwrap_or(0);
        // What lies there already would only be read again.
        let path = submitted["path"].as_str().unwrap_or_default();
        std::fs::remove_file(path).map_err(|error| error.to_string())?;
    }
    let note = format!("; {} KiB, with its PDF, read back from the disk", bytes / 1_024);
    Ok(vec![meter::row_of_many("seal, 421 households", times, &note)])
}

/// `package.judge` at the district: opened, verified, counted again, nothing stored.
pub fn judge(office: &Office) -> Outcome {
    office.opens("district")?;
    let mut times = Vec::new();
    for _ in 0..PACKAGES {
        let args = json!({ "paths": [office.path("package.bvgoi")] });
        let verdicts = timed(&mut times, || office.does("package.judge", args))?;
        if verdicts[0]["good"] != true {
            return Err(format!("the package was not good: {}", verdicts[0]["message"]));
        }
    }
    Ok(vec![meter::row_of_many("open and verify, 421 households", times, "; at the district")])
}

fn submit(office: &Office, words: &Value) -> Result<Value, String> {
    let (to, folder) = (office.path("district.key"), office.path("usb"));
    office.does(
        "package.submit",
        json!({ "to": to, "folder": folder, "words": words, "make_folder": true }),
    )
}

/// The six words of a key, as a person types them.
fn words(key: &Value) -> Value {
    let words = key["words"].as_array().map(Vec::as_slice).unwrap_or_default();
    let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
    words.join(" ").into()
}
