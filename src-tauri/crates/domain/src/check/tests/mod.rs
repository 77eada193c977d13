//! Every sentence of every rule: it appears when something is spoilt, alone, and not before.

mod words;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::date::ViDate;
use crate::plan::{
    ExpectedResult, HouseholdClass, Money, MoneyKind, MoneySource, Paper, PaperChoices, PaperKind,
    Section, Standing,
};
use crate::sample::{self, any_plan, id, targets_met_by};
use crate::{HamletId, HelperId, ProjectId, SectionId, UnitCode};
use Severity::{Blocks, Informs, Warns};

/// Two poor households and a near-poor one; everything is in order, targets are just met.
fn in_order() -> (Plan, UnitTargets) {
    let mut plan = sample::plan(vec![
        sample::household(1, HouseholdClass::PoorN1),
        sample::household(2, HouseholdClass::PoorN2),
        sample::household(3, HouseholdClass::NearPoor),
        sample::bare_household(4, Some(HouseholdClass::NotPoor)),
    ]);
    plan.projects = vec![sample::project(0xC1, &[2], 90_000_000)];
    plan.papers = vec![paper(PaperKind::Poverty, "15"), paper(PaperKind::Services, "16")];
    let targets = targets_met_by(&plan);
    (plan, targets)
}

/// A paper with everything chosen.
fn paper(kind: PaperKind, number: &str) -> Paper {
    let choices = PaperChoices {
        number: Some(number.to_owned()),
        issue_date: ViDate::parse_iso("2020-02-20"),
        signer_name: Some("Lê Văn Bình".to_owned()),
        ..PaperChoices::default()
    };
    Paper { id: id(0xD0 + kind as u128), kind: Some(kind), choices }
}

/// The commune's own text of a place.
fn writes(plan: &mut Plan, kind: PaperKind, place: &str, text: &str) {
    let id = SectionId(id(0xE0 + plan.sections.len() as u128));
    let (paper, place, text) = (kind.code().to_owned(), place.to_owned(), text.to_owned());
    plan.sections.push(Section { id, paper, place, text });
}

struct Spoilt {
    says: &'static str,
    severity: Severity,
    field: Option<&'static str>,
    spoil: fn(&mut Plan, &mut UnitTargets),
}

const fn spoilt(
    says: &'static str,
    severity: Severity,
    field: Option<&'static str>,
    spoil: fn(&mut Plan, &mut UnitTargets),
) -> Spoilt {
    Spoilt { says, severity, field, spoil }
}

/// Moves the first household out of the poor without touching C01 and C03.
fn ask_one_poor_household_less(targets: &mut UnitTargets) {
    targets.poor_start -= 1;
    targets.poor_reduce -= 1;
}

/// Why the commune's opening number is another.
fn reason(rule: &str) -> crate::plan::Reason {
    crate::plan::Reason {
        id: id(0xBEEF),
        rule: rule.to_owned(),
        household: None,
        record: None,
        field: None,
        text: "Hai hộ đã mất, chuyển đi sau khi phê duyệt".to_owned(),
    }
}

