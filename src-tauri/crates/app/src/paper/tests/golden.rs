//! Golden pages: what stands where on both plans with every annex, for the training commune
//! and for plans that are hard to print.
//!
//! A listing has the outline, the box of each page, and the lines of the pages that a clerk
//! would look at first. Deliberately absent: figures (`tests`) and pictures.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use documents::{Fonts, LaidOut, Page, TextRun};
use domain::catalog::Catalogue;
use domain::plan::{PaperKind, Plan};
use domain::totals::Totals;
use serde_json::json;

use super::hard::{hard, one};
use crate::desk::Desk;
use crate::paper::sample::Records;
use crate::paper::template::template;
use crate::paper::{Edition, PaperRequest, plan_paper};
use crate::{App, Clock, Environment, IdSource};

/// Text that begins no further right than this behind the last goes on where that ended.
const TOUCHING: f32 = 1.0;
/// A word and the next are no further apart than this; cells are.
const BLANK: f32 = 9.0;
/// Runs whose baselines are no further apart stand on one line.
const LINE: f32 = 2.0;

struct Morning;

impl Clock for Morning {
    fn now(&self) -> chrono::NaiveDateTime {
        "2020-02-11T08:00:00".parse().expect("it is a moment")
    }
}

struct Counted(AtomicU64);

impl IdSource for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let length = chunk.len();
            chunk.copy_from_slice(&n.to_le_bytes()[..length]);
        }
    }
}

/// The commune that everybody practises on, as the program makes it.
fn training() -> Arc<Plan> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thuc-hanh.benvung");
    let app = App::new(Environment {
        clock: Box::new(Morning),
        ids: Box::new(Counted(AtomicU64::new(1))),
        data: folder.path().join("data"),
        device: "Máy 1".to_owned(),
        sheet_reader: PathBuf::new(),
        viewer: Environment::no_viewer(),
    });
    let unit = Catalogue::built_in().training_unit.code.to_string();
    app.dispatch("workplace.create", json!({"unit": unit, "year": 2020, "path": path})).unwrap();
    app.dispatch("workplace.close", json!({})).unwrap();
    let environment = &app.environment;
    let backups = environment.backups();
    let store = store::Store::open(&path, environment.actor(), &backups, &environment.moment());
    Desk::default().put(store.unwrap()).plan().unwrap()
}

fn nobody() -> Plan {
    Records::default().plan("15670")
}

/// The plan on paper, with every annex its template knows.
fn laid(plan: &Plan, kind: PaperKind) -> LaidOut {
    let catalogue = Catalogue::built_in();
    let mut choices = plan.paper(kind);
    let annexes = template(kind).lines().filter_map(|line| line.strip_prefix("@annex "));
    choices.annexes.extend(annexes.map(|name| (name.to_owned(), true)));
    let paper = plan_paper(&PaperRequest {
        kind,
        choices: &choices,
        plan,
        totals: &Totals::of(plan),
        unit: catalogue.unit(plan.unit.as_ref()).unwrap(),
        targets: catalogue.unit(plan.unit.as_ref()).unwrap().into(),
        catalogue,
        year: plan.year,
        edition: Edition::Draft,
        created: "D:20200220080000+07'00'".to_owned(),
    });
    documents::lay_out(&paper.into_document(), Fonts::bundled()).unwrap()
}

/// The lines of a page from top to bottom; cells are told apart by «  |  ».
fn lines(page: &Page) -> Vec<(f32, String)> {
    let mut runs: Vec<&TextRun> = page.drawing.runs.iter().collect();
    runs.sort_by(|one, two| one.y.total_cmp(&two.y).then(one.x.total_cmp(&two.x)));
    let mut groups: Vec<Vec<&TextRun>> = Vec::new();
    for run in runs {
        match groups.last_mut() {
            Some(group) if run.y - group[0].y <= LINE => group.push(run),
            _ => groups.push(vec![run]),
        }
    }
    let line = |mut group: Vec<&TextRun>| {
        group.sort_by(|one, two| one.x.total_cmp(&two.x));
        let (mut text, mut end) = (String::new(), f32::MAX);
        for run in &group {
            text.push_str(match run.x - end {
                gap if gap > BLANK => " | ",
                gap if gap > TOUCHING => " ",
                _ => "",
            });
            text.push_str(page.drawing.text_of(run));
            end = run.x + run.width;
        }
        (group[0].y, text)
    };
    groups.into_iter().map(line).collect()
}

