//! The rows of a run as one aligned table (Markdown, so that it can stand in a document).
//!
//! Deliberately absent: figures of other runs to compare with.

use serde_json::Value;

const HEADS: [&str; 6] = ["work", "time", "95 %", "CPU", "peak memory", "note"];

/// All rows under one head.
pub fn aligned(rows: &[Value]) -> String {
    let mut lines: Vec<[String; 6]> = vec![HEADS.map(str::to_owned)];
    lines.extend(rows.iter().map(line));
    let mut widths = [0; 6];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        for (column, (cell, width)) in line.iter().zip(widths).enumerate() {
            let cell = if is_words(column) {
                format!("| {cell:<width$} ")
            } else {
                format!("| {cell:>width$} ")
            };
            text.push_str(&cell);
        }
        text.push_str("|\n");
        if at == 0 {
            for (column, width) in widths.into_iter().enumerate() {
                let end = if is_words(column) { '-' } else { ':' };
                text.push_str(&format!("|{}{end}", "-".repeat(width + 1)));
            }
            text.push_str("|\n");
        }
    }
    text
}

fn is_words(column: usize) -> bool {
    column == 0 || column == HEADS.len() - 1
}

fn line(row: &Value) -> [String; 6] {
    let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let time = |field: &str| row[field].as_u64().map(duration).unwrap_or_default();
    let peak = row["peak"].as_u64().map(|kib| format!("{} MB", kib.div_ceil(1_024)));
    [text("what"), time("time"), time("p95"), time("cpu"), peak.unwrap_or_default(), text("note")]
}

/// Three significant figures of so many microseconds.
fn duration(micros: u64) -> String {
    match micros {
        0..10_000 => format!("{}.{:02} ms", micros / 1_000, micros % 1_000 / 10),
        10_000..100_000 => format!("{}.{} ms", micros / 1_000, micros % 1_000 / 100),
        100_000..1_000_000 => format!("{} ms", micros / 1_000),
        _ => format!("{}.{:02} s", micros / 1_000_000, micros % 1_000_000 / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn columns_stand_below_each_other_and_figures_to_the_right() {
        let rows = [
            json!({ "what": "a", "time": 1_234, "peak": 2_048, "note": "×2" }),
            json!({ "what": "longer", "time": 12_345_678, "p95": 150_000, "cpu": 40_000 }),
        ];
        let expected = "\
| work   |    time |   95 % |     CPU | peak memory | note |
|--------|--------:|-------:|--------:|------------:|------|
| a      | 1.23 ms |        |         |        2 MB | ×2   |
| longer | 12.34 s | 150 ms | 40.0 ms |             |      |
";
        assert_eq!(aligned(&rows), expected);
    }
}