const ALL: &[Spoilt] = &[
    spoilt("H01.name", Blocks, Some("head_name"), |plan, _| {
        plan.households[0].head_name.clear();
    }),
    spoilt("H01.hamlet", Blocks, Some("hamlet"), |plan, _| {
        plan.households[0].hamlet = Some(HamletId(id(0xDEAD)));
    }),
    spoilt("H01.class", Blocks, Some("class"), |plan, targets| {
        plan.households[0].class = None;
        ask_one_poor_household_less(targets);
    }),
    spoilt("H01.kind", Blocks, Some("class"), |plan, _| {
        plan.households[0].class = Some(HouseholdClass::Poor);
    }),
    spoilt("H01.members", Blocks, Some("stated_members"), |plan, _| {
        plan.households[2].stated_members = Some(0);
    }),
    spoilt("H01.area", Blocks, Some("area"), |plan, _| {
        plan.unit = UnitCode::from("99999");
        for household in &mut plan.households[1..] {
            household.area = Some(crate::plan::Area::Rural);
        }
    }),
    spoilt("H02.none", Blocks, Some("cause."), |plan, _| plan.households[0].causes.clear()),
    spoilt("H02.other", Warns, Some("cause_other"), |plan, _| {
        plan.households[0].causes = vec!["NN11".into()];
        plan.households[0].measures[0].answers = vec!["NN11".to_owned()];
    }),
    spoilt("H02.many", Warns, Some("cause."), |plan, _| {
        let codes = ["NN01", "NN02", "NN03", "NN05", "NN06"];
        plan.households[0].causes = codes.map(Into::into).to_vec();
        plan.households[0].measures[0].answers = codes.map(str::to_owned).to_vec();
        plan.households[0].measures[0].policy = None;
    }),
    spoilt("H04.open", Blocks, Some("cause.NN08"), |plan, _| {
        plan.households[0].causes.push("NN08".into());
    }),
    spoilt("H04.excused", Warns, Some("cause.NN08"), |plan, _| {
        plan.households[0].causes.push("NN08".into());
        let reason = "Đã có thẻ BHYT".to_owned();
        plan.households[0].no_measure.insert("NN08".to_owned(), reason);
    }),
    spoilt("H04.outside", Warns, Some("cause.NN01"), |plan, _| {
        plan.households[0].measures[0].policy = Some("P12".into());
    }),
    spoilt("H05.open", Blocks, Some("indicator.D07"), |plan, _| {
        plan.households[2].indicators.push("D07".into());
    }),
    spoilt("H06.money", Blocks, Some("funding"), |plan, _| {
        plan.households[0].measures[0].funding[0].money = None;
    }),
    spoilt("H06.both", Blocks, Some("unfunded"), |plan, _| {
        plan.households[0].measures[0].unfunded = true;
    }),
    spoilt("H06.months", Blocks, Some("months"), |plan, _| {
        plan.households[0].measures[0].months = None;
    }),
    spoilt("H06.organisation", Blocks, Some("organisation"), |plan, _| {
        plan.households[0].measures[0].organisation = Some(HelperId(id(sample::PERSON)));
    }),
    spoilt("H06.project_gone", Blocks, Some("project"), |plan, _| {
        plan.households[0].measures[0].project = Some(ProjectId(id(0xDEAD)));
    }),
    spoilt("H06.project_money", Blocks, Some("funding"), |plan, _| {
        plan.projects[0].funding.clear();
    }),
    spoilt("H07.none", Blocks, Some("assignment"), |plan, _| {
        plan.households[0].assignments.clear();
    }),
    spoilt("H07.person", Warns, Some("person"), |plan, _| {
        plan.households[0].assignments[0].person = None;
    }),
    spoilt("H07.organisation", Blocks, Some("organisation"), |plan, _| {
        plan.households[0].assignments[0].organisation = None;
    }),
    spoilt("H09.none", Blocks, Some("expected"), |plan, targets| {
        plan.households[0].expected = None;
        targets.poor_reduce -= 1;
    }),
    spoilt("H09.near_poor", Blocks, Some("expected"), |plan, targets| {
        plan.households[2].expected = Some(ExpectedResult::ToNearPoor);
        targets.near_poor_reduce -= 1;
    }),
    spoilt("C01.fewer", Blocks, None, |_, targets| targets.poor_start += 3),
    spoilt("C01.more", Blocks, None, |_, targets| targets.poor_start -= 1),
    spoilt("C02.fewer", Blocks, None, |_, targets| targets.near_poor_start += 1),
    spoilt("C02.more", Blocks, None, |_, targets| targets.near_poor_start -= 1),
    spoilt("C01.fewer_explained", Warns, None, |plan, targets| {
        targets.poor_start += 3;
        plan.reasons.push(reason("C01"));
    }),
    spoilt("C01.more_explained", Warns, None, |plan, targets| {
        targets.poor_start -= 1;
        plan.reasons.push(reason("C01"));
    }),
    spoilt("C02.fewer_explained", Warns, None, |plan, targets| {
        targets.near_poor_start += 1;
        plan.reasons.push(reason("C02"));
    }),
    spoilt("C02.more_explained", Warns, None, |plan, targets| {
        targets.near_poor_start -= 1;
        plan.reasons.push(reason("C02"));
    }),
    spoilt("C03.short", Blocks, None, |_, targets| targets.poor_reduce += 1),
    spoilt("C04.short", Blocks, None, |plan, _| {
        plan.households[2].expected = Some(ExpectedResult::Stays);
    }),
    spoilt("C05.incoming", Informs, None, |plan, _| {
        plan.households[0].expected = Some(ExpectedResult::ToNearPoor);
    }),
    spoilt("C09.same_number", Warns, Some("number"), |plan, _| {
        plan.papers[0].choices.number = Some("16".to_owned());
    }),
    spoilt("C10.number", Warns, Some("number"), |plan, _| {
        plan.papers[1].choices.number = Some("16a".to_owned());
    }),
    spoilt("C10.late", Warns, Some("issue_date"), |plan, _| {
        plan.papers[0].choices.issue_date = ViDate::parse_iso("2020-02-24");
    }),
    spoilt("C10.early", Warns, Some("issue_date"), |plan, _| {
        plan.papers[0].choices.issue_date = ViDate::parse_iso("2020-01-30");
    }),
    spoilt("C10.bases", Blocks, Some("text"), |plan, _| {
        let text = "@base Căn cứ Kế hoạch số **154/KH\u{2011}UBND** và số 154/QĐ-UBND";
        writes(plan, PaperKind::Services, "bases", text);
    }),
    spoilt("C10.recipients", Blocks, Some("text"), |plan, _| {
        writes(plan, PaperKind::Poverty, "closing", "@closing Trên đây là Kế hoạch");
    }),
    spoilt("C10.blank", Informs, None, |plan, _| plan.papers[1].choices.issue_date = None),
    spoilt("C11.unnamed", Informs, None, |plan, _| plan.papers[1].choices.signer_name = None),
    spoilt("C12.items", Warns, Some("text"), |plan, _| {
        writes(plan, PaperKind::Poverty, "tasks", "# III. NHIỆM VỤ\n\nLồng ghép nguồn lực");
    }),
    spoilt("C13.periods", Blocks, Some("text"), |plan, _| {
        let text = "Hằng năm rà soát hộ\n\nKiểm tra; báo cáo hằng quý,\n6 tháng";
        writes(plan, PaperKind::Services, "organising", text);
    }),
    spoilt("S01.suggested", Blocks, Some("standing"), |plan, _| {
        plan.households[0].measures[0].standing = Standing::Suggested;
    }),
    spoilt("S02.open", Blocks, Some("class"), |plan, _| {
        plan.conflicts = vec![(id(1), "class".to_owned())];
    }),
    spoilt("S03.kept", Warns, None, |plan, _| plan.households[0].deleted_unseen = true),
    spoilt("S04.value", Warns, Some("months"), |plan, _| {
        plan.unreadable = vec![unreadable("measure", "months")];
    }),
    spoilt("S04.kind", Informs, None, |plan, _| {
        plan.unreadable = vec![unreadable("photograph", "")];
    }),
    spoilt("S04.code", Warns, Some("need.N77"), |plan, _| {
        plan.households[0].needs = vec!["N77".into()];
    }),
    spoilt("S05.sum", Blocks, None, |plan, _| {
        plan.households[0].measures[0].funding[0].money = Some(Money {
            source: MoneySource::Budget,
            kind: MoneyKind::Grant,
            amount: crate::money::Dong::MAX,
        });
    }),
];

