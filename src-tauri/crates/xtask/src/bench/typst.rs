//! The peer of our own layout: typst, where it is installed, on a table of the same rows.
//!
//! It sets the same households in the same font size with a repeated head; the preface, the
//! sums, bookmarks and the QR code of the plan are left out, in its favour. Deliberately
//! absent: bringing typst onto the machine.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::Outcome;
use super::meter;
use super::office::Office;

const HEADS: [&str; 10] = [
    "Họ và tên chủ hộ",
    "Năm sinh",
    "Thôn",
    "Số khẩu",
    "Phân loại",
    "Nguyên nhân",
    "Chỉ số",
    "Nhu cầu",
    "Giải pháp",
    "Người giúp đỡ",
];

/// Compiles the table of that workplace's households.
pub fn peer(office: &Office, size: &str) -> Outcome {
    let what = format!("  typst, {size} rows of the annex");
    let version = Command::new("typst").arg("--version").stderr(Stdio::null()).output();
    let Ok(version) = version else {
        return Ok(vec![json!({ "what": what, "note": "not installed" })]);
    };
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    office.opens(size)?;
    let list = office.lists("", 0)?;
    let rows = list["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let (source, pdf) = (office.path("peer.typ"), office.path("peer.pdf"));
    std::fs::write(&source, document(rows)).map_err(|error| error.to_string())?;
    let program = Command::new("typst");
    let (_, spent) = meter::once(|| compile(program, &source, &pdf))?;
    let mut row = meter::row(&what, &spent, &format!("{version}; no preface, no sums"));
    // Our own peak says nothing about it.
    row["peak"] = Value::Null;
    Ok(vec![row])
}

fn compile(mut program: Command, source: &str, pdf: &str) -> Result<(), String> {
    let status = program.args(["compile", source, pdf]).status();
    match status.map_err(|error| error.to_string())? {
        status if status.success() => Ok(()),
        status => Err(format!("typst ended with {status}")),
    }
}

fn document(rows: &[Value]) -> String {
    let columns = HEADS.len();
    let mut text = format!(
        "#set page(paper: \"a4\", flipped: true, margin: 1.5cm, numbering: \"1\")\n\
         #set text(size: 9pt, lang: \"vi\")\n\
         #table(columns: ({}),\n  table.header({}),\n",
        "1fr, ".repeat(columns),
        HEADS.map(quoted).join(", "),
    );
    for row in rows {
        let word = |field: &str| match &row[field] {
            Value::String(text) => text.clone(),
            Value::Array(list) => {
                list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let cells = [
            "head_name",
            "birth_year",
            "hamlet",
            "members",
            "class",
            "causes",
            "indicators",
            "needs",
            "measures",
            "helper",
        ];
        let cells = cells.map(|field| quoted(&word(field)));
        text.push_str(&format!("  {},\n", cells.join(", ")));
    }
    text.push_str(")\n");
    text
}

/// A string of typst's language: it escapes like ours does.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
