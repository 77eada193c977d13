//! The long work: from the list in Excel to the paper and the sealed package.
//!
//! Deliberately absent: what a person waits for between two keystrokes (`screens`).

use std::process::{Command, Stdio};

use app::demo::Layout;
use serde_json::{Value, json};

use super::Outcome;
use super::meter::{self, timed};
use super::office::{DISTRICT, Office, UNIT, commune, reader};

/// The two plans of a commune.
const PAPERS: [&str; 2] = ["poverty", "services"];

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

/// `paper.plan`: both plans with all their annexes composed, laid out, written, kept on disk.
pub fn pdf(office: &Office, size: &str) -> Outcome {
    office.opens(size)?;
    let mut rows = Vec::new();
    for paper in PAPERS {
        let path = office.path(&format!("{size}-{paper}.pdf"));
        let args = json!({ "paper": paper, "path": path, "job": "bench" });
        let (written, spent) = meter::once(|| office.does("paper.plan", args))?;
        let note = format!("{} pages, {} KiB", written["pages"], kib(&path)?);
        rows.push(meter::row(&format!("PDF, {paper} plan, {size} households"), &spent, &note));
    }
    Ok(rows)
}

/// `paper.copy`: the poverty plan for Word or Excel.
pub fn copy(office: &Office, size: &str, format: &str) -> Outcome {
    office.opens(size)?;
    let path = office.path(&format!("{size}.{format}"));
    let args = json!({ "paper": PAPERS[0], "format": format, "path": path, "job": "bench" });
    let (_, spent) = meter::once(|| office.does("paper.copy", args))?;
    let what = format!("{format}, poverty plan, {size} households");
    Ok(vec![meter::row(&what, &spent, &format!("{} KiB", kib(&path)?))])
}

/// The peer that lays the same text out: LibreOffice, where it is installed, makes a PDF of
/// the Word copy.
pub fn libreoffice(office: &Office, size: &str) -> Outcome {
    let what = format!("  LibreOffice, the same plan, {size} households");
    let mut program = Command::new("soffice");
    let version = Command::new("soffice").arg("--version").stderr(Stdio::null()).output();
    let Ok(version) = version else {
        return Ok(vec![json!({ "what": what, "note": "not installed" })]);
    };
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let profile = format!("-env:UserInstallation=file://{}", office.path("office-profile"));
    program.args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"]);
    program.args([office.path("by-office"), office.path(&format!("{size}.docx"))]);
    program.stdout(Stdio::null()).stderr(Stdio::null());
    let (status, spent) = meter::once(|| program.status().map_err(|error| error.to_string()))?;
    if !status.success() {
        return Err(format!("soffice ended with {status}"));
    }
    let mut row = meter::row(&what, &spent, &format!("{version}; from the Word copy"));
    // Our own peak says nothing about it.
    row["peak"] = Value::Null;
    Ok(vec![row])
}

fn kib(path: &str) -> Result<u64, String> {
    Ok(std::fs::metadata(path).map_err(|error| error.to_string())?.len() / 1_024)
}

/// `plan.freeze`: self-check, canonical bytes, fingerprint, both PDFs, kept in the workplace.
pub fn freeze(office: &Office) -> Outcome {
    office.opens("421")?;
    let (_, spent) = meter::once(|| office.does("plan.freeze", json!({ "job": "bench" })))?;
    Ok(vec![meter::row("freeze, 421 households", &spent, "self-check, fingerprint and both PDFs")])
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
