//! The paper on the screen: its text with figures, its pages, and opening what was written.

use std::process::Command;

use acceptance::{NO_VIEWER, Office, invented};
use serde_json::{Value, json};

fn full_plan(poor: u32, near_poor: u32) -> Office {
    let office = Office::new(1);
    office.opens_new("15670");
    let commune = invented("15670", poor, near_poor);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    office
}

fn outline(office: &Office) -> Value {
    office.does("paper.outline", json!({ "job": "o" }))
}

fn page(office: &Office, page: u64) -> Value {
    office.does("paper.preview", json!({ "page": page, "job": "p" }))
}

fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Every piece of every entry of every section.
fn pieces(outline: &Value) -> Vec<&Value> {
    let sections = items(outline, "sections").iter();
    let entries = sections.flat_map(|section| items(section, "entries"));
    entries.flat_map(|entry| items(entry, "pieces")).collect()
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// A run of text of a picture: its left and right end, and its baseline.
struct Run {
    text: String,
    from: f64,
    to: f64,
    baseline: f64,
}

fn runs(picture: &str) -> Vec<Run> {
    let pieces = picture.split("<text").skip(1);
    pieces
        .map(|piece| {
            let (tag, rest) = piece.split_once('>').unwrap();
            let text = plain(rest.split_once("</text>").unwrap().0);
            let from = number(tag, " x");
            Run { text, from, to: from + number(tag, " textLength"), baseline: number(tag, " y") }
        })
        .collect()
}

/// `name="12.5"` of a tag.
fn number(tag: &str, name: &str) -> f64 {
    let at = tag.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
    tag[at..].split('"').next().unwrap().parse().unwrap()
}

/// A word of a PDF in its box, as another program reads it.
struct Word {
    text: String,
    from: f64,
    to: f64,
    top: f64,
    bottom: f64,
}

/// The words of each page.
fn printed_words(path: &str) -> Vec<Vec<Word>> {
    let output = Command::new("pdftotext").args(["-bbox", path, "-"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let word = |piece: &str| Word {
        text: plain(piece.split_once('>').unwrap().1.split("</word>").next().unwrap()),
        from: number(piece, "xMin"),
        to: number(piece, "xMax"),
        top: number(piece, "yMin"),
        bottom: number(piece, "yMax"),
    };
    let pages = text.split("<page ").skip(1);
    pages.map(|page| page.split("<word ").skip(1).map(word).collect()).collect()
}

#[test]
fn the_pages_on_the_screen_are_those_of_the_pdf() {
    let office = full_plan(40, 12);
    let path = office.path("plan.pdf");
    let written = office.does("paper.plan", json!({ "path": path, "job": "w" }));
    let printed = printed_words(&path);
    assert_eq!(written["pages"].as_u64().unwrap(), printed.len() as u64);
    let near = |one: f64, other: f64| (one - other).abs() < 0.06;
    for (index, words) in printed.iter().enumerate() {
        let shown = page(&office, index as u64 + 1);
        assert_eq!((&shown["pages"], &shown["version"]), (&written["pages"], &Value::Null));
        let runs = runs(shown["svg"].as_str().unwrap());
        for run in runs.iter().filter(|run| !run.text.trim().is_empty()) {
            let on_line = words.iter().filter(|w| w.top < run.baseline && run.baseline < w.bottom);
            let on_line: Vec<&Word> = on_line.collect();
            let begins = on_line.iter().any(|word| near(word.from, run.from));
            let ends = on_line.iter().any(|word| near(word.to, run.to));
            // A run may touch its neighbour, so that the other program reads one word of both.
            let within = on_line.iter().any(|word| word.text.contains(run.text.trim()));
            assert!((begins && ends) || within, "page {}: «{}»", index + 1, run.text);
        }
        let all = |texts: Vec<&str>| {
            let mut signs: Vec<char> =
                texts.concat().chars().filter(|sign| !sign.is_whitespace()).collect();
            signs.sort_unstable();
            signs
        };
        assert_eq!(
            all(runs.iter().map(|run| run.text.as_str()).collect()),
            all(words.iter().map(|word| word.text.as_str()).collect()),
            "page {}",
            index + 1
        );
    }
}

#[test]
fn every_figure_in_the_text_counts_the_households_it_leads_to() {
    let office = full_plan(40, 12);
    let outline = outline(&office);
    let mut counted = 0;
    for piece in pieces(&outline) {
        let figure = &piece["figure"];
        if items(figure, "narrow").is_empty() {
            continue;
        }
        let args = json!({
            "search": "", "hamlet": null, "classes": null, "narrow": figure["narrow"],
            "order": "name", "offset": 0, "limit": 0,
        });
        let list = office.does("household.list", args);
        assert_eq!(list["matching"], figure["households"], "{figure}");
        let text = piece["text"].as_str().unwrap().replace('.', "");
        let meaning = figure["meaning"].as_str().unwrap();
        if let Ok(number) = text.parse::<u64>()
            && meaning.starts_with("Số hộ")
        {
            assert_eq!(list["matching"].as_u64().unwrap(), number, "{figure}");
            counted += 1;
        }
    }
    assert!(counted > 6, "{counted} figures are counts of households");
}

#[test]
fn sections_and_annexes_name_the_pages_on_which_they_stand() {
    let office = full_plan(40, 12);
    let outline = outline(&office);
    let text_of = |number: u64| {
        let shown = page(&office, number);
        let texts = runs(shown["svg"].as_str().unwrap()).into_iter().map(|run| run.text);
        texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<String>()
    };
    let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
    let sections = items(&outline, "sections");
    assert_eq!(sections.len(), 7, "căn cứ, I to V, nơi nhận");
    for section in &sections[1..6] {
        let heading = without_blanks(section["heading"].as_str().unwrap());
        assert!(text_of(section["page"].as_u64().unwrap()).contains(&heading), "{heading}");
        for entry in items(section, "entries").iter().filter(|entry| entry["kind"] == "table") {
            let caption = without_blanks(entry["pieces"][0]["text"].as_str().unwrap());
            assert!(text_of(entry["page"].as_u64().unwrap()).contains(&caption), "{caption}");
        }
    }
    let annexes = items(&outline, "annexes").iter().filter(|annex| annex["pages"] != 0);
    let annexes: Vec<&Value> = annexes.collect();
    assert!(annexes.len() >= 2, "{} annexes", annexes.len());
    for annex in &annexes {
        let label = without_blanks(annex["label"].as_str().unwrap());
        assert!(text_of(annex["page"].as_u64().unwrap()).contains(&label), "{label}");
    }
    let last = annexes.last().unwrap();
    let end = last["page"].as_u64().unwrap() + last["pages"].as_u64().unwrap() - 1;
    assert_eq!(Some(end), outline["pages"].as_u64());
    assert_eq!(page(&office, 9999)["page"], outline["pages"], "beyond the end is the last page");
}

#[test]
fn the_page_follows_the_plan_and_bears_the_fingerprint_once_frozen() {
    let office = Office::new(1);
    office.opens_new("15727");
    let commune = invented("15727", 10, 19);
    office.imports(&commune);
    office.app.fill_invented(&commune).unwrap();
    assert!(page(&office, 1)["svg"].as_str().unwrap().contains("DỰ THẢO"));
    let frozen = office.does("plan.freeze", json!({ "job": "f" }));
    let shown = page(&office, 1);
    let picture = shown["svg"].as_str().unwrap();
    assert_eq!((&shown["version"], &shown["pages"]), (&json!(1), &frozen["pages"]));
    assert!(picture.contains(frozen["short"].as_str().unwrap()));
    assert!(!picture.contains("DỰ THẢO"));
    assert_eq!(outline(&office)["short"], frozen["short"]);

    let id = office.rows("")[0]["id"].as_str().unwrap().to_owned();
    office.writes(&id, "head_name", json!("Quách <Thị> & Thảo"));
    assert_eq!(outline(&office)["version"], Value::Null);
    let pages = outline(&office)["pages"].as_u64().unwrap();
    let all: String = (1..=pages)
        .map(|number| page(&office, number)["svg"].as_str().unwrap().to_owned())
        .collect();
    assert!(all.contains("DỰ THẢO") && all.contains("&lt;Thị&gt;") && !all.contains("<Thị>"));
}

#[test]
fn an_empty_plan_has_text_and_no_annex() {
    let office = Office::new(1);
    office.opens_new("15670");
    let outline = outline(&office);
    assert!(items(&outline, "annexes").iter().all(|annex| annex["pages"] == 0));
    assert_eq!(items(&outline, "sections").len(), 7);
    assert!(page(&office, 1)["svg"].as_str().unwrap().starts_with("<svg "));
}

#[test]
fn a_written_paper_opens_in_the_systems_program_and_its_folder_beside() {
    let office = full_plan(3, 1);
    let path = office.path("plan.pdf");
    office.does("paper.plan", json!({ "path": path, "job": "w" }));
    office.does("file.open", json!({ "path": path }));
    office.does("file.show", json!({ "path": path }));
    let folder = std::path::Path::new(&path).parent().unwrap().to_owned();
    assert_eq!(office.shown(), [std::path::PathBuf::from(&path), folder]);
}

#[test]
fn only_papers_that_are_there_are_opened() {
    let office = Office::new(1);
    let gone = office.is_refused("file.open", json!({ "path": office.path("plan.pdf") }));
    assert!(gone.message.contains("Không thấy tệp"), "{}", gone.message);
    for name in ["run.sh", "run.exe", "run.desktop", "no-ending", "page.html", "plan.pdf.lnk"] {
        let path = office.path(name);
        std::fs::write(&path, "x").unwrap();
        for command in ["file.open", "file.show"] {
            let refused = office.is_refused(command, json!({ "path": path }));
            assert!(refused.message.contains("chỉ mở tệp PDF"), "{name}: {}", refused.message);
        }
    }
    std::fs::create_dir(office.path("folder.pdf")).unwrap();
    office.is_refused("file.open", json!({ "path": office.path("folder.pdf") }));
    let path = office.path(&format!("{NO_VIEWER}.xlsx"));
    std::fs::write(&path, "x").unwrap();
    let refused = office.is_refused("file.open", json!({ "path": path }));
    assert!(refused.message.contains("chưa có chương trình xem tệp Excel"), "{}", refused.message);
    assert!(office.shown().is_empty());
}

/// The names in a picture, without blanks: a cell may break them anywhere.
fn letters(picture: &str) -> String {
    let texts = runs(picture).into_iter().map(|run| run.text);
    texts.collect::<Vec<_>>().concat().split_whitespace().collect()
}

#[test]
fn the_places_on_a_page_are_those_of_the_households_that_stand_there() {
    let office = full_plan(24, 8);
    let outline = outline(&office);
    let mut met = std::collections::BTreeSet::new();
    for annex in items(&outline, "annexes") {
        let first = annex["page"].as_u64().unwrap();
        for number in first..first + annex["pages"].as_u64().unwrap() {
            let shown = page(&office, number);
            let printed = letters(shown["svg"].as_str().unwrap());
            let mut below = 0;
            for place in items(&shown, "places") {
                let (y, height) = (place["y"].as_u64().unwrap(), place["height"].as_u64().unwrap());
                assert!(y >= below && height > 0, "downwards and apart: {place}");
                assert!(y + height <= shown["height"].as_u64().unwrap(), "on the sheet: {place}");
                below = y;
                let name: String = place["name"].as_str().unwrap().split_whitespace().collect();
                assert!(printed.contains(&name), "{name} on page {number}");
                met.insert(place["household"].as_str().unwrap().to_owned());
            }
        }
    }
    let all: std::collections::BTreeSet<String> =
        office.rows("").iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(met, all, "every household stands on some page");
    assert!(items(&page(&office, 1), "places").is_empty(), "none in the text");
}

#[test]
fn findings_stand_beside_the_households_they_speak_of() {
    let office = Office::new(1);
    office.opens_new("15670");
    office.imports(&invented("15670", 14, 5));
    let report = office.does("plan.check", json!({}));
    let open = |finding: &&Value| finding["severity"] != "informs" && finding["reason"].is_null();
    let wanted = items(&report, "findings").iter().filter(open);
    let of = |finding: &Value| finding["household"].as_str().map(str::to_owned);
    let (mut of_households, mut of_commune) = (Vec::new(), Vec::new());
    for finding in wanted {
        if of(finding).is_some() { &mut of_households } else { &mut of_commune }.push(finding);
    }
    assert!(!of_households.is_empty());
    let mut seen = Vec::new();
    for number in 1..=outline(&office)["pages"].as_u64().unwrap() {
        let shown = page(&office, number);
        let picture = shown["svg"].as_str().unwrap();
        for beside in items(&shown, "findings") {
            let finding = &beside["finding"];
            let message = finding["message"].as_str().unwrap();
            assert!(!plain(picture).contains(message), "never on the paper: {message}");
            match of(finding) {
                Some(household) => {
                    let mut places = items(&shown, "places").iter();
                    let place = places.find(|place| place["household"] == *household).unwrap();
                    assert_eq!(beside["y"], place["y"]);
                }
                None => assert_eq!(number, 1, "the commune's stand on the first page"),
            }
            seen.push(finding.clone());
        }
    }
    for finding in of_households.iter().chain(&of_commune) {
        assert!(seen.contains(finding), "{finding}");
    }
}

#[test]
fn all_pages_can_be_seen_from_afar() {
    let office = full_plan(40, 12);
    let pages = outline(&office)["pages"].as_u64().unwrap();
    let mut numbers = Vec::new();
    for from in (1..=pages).step_by(7) {
        let args = json!({ "paper": "poverty", "from": from, "count": 7, "job": "t" });
        for small in office.does("paper.thumbnails", args).as_array().unwrap() {
            let shown = page(&office, small["page"].as_u64().unwrap());
            let picture = small["svg"].as_str().unwrap();
            assert_eq!((&small["width"], &small["height"]), (&shown["width"], &shown["height"]));
            assert!(picture.starts_with("<svg ") && !picture.contains("<text"));
            let whole = shown["svg"].as_str().unwrap().len();
            assert!(picture.len() < whole.max(1000), "{} of {whole} bytes", picture.len());
            assert!(picture.len() < 16_000, "{} bytes", picture.len());
            numbers.push(small["page"].as_u64().unwrap());
        }
    }
    assert_eq!(numbers, (1..=pages).collect::<Vec<_>>());
    let beyond = json!({ "paper": "poverty", "from": pages + 1, "count": 7, "job": "t" });
    assert_eq!(office.does("paper.thumbnails", beyond), json!([]));
}

#[test]
fn a_print_is_the_same_paper_in_the_programs_own_folder() {
    let office = full_plan(3, 1);
    let path = office.path("plan.pdf");
    office.does("paper.plan", json!({ "path": path, "job": "w" }));
    for _ in 0..2 {
        let written = office.does("paper.print", json!({ "paper": "poverty", "job": "w" }));
        let printed = written["path"].as_str().unwrap();
        assert!(printed.contains("ban-in") && printed.ends_with("-du-thao.pdf"), "{printed}");
        assert_eq!(std::fs::read(printed).unwrap(), std::fs::read(&path).unwrap());
        office.does("file.open", json!({ "path": printed }));
    }
    let other = office.does("paper.print", json!({ "paper": "services", "job": "w" }));
    assert!(other["path"].as_str().unwrap().ends_with("-du-thao-dich-vu.pdf"), "{other}");
}
