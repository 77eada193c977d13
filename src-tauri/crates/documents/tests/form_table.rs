//! Every row of the table of both profiles (DOMAIN §3.2), measured on laid-out pages.

#![allow(clippy::unwrap_used)] // tests may

mod common;

use common::{body_runs, laid, plan};
use documents::{FontStyle, LaidOut, Page, Profile, TextRun};

const BOTH: [Profile; 2] = [Profile::Tt01_2011, Profile::Nd30_2020];

fn mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

fn paper(profile: Profile) -> LaidOut {
    let mut paper = plan(30);
    paper.profile = profile;
    let basis = "Căn cứ Nghị quyết số 05/NQ-HĐND của Hội đồng nhân dân xã về nhiệm vụ năm 2020";
    paper.bases = (0..30).map(|_| basis.to_owned()).collect();
    paper.bases.push(basis.to_owned());
    laid(&paper.into_document())
}

/// The run that begins with these words, on the first page that has one.
fn run<'l>(laid: &'l LaidOut, words: &str) -> (&'l Page, &'l TextRun) {
    let runs = laid.pages.iter().flat_map(|page| {
        page.drawing.runs.iter().map(move |run| (page, page.drawing.text_of(run), run))
    });
    let mut found = runs.filter(|(_, text, _)| text.starts_with(words));
    found.next().map(|(page, _, run)| (page, run)).unwrap_or_else(|| panic!("no «{words}»"))
}

/// Length of the rule under a run, as a share of its width.
fn rule_under(page: &Page, run: &TextRun) -> f32 {
    let mut rules: Vec<[f32; 4]> = page.drawing.rules.iter().map(|rule| rule.ends).collect();
    rules.retain(|[x0, y0, x1, _]| {
        *y0 > run.y && *y0 < run.y + 12.0 && *x0 < run.x + run.width && *x1 > run.x
    });
    let [x0, y0, x1, y1] = rules[0];
    assert!((y0 - y1).abs() < 0.01);
    let middle = run.x + run.width / 2.0;
    assert!(((x0 + x1) / 2.0 - middle).abs() < 0.5, "centred under the words");
    (x1 - x0) / run.width
}

fn is(laid: &LaidOut, words: &str, style: FontStyle, sizes: [f32; 2]) {
    let (_, run) = run(laid, words);
    assert_eq!(run.style, style, "{words}");
    assert!(run.size >= sizes[0] && run.size <= sizes[1], "{words}: {}", run.size);
}

#[test]
fn the_sheet_is_a4_with_margins_that_both_rules_allow() {
    for profile in BOTH {
        let laid = paper(profile);
        let page = &laid.pages[0];
        let [left, top, right, bottom] = page.area.map(mm);
        let (width, height) = (mm(page.width), mm(page.height));
        assert!((width - 210.0).abs() < 0.1 && (height - 297.0).abs() < 0.1);
        let within = |margin: f32, from: f32, to: f32| margin > from - 0.01 && margin < to + 0.01;
        assert!(within(top, 20.0, 25.0) && within(height - bottom, 20.0, 25.0));
        assert!(within(left, 30.0, 35.0) && within(width - right, 15.0, 20.0));
    }
}

#[test]
fn the_number_of_a_page_begins_on_the_second_where_each_rule_wants_it() {
    for profile in BOTH {
        let laid = paper(profile);
        let outside = |at: usize| {
            let page = &laid.pages[at];
            let [_, top, _, bottom] = page.area;
            let runs = page.drawing.runs.iter();
            let outside = runs.filter(|run| run.y < top || run.y > bottom);
            outside
                .map(|run| (page.drawing.text_of(run), *run))
                .filter(|(text, _)| text.chars().all(|c| c.is_ascii_digit()))
                .collect::<Vec<_>>()
        };
        assert!(outside(0).is_empty(), "the first page has none");
        let [(text, run)] = outside(1)[..] else { panic!("one number on the second page") };
        assert_eq!((text, run.style), ("2", FontStyle::Regular));
        assert!((13.0..=14.0).contains(&run.size));
        let [left, top, right, bottom] = laid.pages[1].area;
        match profile {
            Profile::Tt01_2011 => {
                assert!(run.y > bottom && (run.x + run.width - right).abs() < 0.1);
            }
            Profile::Nd30_2020 => {
                let middle = run.x + run.width / 2.0;
                assert!(run.y < top && (middle - (left + right) / 2.0).abs() < 0.1);
            }
        }
    }
}