fn unreadable(kind: &str, field: &str) -> crate::plan::Unreadable {
    let (kind, field) = (kind.to_owned(), field.to_owned());
    crate::plan::Unreadable { record: id(1000), kind, field }
}

fn findings(plan: &Plan, targets: &UnitTargets) -> Vec<Finding> {
    check(plan, Some(targets), Catalogue::built_in())
}

/// Without the slack that rules C03 and C04 always show once their target is met.
fn without_slack(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|f| !(["C03", "C04"].contains(&f.rule) && f.severity == Informs));
    findings
}

/// Is this text the sentence under that key, whatever is filled in?
fn is_said(key: &str, text: &str) -> bool {
    assert!(sentences().has(key), "no sentence {key}");
    let template = sentences().say(key, &[]);
    let first = template.split('{').next().unwrap_or_default();
    let last = template.rsplit('}').next().unwrap_or_default();
    text.starts_with(first) && text.ends_with(last)
}

#[test]
fn a_plan_in_order_has_only_its_slack_to_show() {
    let (plan, targets) = in_order();
    let found = findings(&plan, &targets);
    assert_eq!(Summary::of(&found), Summary { blocks: 0, warns: 0, informs: 2 });
    assert!(Summary::of(&found).lets_pass());
    assert!(is_said("C03.met", &found[0].message) && is_said("C04.met", &found[1].message));
    let poor_and_near_poor = plan.poor().chain(plan.near_poor());
    assert!(poor_and_near_poor.map(|household| household.gaps()).all(|gaps| gaps.is_empty()));
}