/// The pages whose lines are shown: the text, and of each annex the first and the last.
fn shown(laid: &LaidOut) -> Vec<usize> {
    let section = |at: usize| laid.pages.get(at).map(|page| page.section);
    let is_edge = |at: usize| {
        let before = at.checked_sub(1).and_then(section);
        before != section(at) || section(at + 1) != section(at)
    };
    (0..laid.pages.len()).filter(|at| section(*at) == Some(0) || is_edge(*at)).collect()
}

fn listing(laid: &LaidOut) -> String {
    let mut text = String::from("Outline\n");
    for entry in &laid.outline {
        let indent = "  ".repeat(entry.level.into());
        writeln!(text, "{indent}{} ... {}", entry.title, entry.page + 1).unwrap();
    }
    text.push_str("\nPages: size, text area, section, lines of text, lines ruled\n");
    for (at, page) in laid.pages.iter().enumerate() {
        let [width, height] = page.size();
        let [left, top, right, bottom] = page.area.map(|edge| edge.round());
        writeln!(
            text,
            "{}: {width} x {height}, {left} {top} {right} {bottom}, {}, {}, {}",
            at + 1,
            page.section,
            lines(page).len(),
            page.drawing.rules.len(),
        )
        .unwrap();
    }
    for at in shown(laid) {
        writeln!(text, "\nPage {}", at + 1).unwrap();
        for (_, line) in lines(&laid.pages[at]) {
            writeln!(text, "{line}").unwrap();
        }
    }
    text
}

fn cases() -> [(&'static str, Arc<Plan>); 4] {
    [
        ("training", training()),
        ("hard", Arc::new(hard())),
        ("one", Arc::new(one())),
        ("nobody", Arc::new(nobody())),
    ]
}

#[test]
fn the_pages_of_both_plans_stand_as_they_stood() {
    insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "golden"}, {
        for (name, plan) in cases() {
            for kind in PaperKind::ALL {
                let listing = listing(&laid(&plan, *kind));
                insta::assert_snapshot!(format!("{name}_{}", kind.code()), listing);
            }
        }
    });
}

/// What a strict clerk would send back, whatever the plan.
#[test]
fn no_page_is_untidy() {
    for (name, plan) in cases() {
        for kind in PaperKind::ALL {
            let laid = laid(&plan, *kind);
            let place = |at: usize| format!("{name} {}, page {}", kind.code(), at + 1);
            for (at, page) in laid.pages.iter().enumerate() {
                let [left, _, right, bottom] = page.area;
                for run in &page.drawing.runs {
                    let said = page.drawing.text_of(run);
                    assert!(run.x >= left - 1.0, "{}: {said}", place(at));
                    assert!(run.x + run.width <= right + 1.0, "{}: {said}", place(at));
                }
                for (_, line) in lines(page) {
                    // Room for a number or a day that is written by hand.
                    let written: Vec<_> = line.split(&" ".repeat(6)).map(str::trim).collect();
                    let line = written.join(" _ ");
                    for mark in ["{{", "}}", "**", "__", "@", "  ", " ,", " ;", " .", " :", "()"] {
                        assert!(!line.contains(mark), "{}: «{mark}» in {line}", place(at));
                    }
                }
                let text = lines(page).into_iter().map(|(_, line)| line);
                let text = text.collect::<Vec<_>>().join(" ");
                assert!(!text.contains(" 0 trong 0 "), "{}", place(at));
                // Something stands below each heading.
                let last = lines(page).into_iter().rfind(|(y, _)| *y <= bottom + LINE);
                let lowest = last.map_or(0.0, |(y, _)| y);
                for entry in laid.outline.iter().filter(|entry| entry.page == at) {
                    assert!(entry.y + 2.0 * LINE < lowest, "{}: {}", place(at), entry.title);
                }
            }
            // Who signs has the end of the text beside him.
            let text = laid.pages.iter().rposition(|page| page.section == 0).unwrap();
            let ends = lines(&laid.pages[text]);
            let signature = ends.iter().position(|(_, line)| line.contains("TM. ỦY BAN"));
            assert!(signature.is_some_and(|at| at >= 2), "{}: {ends:?}", place(text));
        }
    }
}