#[test]
fn the_head_has_its_faces_sizes_and_rules() {
    for profile in BOTH {
        let laid = paper(profile);
        is(&laid, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FontStyle::Bold, [12.0, 13.0]);
        is(&laid, "Độc lập - Tự do - Hạnh phúc", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "UBND HUYỆN TRIỆU SƠN", FontStyle::Regular, [12.0, 13.0]);
        is(&laid, "XÃ THỬ", FontStyle::Bold, [12.0, 13.0]);
        is(&laid, "Số: 15/KH-UBND", FontStyle::Regular, [13.0, 13.0]);
        is(&laid, "Thử, ngày 20 tháng 02 năm 2020", FontStyle::Italic, [13.0, 14.0]);
        is(&laid, "KẾ HOẠCH", FontStyle::Bold, [14.0, 14.0]);
        is(&laid, "Giảm nghèo nhanh và bền vững", FontStyle::Bold, [14.0, 14.0]);
        let (page, motto) = run(&laid, "Độc lập");
        assert!((rule_under(page, motto) - 1.0).abs() < 0.01, "as long as the words");
        let (page, title) = run(&laid, "Giảm nghèo nhanh");
        assert!((0.33..=0.5).contains(&rule_under(page, title)));
        // Under a name of two lines the widest counts.
        let (page, organ) = run(&laid, "XÃ THỬ");
        let (_, widest) = run(&laid, "ỦY BAN NHÂN DÂN");
        let share = rule_under(page, organ) * organ.width / widest.width;
        assert!((0.33..=0.5).contains(&share), "{share}");
    }
}

#[test]
fn the_bases_are_upright_or_italic_and_end_as_each_rule_wants() {
    for (profile, style, end) in [
        (Profile::Tt01_2011, FontStyle::Regular, "năm 2020,"),
        (Profile::Nd30_2020, FontStyle::Italic, "năm 2020."),
    ] {
        let laid = paper(profile);
        is(&laid, "Căn cứ Nghị quyết", style, [13.0, 14.0]);
        let text: String =
            laid.pages.iter().flat_map(body_runs).map(|(text, _)| format!("{text} ")).collect();
        let bases = text.split("Ủy ban nhân dân xã Thử ban hành").next().unwrap().trim_end();
        assert!(bases.ends_with(end), "{}", &bases[bases.len() - 60..]);
        assert_eq!(bases.matches("năm 2020;").count(), 30);
        is(&laid, "Ủy ban nhân dân xã Thử ban hành", FontStyle::Regular, [13.0, 14.0]);
    }
}

#[test]
fn the_body_has_its_size_indent_and_distances() {
    for profile in BOTH {
        let spec = profile.spec();
        assert!((13.0..=14.0).contains(&spec.body_size));
        let indent = mm(spec.first_line_indent);
        assert!((10.0..=12.71).contains(&indent), "{indent}");
        assert!(spec.paragraph_space >= 6.0);
        let leading = spec.body_leading;
        assert!(leading >= spec.body_size * 1.149 && leading <= spec.body_size * 1.149 * 1.5);
        let laid = paper(profile);
        let (page, first) = run(&laid, "Căn cứ Nghị quyết");
        assert!((first.x - page.area[0] - spec.first_line_indent).abs() < 0.1);
        is(&laid, "I. MỤC ĐÍCH, YÊU CẦU", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "1. Mục đích", FontStyle::Bold, [13.0, 14.0]);
    }
}

#[test]
fn the_end_has_its_mark_signer_and_recipients() {
    for profile in BOTH {
        let laid = paper(profile);
        is(&laid, "TM. ỦY BAN NHÂN DÂN", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "CHỦ TỊCH", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "Lê Văn Mẫu", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "Nơi nhận:", FontStyle::BoldItalic, [12.0, 12.0]);
        is(&laid, "- UBND huyện (b/c);", FontStyle::Regular, [11.0, 11.0]);
        is(&laid, "- Lưu: VT.", FontStyle::Regular, [11.0, 11.0]);
        let (_, closing) = run(&laid, "Trên đây là Kế hoạch giảm nghèo năm 2020./.");
        let (_, signer) = run(&laid, "TM. ỦY BAN NHÂN DÂN");
        assert!(closing.y < signer.y);
        let (page, recipients) = run(&laid, "Nơi nhận:");
        assert!(recipients.x < page.width / 2.0 && signer.x > recipients.x);
    }
}

#[test]
fn an_annex_has_its_word_title_and_the_plan_it_belongs_to() {
    for profile in BOTH {
        let laid = paper(profile);
        is(&laid, "Phụ lục 1", FontStyle::Bold, [14.0, 14.0]);
        is(&laid, "DANH SÁCH HỘ NGHÈO VÀ GIẢI PHÁP", FontStyle::Bold, [13.0, 14.0]);
        is(&laid, "(Kèm theo Kế hoạch số 15/KH-UBND)", FontStyle::Italic, [13.0, 14.0]);
        let (page, label) = run(&laid, "Phụ lục 1");
        let middle = (page.area[0] + page.area[2]) / 2.0;
        assert!((label.x + label.width / 2.0 - middle).abs() < 0.1, "centred");
        assert!(page.width > page.height, "landscape");
    }
}

#[test]
fn the_two_profiles_differ_only_where_the_rules_do() {
    let [old, new] = BOTH.map(|profile| *profile.spec());
    let same = documents::ProfileSpec {
        number_place: old.number_place,
        bases_italic: old.bases_italic,
        last_basis_end: old.last_basis_end,
        ..new
    };
    assert_eq!(same, old);
    assert!(old.number_place != new.number_place);
    assert!(!old.bases_italic && new.bases_italic);
    assert_eq!((old.last_basis_end, new.last_basis_end), (",", "."));
}
