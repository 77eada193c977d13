//! What concerns a hamlet: the list that hangs in public, and the minutes of its meeting.
//!
//! Deliberately absent: causes, identity and telephone numbers, members, health, notes; a
//! measure that speaks of any of these is not named.

use documents::forms::{Sheet, SheetPart};
use documents::{Align, Cell, FontStyle, Row};
use domain::HamletId;
use domain::plan::{ExpectedResult, Household};

use super::words::{say, word};
use super::writing::{class, expected, money_of, name_of, number, table};
use super::{Writer, signatures, text};

/// Size of the tables, in tenths of a point.
const TABLE: u16 = 105;

impl Writer<'_> {
    /// Households of a hamlet that the plan is made for.
    fn planned_in(&self, hamlet: Option<HamletId>) -> Vec<&Household> {
        let known = |id: HamletId| self.request.plan.hamlets.contains_key(&id);
        let households = self.request.plan.households.iter();
        households
            .filter(|one| one.is_poor() || one.is_near_poor())
            .filter(|one| one.hamlet.filter(|id| known(*id)) == hamlet)
            .collect()
    }

    /// The measure with most money that may be named in public.
    fn main_measure(&self, household: &Household) -> String {
        if household.measures.is_empty() {
            return word("posting.no_measure");
        }
        let public = household.measures.iter().filter(|measure| self.is_public(household, measure));
        let dong = |measure: &&domain::plan::Measure| {
            money_of(&measure.funding).total().dong().map_or(0, domain::money::Dong::amount)
        };
        // Of several alike the first.
        let main = public.rev().max_by_key(dong);
        main.map_or_else(|| word("posting.neutral"), |measure| measure.title.clone())
    }

    pub(super) fn posting(&self, hamlet: Option<HamletId>) -> Sheet {
        let (name, year) = (self.hamlet_name(hamlet), self.request.year);
        let titled = titled(&name);
        let households = self.planned_in(hamlet);
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("hamlet", &titled.to_uppercase()), ("year", &year)];
        let mut sheet = self.blank(vec![word("posting.title"), say("posting.title_2", args)]);
        sheet.subtitle = word("posting.subtitle");
        sheet.outline.clone_from(&titled);
        sheet.footer = self.footer(&titled, false);
        if households.is_empty() {
            sheet.parts.push(text(say("posting.empty", &[("hamlet", &titled)])));
        } else {
            sheet.parts.push(text(self.counts(&titled, &households)));
            let heads = [
                (28, Align::Center, "order"),
                (132, Align::Left, "posting.head"),
                (64, Align::Left, "posting.hamlet"),
                (86, Align::Left, "posting.class"),
                (88, Align::Left, "posting.expected"),
                (160, Align::Left, "posting.measure"),
            ];
            let row = |(one, order): (&&Household, usize)| {
                let main = self.main_measure(one);
                vec![order.to_string(), name_of(one), name.clone(), class(one), expected(one), main]
            };
            let rows = households.iter().zip(1..).map(row).collect();
            let (caption, unit) = (String::new(), String::new());
            let table = table(&heads, rows, TABLE);
            sheet.parts.push(SheetPart::Table { caption, unit, table });
        }
        let unit =
            format!("{} {}", self.request.unit.kind().word(), self.request.unit.short_name());
        sheet.parts.push(text(say("posting.when", &[("year", &year)])));
        sheet.parts.push(text(say("posting.where", &[("unit", &unit)])));
        sheet.parts.push(signatures(&["sign.hamlet", "sign.commune"]));
        sheet
    }

    fn counts(&self, name: &str, households: &[&Household]) -> String {
        let leaves = |near_poor: bool| {
            let of = households.iter().filter(|one| one.is_near_poor() == near_poor);
            number(of.filter(|one| one.expected == Some(ExpectedResult::Leaves)).count())
        };
        let [poor, near_poor] = counted(households);
        let year = self.request.year;
        let args: &[(&str, &dyn std::fmt::Display)] = &[
            ("hamlet", &name),
            ("poor", &poor),
            ("near_poor", &near_poor),
            ("leaves", &leaves(false)),
            ("near_leaves", &leaves(true)),
            ("year", &year),
        ];
        say("posting.counts", args)
    }

    pub(super) fn minutes(&self, hamlet: Option<HamletId>) -> Sheet {
        let (name, year) = (self.hamlet_name(hamlet), self.request.year);
        let titled = titled(&name);
        let households = self.planned_in(hamlet);
        let title = vec![word("minutes.title"), say("minutes.title_2", &[("year", &year)])];
        let mut sheet = self.blank(title);
        let commune = self.request.unit.name.to_uppercase();
        sheet.upper_organ = say("upper_organ", &[("district", &commune)]);
        sheet.organ_lines = vec![titled.to_uppercase()];
        // The day of the meeting is written by hand.
        sheet.place_and_date = String::new();
        sheet.outline.clone_from(&titled);
        sheet.footer = self.footer(&titled, false);
        let parts = &mut sheet.parts;
        let line = |keys: &[(&str, u16)]| {
            let year: &[(&str, &dyn std::fmt::Display)] = &[("year", &year)];
            let words = keys.iter().enumerate().map(|(at, (key, share))| {
                let gap = if at == 0 { "" } else { " " };
                (format!("{gap}{} ", say(key, year)), *share)
            });
            SheetPart::Blanks(words.collect())
        };
        parts.push(line(&[
            ("minutes.hour", 1),
            ("minutes.day", 1),
            ("minutes.month", 1),
            ("minutes.place", 4),
        ]));
        parts.push(text(say("minutes.who", &[("hamlet", &titled)])));
        for key in ["minutes.chair", "minutes.secretary", "minutes.commune"] {
            parts.push(line(&[(key, 3), ("minutes.position", 2)]));
        }
        parts.push(line(&[
            ("minutes.invited", 1),
            ("minutes.present", 1),
            ("minutes.absent", 1),
            ("minutes.people", 0),
        ]));
        parts.push(SheetPart::Heading(word("minutes.content")));
        if households.is_empty() {
            parts.push(text(say("minutes.none", &[("hamlet", &titled)])));
        } else {
            let [poor, near_poor] = counted(&households);
            let args: &[(&str, &dyn std::fmt::Display)] =
                &[("poor", &poor), ("near_poor", &near_poor)];
            parts.push(text(say("minutes.read", args)));
            parts.push(self.votes(&households, TABLE));
        }
        parts.push(SheetPart::Heading(word("minutes.talk")));
        parts.push(SheetPart::Dotted(4));
        parts.push(SheetPart::Heading(word("minutes.conclusion")));
        parts.push(SheetPart::Dotted(3));
        parts.push(text(word("minutes.end")));
        parts.push(signatures(&["sign.chair", "sign.secretary", "sign.households"]));
        sheet
    }

    /// The households with columns to count votes in.
    fn votes(&self, households: &[&Household], size: u16) -> SheetPart {
        let heads = [
            (28, Align::Center, "order"),
            (106, Align::Left, "posting.head"),
            (78, Align::Left, "posting.class"),
            (126, Align::Left, "posting.measure"),
            (76, Align::Left, "posting.expected"),
            (36, Align::Center, "minutes.for"),
            (40, Align::Center, "minutes.against"),
            (40, Align::Center, "minutes.other"),
        ];
        let row = |(one, order): (&&Household, usize)| {
            let mut row = vec![order.to_string(), name_of(one), class(one), self.main_measure(one)];
            row.push(expected(one));
            row.resize(heads.len(), String::new());
            row
        };
        let mut table = table(&heads, households.iter().zip(1..).map(row).collect(), size);
        // The three columns of votes stand under one name.
        let bold = |key: &str| Cell::new(word(key)).style(FontStyle::Bold);
        let tall = heads[..5].iter().map(|(_, _, key)| bold(key).span(1, 2));
        let first = tall.chain([bold("minutes.votes").span(3, 1)]).collect();
        let second = heads[5..].iter().map(|(_, _, key)| bold(key)).collect();
        table.head = vec![Row { cells: first }, Row { cells: second }];
        SheetPart::Table { caption: String::new(), unit: String::new(), table }
    }
}

/// «thôn Bến Đá», but «Thôn 1» and «Tổ dân phố 2» as they are.
fn titled(name: &str) -> String {
    let folded = format!("{} ", domain::text::fold_label(name));
    let kinds = word("hamlet.kinds");
    let says = kinds
        .split(';')
        .map(str::trim)
        .any(|kind| folded.starts_with(&format!("{} ", domain::text::fold_label(kind))));
    if says || name == word("no_hamlet") {
        name.to_owned()
    } else {
        say("hamlet.named", &[("name", &name)])
    }
}

/// Poor and near-poor households.
fn counted(households: &[&Household]) -> [String; 2] {
    let near_poor = households.iter().filter(|one| one.is_near_poor()).count();
    [number(households.len() - near_poor), number(near_poor)]
}