#[test]
fn each_finding_appears_alone_where_its_thing_is_spoilt() {
    for case in ALL {
        let (mut plan, mut targets) = in_order();
        (case.spoil)(&mut plan, &mut targets);
        let found = without_slack(findings(&plan, &targets));
        let [finding] = &found[..] else {
            panic!("{} should be the only finding, but there are {found:#?}", case.says);
        };
        assert!(case.says.starts_with(finding.rule), "{}: {finding:?}", case.says);
        assert!(is_said(case.says, &finding.message), "{}: {finding:?}", case.says);
        assert!(is_said(&format!("{}.fix", case.says), &finding.remedy), "{finding:?}");
        assert_eq!(finding.severity, case.severity, "{}", case.says);
        assert_eq!(finding.field.as_deref(), case.field, "{}", case.says);
    }
}

#[test]
fn every_sentence_of_every_rule_is_spoilt_into_being_by_a_test() {
    let elsewhere = ["C01.unknown", "C03.met", "C04.met"];
    let tested: BTreeSet<String> =
        ALL.iter().map(|case| case.says).chain(elsewhere).map(str::to_owned).collect();
    let known: BTreeSet<String> = RULES
        .iter()
        .flat_map(|rule| rule.says.iter().map(|(says, _)| format!("{}.{says}", rule.id)))
        .collect();
    assert_eq!(tested, known);
}

#[test]
fn without_targets_the_check_says_so_and_compares_nothing() {
    let (plan, _) = in_order();
    let found = check(&plan, None, Catalogue::built_in());
    let [finding] = &found[..] else { panic!("one finding, not {found:#?}") };
    assert_eq!((finding.rule, finding.severity), ("C01", Blocks));
    assert!(is_said("C01.unknown", &finding.message));
}

#[test]
fn a_measure_of_the_commune_without_a_policy_is_not_outside_the_map() {
    let (mut plan, targets) = in_order();
    plan.households[0].measures[0].policy = None;
    assert_eq!(without_slack(findings(&plan, &targets)), []);
}

#[test]
fn one_measure_inside_the_map_is_enough() {
    let (mut plan, targets) = in_order();
    let outside = sample::measure(77, "P12", &["NN01"]);
    plan.households[0].measures.push(outside);
    assert_eq!(without_slack(findings(&plan, &targets)), []);
}

#[test]
fn help_by_an_organisation_and_a_person_counts_beside_one_that_is_not_finished() {
    let (mut plan, targets) = in_order();
    let mut unfinished = plan.households[0].assignments[0].clone();
    unfinished.person = None;
    plan.households[0].assignments.insert(0, unfinished);
    assert_eq!(without_slack(findings(&plan, &targets)), []);
}

#[test]
fn a_sensitive_cause_goes_by_its_number_on_the_form() {
    let (mut plan, targets) = in_order();
    plan.households[0].causes.push("NN10".into());
    let found = without_slack(findings(&plan, &targets));
    assert_eq!(found[0].message, "«Nguyên nhân số 10 của phiếu C» chưa có giải pháp.");
}

#[test]
fn a_conflict_in_a_measure_is_found_under_its_household() {
    let (mut plan, targets) = in_order();
    let line = plan.households[1].measures[0].funding[0].id.0;
    plan.conflicts = vec![(line, "money".to_owned()), (id(0xDEAD), "note".to_owned())];
    let found = without_slack(findings(&plan, &targets));
    let households: Vec<_> = found.iter().map(|finding| finding.household).collect();
    assert_eq!(households, [Some(plan.households[1].id), None]);
}

/// A finding as a line of text.
fn shown(finding: &Finding) -> String {
    let household =
        finding.household.map_or("xã".to_owned(), |id| format!("hộ {}", id.0.as_u128()));
    let field = finding.field.as_deref().unwrap_or("–");
    let severity = match finding.severity {
        Blocks => "phải sửa",
        Warns => "cần lý do",
        Informs => "để biết",
    };
    let Finding { rule, message, remedy, .. } = finding;
    format!("{rule} · {severity} · {household} · {field}\n    {message}\n    {remedy}")
}

