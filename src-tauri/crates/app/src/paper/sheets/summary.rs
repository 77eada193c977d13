//! Tóm tắt tự kiểm tra: what the reviewer wants to see first, on a few pages.
//!
//! Deliberately absent: judging; the findings are those of `domain::check`, in its words.

use std::collections::BTreeMap;

use documents::forms::{Sheet, SheetPart};
use documents::{Align, Cell, FontStyle, Row, RowGroup};
use domain::HamletId;
use domain::catalog::Catalogue;
use domain::check::{self, Finding, Rule, Severity};
use domain::totals::Classes;

use super::words::{say, word};
use super::writing::{Heads, name_of, number, table, total};
use super::{Writer, signatures, text};

/// Size of the tables, in tenths of a point.
const SIZE: u16 = 100;

impl Writer<'_> {
    pub(super) fn summary(&self) -> Sheet {
        let request = self.request;
        let plan = request.plan;
        let found = check::check(plan, request.targets.as_ref(), Catalogue::built_in());
        let of = |severity| -> Vec<&Finding> {
            found.iter().filter(|one| one.severity == severity).collect()
        };
        let (blocks, warns) = (of(Severity::Blocks), of(Severity::Warns));
        let informs = of(Severity::Informs);
        let explained = warns.iter().filter(|one| one.reason(plan).is_some()).count();
        let year = request.year;
        let title = vec![word("summary.title"), say("summary.title_2", &[("year", &year)])];
        let mut sheet = self.blank(title);
        sheet.subtitle = word("summary.subtitle");
        sheet.size = 11.5;
        sheet.footer = self.footer(&word("summary.title"), false);
        let totals = request.totals;
        let count = |count: u64| number(usize::try_from(count).unwrap_or(usize::MAX));
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("households", &number(plan.households.len())),
            ("poor", &count(totals.poor().households)),
            ("near_poor", &count(totals.near_poor().households)),
            ("blocks", &number(blocks.len())),
            ("warns", &number(warns.len())),
            ("explained", &number(explained)),
            ("informs", &number(informs.len())),
        ];
        let parts = &mut sheet.parts;
        parts.push(text(say("summary.counts", args)));
        parts.push(SheetPart::Heading(word("summary.targets")));
        parts.push(self.targets());
        parts.push(SheetPart::Heading(word("summary.hamlets")));
        parts.push(self.hamlets(&found));
        for (key, none, findings) in [
            ("summary.blocks", "summary.no_blocks", &blocks),
            ("summary.warns", "summary.no_warns", &warns),
        ] {
            parts.push(SheetPart::Heading(say(key, &[("n", &number(findings.len()))])));
            if findings.is_empty() {
                parts.push(text(word(none)));
            } else {
                parts.push(self.findings(findings, key == "summary.warns"));
            }
        }
        let heading = say("summary.informs", &[("n", &number(informs.len()))]);
        parts.push(SheetPart::Heading(heading));
        for (rule, findings) in by_rule(&informs) {
            parts.push(text(rule_line(rule, findings.len())));
        }
        if informs.is_empty() {
            parts.push(text(word("summary.no_informs")));
        }
        parts.push(signatures(&["sign.writer", "sign.commune"]));
        sheet
    }

    fn targets(&self) -> SheetPart {
        let Some(targets) = &self.request.targets else {
            return text(word("summary.no_targets"));
        };
        let totals = self.request.totals;
        let heads: &Heads<'_> = &[
            (88, Align::Left, "summary.target.what"),
            (54, Align::Right, "summary.target.start"),
            (54, Align::Right, "summary.target.listed"),
            (54, Align::Right, "summary.target.reduce"),
            (54, Align::Right, "summary.target.planned"),
            (48, Align::Right, "summary.target.missing"),
            (56, Align::Right, "summary.target.end"),
            (56, Align::Right, "summary.target.rate"),
        ];
        let lines = [
            ("summary.poor", totals.poor_meter(targets), totals.poor().households),
            ("summary.near_poor", totals.near_poor_meter(targets), totals.near_poor().households),
        ];
        let rows = lines.map(|(key, meter, listed)| {
            let count = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX));
            let natural = i64::from(targets.natural_households);
            vec![
                word(key),
                count(meter.start),
                count(listed),
                count(meter.target),
                count(meter.planned),
                count(meter.target.saturating_sub(meter.planned)),
                domain::text::group_thousands(meter.end()),
                domain::ratio::percent(meter.end(), natural).unwrap_or_default(),
            ]
        });
        plain(table(heads, rows.into(), SIZE))
    }

    /// Households, expected results and findings of every hamlet.
    fn hamlets(&self, found: &[Finding]) -> SheetPart {
        let plan = self.request.plan;
        let mut by_hamlet: BTreeMap<Option<HamletId>, [usize; 2]> = BTreeMap::new();
        let mut commune = [0, 0];
        for finding in found {
            let at = match finding.severity {
                Severity::Blocks => 0,
                Severity::Warns => 1,
                Severity::Informs => continue,
            };
            match finding.household.and_then(|id| plan.household(id)) {
                Some(household) => {
                    let hamlet = household.hamlet.filter(|id| plan.hamlets.contains_key(id));
                    by_hamlet.entry(hamlet).or_default()[at] += 1;
                }
                None => commune[at] += 1,
            }
        }
        let heads: &Heads<'_> = &[
            (120, Align::Left, "summary.hamlet"),
            (56, Align::Right, "summary.hamlet.poor"),
            (62, Align::Right, "summary.hamlet.near_poor"),
            (80, Align::Right, "summary.hamlet.leaves"),
            (64, Align::Right, "summary.hamlet.near_leaves"),
            (52, Align::Right, "summary.hamlet.blocks"),
            (56, Align::Right, "summary.hamlet.warns"),
        ];
        let count = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX));
        let figures = |classes: &Classes, [blocks, warns]: [usize; 2]| {
            let (poor, near_poor) = (classes.poor(), &classes.near_poor);
            vec![
                count(poor.households),
                count(near_poor.households),
                count(poor.expected.leaves + poor.expected.to_near_poor),
                count(near_poor.expected.leaves),
                number(blocks),
                number(warns),
            ]
        };
        let totals = self.request.totals;
        let of = |id: Option<HamletId>| by_hamlet.get(&id).copied().unwrap_or_default();
        let mut rows: Vec<Vec<String>> = totals
            .hamlets_in_order()
            .into_iter()
            .map(|(id, hamlet)| {
                [vec![hamlet.name.clone()], figures(&hamlet.classes, of(Some(id)))].concat()
            })
            .collect();
        if totals.no_hamlet.planned_for().households > 0 || of(None) != [0, 0] {
            rows.push([vec![word("no_hamlet")], figures(&totals.no_hamlet, of(None))].concat());
        }
        if commune != [0, 0] {
            let mut row = vec![word("summary.commune")];
            row.resize(5, String::new());
            row.extend(commune.map(number));
            rows.push(row);
        }
        let all = |severity| found.iter().filter(|one| one.severity == severity).count();
        let sums = [all(Severity::Blocks), all(Severity::Warns)];
        let mut table = table(heads, rows, SIZE);
        table.foot = vec![total(&word("total"), 1, figures(&totals.commune, sums))];
        plain(table)
    }

    /// The findings under their rules, each with its household.
    fn findings(&self, findings: &[&Finding], reasons: bool) -> SheetPart {
        let mut heads =
            vec![(140, Align::Left, "summary.where"), (200, Align::Left, "summary.finding")];
        if reasons {
            heads.push((140, Align::Left, "summary.reason"));
        }
        let plan = self.request.plan;
        let mut table = table(&heads, Vec::new(), SIZE);
        let columns = u16::try_from(heads.len()).unwrap_or(u16::MAX);
        for (rule, findings) in by_rule(findings) {
            let name = Cell::new(rule_line(rule, findings.len()));
            table.body.push(RowGroup {
                rows: vec![Row { cells: vec![name.style(FontStyle::BoldItalic).span(columns, 1)] }],
                keep_with_next: true,
                ..RowGroup::default()
            });
            for finding in findings {
                let household = finding.household.and_then(|id| plan.household(id));
                let place = household.map_or_else(
                    || word("summary.all"),
                    |one| {
                        let (name, hamlet) = (name_of(one), self.hamlet_of(one));
                        say("household.outline", &[("name", &name), ("hamlet", &hamlet)])
                    },
                );
                let mut cells = vec![Cell::new(place), Cell::new(finding.message.as_str())];
                if reasons {
                    let reason = finding.reason(plan).map(str::to_owned);
                    cells.push(Cell::new(reason.unwrap_or_else(|| word("summary.no_reason"))));
                }
                table.body.push(RowGroup { rows: vec![Row { cells }], ..RowGroup::default() });
            }
        }
        plain(table)
    }
}

fn plain(table: documents::Table) -> SheetPart {
    SheetPart::Table { caption: String::new(), unit: String::new(), table }
}

fn rule_line(rule: &Rule, count: usize) -> String {
    let args: &[(&str, &dyn std::fmt::Display)] =
        &[("title", &rule.title()), ("id", &rule.id), ("n", &number(count))];
    say("summary.rule", args)
}

/// In the order of the rules; those that found nothing are left out.
fn by_rule<'f>(findings: &[&'f Finding]) -> Vec<(&'static Rule, Vec<&'f Finding>)> {
    let rules = check::RULES.iter().map(|rule| {
        let own = findings.iter().filter(|one| one.rule == rule.id).copied().collect();
        (rule, own)
    });
    rules.filter(|(_, own): &(_, Vec<_>)| !own.is_empty()).collect()
}
