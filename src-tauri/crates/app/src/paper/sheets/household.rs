//! Phiếu hộ: one page for a household, or two where much has to stand on it.
//!
//! Deliberately absent: notes, reasons, and, unless asked for, what only the household and
//! the officer may see.

use documents::forms::{Sheet, SheetPart, Span, points};
use documents::{Align, Fonts, Row};
use domain::plan::{Household, Member, MoneySource, MoneyUnit, Project, Standing};

use super::words::{say, word};
use super::writing::{
    Heads, class, expected, money_of, months, name_of, once, people, table, total,
};
use super::{SheetKind, Writer, facts, signatures, text};

/// Sizes of the text, in tenths of a point, that are tried until the sheet is one page.
const SIZES: [u16; 5] = [120, 110, 100, 95, 90];
/// Size of a sheet that goes on overleaf.
const OVERLEAF: u16 = 100;
/// Members from this number on stand in two columns.
const MANY: usize = 7;

impl Writer<'_> {
    /// The sheet of one household.
    pub(super) fn household(&self, household: &Household) -> Sheet {
        for size in SIZES {
            let sheet = self.household_in(household, size, false);
            let paper = self.paper(SheetKind::Household, vec![sheet.clone()]);
            let laid = documents::lay_out(&paper.into_document(), Fonts::bundled());
            // What cannot be laid out is said where the file is written.
            if laid.map_or(true, |laid| laid.pages.len() <= 1) {
                return sheet;
            }
        }
        self.household_in(household, OVERLEAF, true)
    }

    fn household_in(&self, household: &Household, size: u16, overleaf: bool) -> Sheet {
        let (name, hamlet) = (name_of(household), self.hamlet_of(household));
        let year = self.request.year;
        let title = say("household.outline", &[("name", &name), ("hamlet", &hamlet)]);
        let mut sheet =
            self.blank(vec![word("household.title"), say("household.title_2", &[("year", &year)])]);
        sheet.outline.clone_from(&title);
        sheet.anchor = Some(household.id.to_string());
        sheet.size = points(size);
        sheet.footer = self.footer(&title, self.request.personal);
        let parts = &mut sheet.parts;
        parts.extend(self.who_it_is(household, &name, hamlet.clone()));
        parts.push(SheetPart::Heading(word("household.members")));
        parts.push(self.members(household, size));
        parts.push(SheetPart::Heading(word("household.why")));
        for (key, names) in [
            ("household.causes", self.causes(household)),
            ("household.indicators", self.indicators(household)),
            ("household.needs", self.needs(household)),
        ] {
            let names = if names.is_empty() { word("household.nothing") } else { names.join("; ") };
            parts.push(facts([(key, names)]));
        }
        if overleaf {
            let args: &[(&str, &dyn std::fmt::Display)] = &[("name", &name), ("hamlet", &hamlet)];
            let there = say("household.again", args);
            parts.push(SheetPart::Overleaf { here: word("overleaf"), there });
        }
        parts.push(SheetPart::Heading(word("household.measures")));
        parts.push(self.measures(household, size));
        let helpers = self.helpers(household);
        let helpers =
            if helpers.is_empty() { word("household.no_helpers") } else { helpers.join("; ") };
        parts.push(facts([("household.helpers", helpers)]));
        let label = say("household.expected", &[("year", &year)]);
        parts.push(SheetPart::Text(vec![
            Span { text: format!("{label} "), bold: true, italic: false },
            Span { text: expected(household), ..Span::default() },
        ]));
        let text = word("household.commitment");
        parts.push(SheetPart::Text(vec![Span { text, bold: false, italic: true }]));
        parts.push(signatures(&["sign.head", "sign.hamlet", "sign.writer"]));
        sheet
    }

    fn who_it_is(&self, household: &Household, name: &str, hamlet: String) -> Vec<SheetPart> {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| word("dash"));
        let gender = household.gender.map(|gender| match gender {
            domain::plan::Gender::Male => word("gender.male"),
            domain::plan::Gender::Female => word("gender.female"),
        });
        let mut first = vec![
            ("household.head", name.to_uppercase()),
            ("household.born", or_dash(household.birth_year.map(|year| year.to_string()))),
        ];
        first.extend(gender.map(|gender| ("household.gender", gender)));
        first.extend(household.ethnic_group.clone().map(|group| ("household.ethnic", group)));
        let mut second = vec![
            ("household.hamlet", hamlet),
            ("household.class", class(household)),
            ("household.people", people(household)),
        ];
        second.extend(household.score.map(|score| {
            let points = |points: Option<u32>| or_dash(points.map(|points| points.to_string()));
            ("household.score", format!("{}/{}", points(score.b1), points(score.b2)))
        }));
        let mut lines = vec![facts(first), facts(second)];
        if self.request.personal {
            lines.push(facts([
                ("household.identity", or_dash(household.identity_number.clone())),
                ("household.phone", or_dash(household.phone.clone())),
            ]));
        }
        lines
    }

    fn members(&self, household: &Household, size: u16) -> SheetPart {
        let members = &household.members;
        if members.is_empty() {
            return text(word("household.no_members"));
        }
        let mut heads: Vec<(u16, Align, &str)> = vec![
            (27, Align::Center, "order"),
            (122, Align::Left, "household.member.name"),
            (38, Align::Center, "household.member.year"),
            (58, Align::Left, "household.member.relation"),
            (54, Align::Left, "household.member.schooling"),
            (36, Align::Center, "household.member.card"),
        ];
        if self.request.personal {
            heads.push((86, Align::Left, "household.member.identity"));
        }
        let mut members: Vec<&Member> = members.iter().collect();
        members.sort_by_key(|member| (!self.is_head(member), member.birth.clone()));
        let mut rows: Vec<Vec<String>> = members
            .into_iter()
            .zip(1..)
            .map(|(member, order)| self.member(member, order))
            .collect();
        if rows.len() >= MANY && !self.request.personal {
            // Half as wide: the names get what the other columns can spare.
            for ((weight, _, _), narrow) in heads.iter_mut().zip([22, 150, 34, 44, 42, 38]) {
                *weight = narrow;
            }
            let half = rows.len().div_ceil(2);
            let mut second = rows.split_off(half);
            second.resize(half, vec![String::new(); heads.len()]);
            for (row, more) in rows.iter_mut().zip(second) {
                row.extend(more);
            }
            heads = [heads.clone(), heads].concat();
        }
        let (caption, unit) = (String::new(), String::new());
        SheetPart::Table { caption, unit, table: table(&heads, rows, size - 10) }
    }

    fn is_head(&self, member: &Member) -> bool {
        let mut relations = self.request.catalogue.relations.iter();
        let head = relations.find(|relation| relation.is_head());
        head.is_some_and(|head| member.relation.as_ref() == Some(&head.name))
    }

    fn member(&self, member: &Member, order: usize) -> Vec<String> {
        let answer = |answer: Option<bool>| match answer {
            Some(true) => word("yes"),
            Some(false) => word("no"),
            None => String::new(),
        };
        let schooling = member.schooling.as_deref().map(|code| match code {
            "attends" | "dropped_out" | "finished" => word(&format!("schooling.{code}")),
            other => other.to_owned(),
        });
        let mut row = vec![
            order.to_string(),
            member.name.clone(),
            member.birth_year().map(|year| year.to_string()).unwrap_or_default(),
            member.relation.clone().unwrap_or_default(),
            schooling.unwrap_or_default(),
            answer(member.health_insured),
        ];
        if self.request.personal {
            row.push(member.identity_number.clone().unwrap_or_default());
        }
        row
    }

    fn measures(&self, household: &Household, size: u16) -> SheetPart {
        let shared = self.shared.get(&household.id).map(Vec::as_slice).unwrap_or_default();
        if household.measures.is_empty() && shared.is_empty() {
            return text(word("household.no_measures"));
        }
        // Đồng to the last digit need more room than millions.
        let wide = if self.unit_of_money() == MoneyUnit::Million { 46 } else { 60 };
        let heads: &Heads<'_> = &[
            (27, Align::Center, "order"),
            (160, Align::Left, "household.measure"),
            (wide, Align::Right, "household.budget"),
            (wide, Align::Right, "household.credit"),
            (wide, Align::Right, "household.own"),
            (wide, Align::Right, "household.other"),
            (44, Align::Center, "household.months"),
            (76, Align::Left, "household.responsible"),
        ];
        let mut rows = Vec::new();
        for measure in &household.measures {
            let money = money_of(&measure.funding);
            let mut title = self.title(measure);
            if measure.unfunded {
                title = say("household.unfunded", &[("title", &title)]);
            }
            if measure.standing == Standing::Suggested {
                title = say("household.suggested", &[("title", &title)]);
            }
            let project = self.request.plan.projects.iter();
            let project = project.clone().find(|one| measure.project == Some(one.id));
            let time = measure.months.or_else(|| project.and_then(|one| one.months));
            let mut row = vec![(rows.len() + 1).to_string(), title];
            row.extend(MoneySource::ALL.map(|source| self.amount(money.by_source(source))));
            row.push(months(time));
            row.push(self.who(measure.person, measure.organisation).unwrap_or_default());
            rows.push(row);
        }
        let money = self.money.get(&household.id).copied().unwrap_or_default();
        if !shared.is_empty() {
            let names = once(shared.iter().map(|project| project.name.clone())).join("; ");
            let mut row =
                vec![(rows.len() + 1).to_string(), say("household.share", &[("project", &names)])];
            row.extend(MoneySource::ALL.map(|source| self.amount(money.share.by_source(source))));
            let only = match shared {
                [project] => Some(*project),
                _ => None,
            };
            row.push(months(only.and_then(|project: &Project| project.months)));
            let who = only.and_then(|project| self.who(project.person, project.organisation));
            row.push(who.unwrap_or_default());
            rows.push(row);
        }
        let sums = money.own + money.share;
        let mut table = table(heads, rows, size - 10);
        table.foot = vec![self.sums(&sums)];
        SheetPart::Table { caption: String::new(), unit: self.money_line(), table }
    }

    fn sums(&self, money: &domain::totals::MoneyTable) -> Row {
        let mut rest: Vec<String> =
            MoneySource::ALL.map(|source| self.amount(money.by_source(source))).into();
        rest.extend([String::new(), String::new()]);
        total(&word("total"), 2, rest)
    }
}