#[test]
fn the_findings_of_a_small_plan_read_like_this() {
    let (mut plan, targets) = in_order();
    let empty = sample::bare_household(5, Some(HouseholdClass::Poor));
    plan.households.push(empty);
    plan.households.push(sample::bare_household(6, None));
    let first = &mut plan.households[0];
    first.expected = Some(ExpectedResult::ToNearPoor);
    first.causes.extend(["NN08".into(), "NN09".into()]);
    first.no_measure.insert("NN08".to_owned(), "Đã có thẻ BHYT".to_owned());
    first.indicators.push("D07".into());
    first.measures[0].standing = Standing::Suggested;
    first.measures[0].months = None;
    plan.households[2].expected = Some(ExpectedResult::Stays);
    plan.conflicts = vec![(id(1), "cause.NN02".to_owned()), (id(2), "stated_members".to_owned())];
    plan.unreadable = vec![unreadable("measure", "months"), unreadable("photograph", "")];
    let found = findings(&plan, &targets);
    let text: Vec<String> = found.iter().map(shown).collect();
    insta::assert_snapshot!(text.join("\n"));
    let Summary { blocks, warns, informs } = Summary::of(&found);
    assert_eq!(blocks + warns + informs, found.len());
}

#[test]
fn what_is_missing_from_a_text_is_named() {
    let (mut plan, targets) = in_order();
    writes(
        &mut plan,
        PaperKind::Services,
        "bases",
        "@base Căn cứ Kế hoạch số {{assignment_number}}",
    );
    writes(&mut plan, PaperKind::Poverty, "tasks", "Lồng ghép nguồn lực; khen thưởng hộ");
    writes(&mut plan, PaperKind::Poverty, "organising", "Báo cáo hằng quý, 06 tháng, năm");
    let found = without_slack(findings(&plan, &targets));
    let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "Kế hoạch dịch vụ: phần căn cứ không nêu 54/QĐ-UBND.",
            "Kế hoạch giảm nghèo: lời văn của xã không nói đến dự án thuộc Chương trình mục tiêu \
             quốc gia giảm nghèo bền vững; xây dựng thuyết minh dự án sản xuất; quỹ đất cho người \
             nghèo; kiểm tra, giám sát.",
        ]
    );
    plan.year = 2021;
    let found = findings(&plan, &targets);
    assert!(found.iter().all(|finding| finding.rule != "C10"), "another year has other bases");
}

#[test]
fn a_text_that_keeps_what_is_asked_has_no_finding() {
    let (mut plan, targets) = in_order();
    let kind = PaperKind::Poverty;
    writes(&mut plan, kind, "bases", "@bases Căn cứ\n\n@base Căn cứ tình hình của xã");
    writes(&mut plan, kind, "closing", "@closing Trên đây\n\n@recipient - Lưu: VT.");
    writes(&mut plan, kind, "organising", "Giám sát.\n\nĐịnh kỳ {{reports}} báo cáo huyện");
    assert_eq!(without_slack(findings(&plan, &targets)), []);
}

proptest! {
    #[test]
    fn whatever_a_plan_holds_findings_are_whole_sentences_about_fields_that_exist(plan in any_plan(0)) {
        let targets = UnitTargets { poor_start: 2, poor_reduce: 1, ..UnitTargets::default() };
        let kinds = crate::schema::KINDS.iter();
        let below: Vec<&str> = kinds.clone().map(|kind| kind.name).collect();
        for finding in findings(&plan, &targets) {
            for text in [&finding.message, &finding.remedy] {
                prop_assert!(!text.contains(['{', '}']) && text.ends_with('.'), "{}", text);
            }
            if let Some(field) = &finding.field {
                let exists = kinds.clone().any(|kind| kind.field(field).is_some());
                prop_assert!(exists || below.contains(&field.as_str()), "{}", field);
            }
            prop_assert_eq!(finding.field.is_some() && finding.record.is_none(), false);
        }
    }

    #[test]
    fn a_household_that_is_not_poor_breaks_no_rule_of_the_plan(plan in any_plan(0)) {
        let found = findings(&plan, &UnitTargets::default());
        for household in plan.households.iter().filter(|h| h.class == Some(HouseholdClass::NotPoor)) {
            let of_it = found.iter().filter(|f| f.household == Some(household.id));
            prop_assert!(of_it.clone().all(|f| f.rule.starts_with('S')), "{:?}", of_it.collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_open_dossier_shows_what_the_whole_check_shows_of_it(plan in any_plan(0)) {
        let whole = findings(&plan, &UnitTargets::default());
        for household in &plan.households {
            let mut of_it: Vec<_> = whole.iter().filter(|f| f.household == Some(household.id)).cloned().collect();
            of_it.retain(|f| f.rule != "S02");
            prop_assert_eq!(check_household(&plan, household, Catalogue::built_in()), of_it);
        }
    }
}
