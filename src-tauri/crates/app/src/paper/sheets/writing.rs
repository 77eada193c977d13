//! How the facts of a household are written on a sheet: classes, results, causes, money, tables.
//!
//! Deliberately absent: sums; a figure that is shown was counted by `domain`.

use documents::forms::points;
use documents::{Align, Cell, Column, FontStyle, Row, RowGroup, Table};
use domain::HelperId;
use domain::plan::{Assignment, Funding, Household, Measure, Months};
use domain::text::group_thousands;
use domain::totals::{DongSum, MoneyTable};

use super::Writer;
use super::words::{say, word};
use crate::paper::annex_row::year_end_key;

impl Writer<'_> {
    /// Causes as the sheet may name them: sensitive ones only by choice, illness and words
    /// written by hand only with personal data. Each once.
    pub fn causes(&self, household: &Household) -> Vec<String> {
        let request = self.request;
        let names = household.causes.iter().map(|code| {
            let Some(cause) = request.catalogue.cause(code.as_ref()) else {
                return code.to_string();
            };
            let hidden = (cause.sensitive && !request.choices.names_sensitive)
                || (cause.key == "illness" && !request.personal);
            let written = household.cause_other.as_ref().filter(|_| request.personal);
            match written {
                _ if hidden => word("household.cause_other"),
                Some(text) if cause.is_other() => say(
                    "household.cause_written",
                    &[("cause", &word("household.cause_other")), ("text", text)],
                ),
                _ if cause.is_other() => word("household.cause_other"),
                _ => cause.name.clone(),
            }
        });
        once(names)
    }

    pub fn indicators(&self, household: &Household) -> Vec<String> {
        once(household.indicators.iter().map(|code| {
            let known = self.request.catalogue.indicator(code.as_ref());
            known.map_or_else(|| code.to_string(), |indicator| indicator.name.clone())
        }))
    }

    pub fn needs(&self, household: &Household) -> Vec<String> {
        once(household.needs.iter().map(|code| {
            let known = self.request.catalogue.need(code.as_ref());
            known.map_or_else(|| code.to_string(), |need| need.name.clone())
        }))
    }

    /// The title of a measure; one that would tell of a sensitive cause is in neutral words.
    pub fn title(&self, measure: &Measure) -> String {
        let named = self.request.choices.names_sensitive;
        match measure.title.as_str() {
            _ if !named && self.tells(measure, |code| self.is_sensitive(code)) => {
                word("household.neutral")
            }
            "" => word("household.untitled"),
            title => title.to_owned(),
        }
    }

    /// May the measure be named in public? Not if it answers only a sensitive cause or an
    /// illness, or if its words speak of one or name a member.
    pub fn is_public(&self, household: &Household, measure: &Measure) -> bool {
        let private = word("posting.private");
        let padded = |text: &str| format!(" {} ", domain::text::fold_label(text));
        let title = padded(&measure.title);
        let speaks = private.split(';').map(str::trim).any(|one| {
            // Folded words alone would take «om» for «ốm»; the marks decide.
            let plain = title.contains(&padded(one));
            plain && measure.title.to_lowercase().contains(&one.to_lowercase())
        });
        // «Học nghề hàn điện: …» names a member of the household.
        let names = |member: &domain::plan::Member| {
            !member.name.is_empty() && title.contains(&padded(&member.name))
        };
        if household.members.iter().any(names) {
            return false;
        }
        let close = |code: &str| self.is_sensitive(code) || self.is_illness(code);
        !measure.title.is_empty() && !speaks && !self.tells(measure, close)
    }

    /// Does it answer nothing but such causes, or rest on a policy that does?
    fn tells(&self, measure: &Measure, such: impl Fn(&str) -> bool) -> bool {
        let policy = measure.policy.as_ref();
        let policy = policy.and_then(|code| self.request.catalogue.policy(code.as_ref()));
        let by_policy = policy.is_some_and(|policy| {
            let causes = &policy.answers_causes;
            let only_causes = policy.answers_deprivations.is_empty() && !causes.is_empty();
            only_causes && causes.iter().all(|code| such(code.as_ref()))
        });
        let answers = &measure.answers;
        by_policy || (!answers.is_empty() && answers.iter().all(|code| such(code)))
    }

    fn is_sensitive(&self, code: &str) -> bool {
        self.request.catalogue.cause(code).is_some_and(|cause| cause.sensitive)
    }

    fn is_illness(&self, code: &str) -> bool {
        self.request.catalogue.cause(code).is_some_and(|cause| cause.key == "illness")
    }

    /// «Lê Thị Tuyết (Hội PN)» for each assignment, each once.
    pub fn helpers(&self, household: &Household) -> Vec<String> {
        let helps = household.assignments.iter().filter_map(|help| self.help(help));
        once(helps)
    }

    fn help(&self, help: &Assignment) -> Option<String> {
        let person = help.person.and_then(|id| self.request.plan.helpers.get(&id));
        let organisation = help.organisation.or_else(|| person.and_then(|one| one.organisation));
        self.who(help.person, organisation)
    }

    /// A person with the organisation, or the one of both that is known.
    pub fn who(&self, person: Option<HelperId>, organisation: Option<HelperId>) -> Option<String> {
        let known = |id: HelperId| self.request.plan.helpers.get(&id);
        let person = person.and_then(known);
        let organisation = organisation
            .and_then(known)
            .map(|one| one.short_name.clone().unwrap_or_else(|| one.name.clone()));
        match (person, organisation) {
            (Some(person), Some(organisation)) => Some(say(
                "household.helper",
                &[("person", &person.name), ("organisation", &organisation)],
            )),
            (Some(person), None) => Some(person.name.clone()),
            (None, organisation) => organisation,
        }
    }

    pub fn hamlet_of(&self, household: &Household) -> String {
        let name = self.request.plan.hamlet_name(household);
        name.map_or_else(|| word("no_hamlet"), str::to_owned)
    }

    pub fn amount(&self, sum: DongSum) -> String {
        super::super::figures::amount(sum, self.unit_of_money())
    }

    pub fn money_line(&self) -> String {
        word(&format!("money_unit.{}", self.unit_of_money().code()))
    }
}

pub(super) fn money_of(funding: &[Funding]) -> MoneyTable {
    let mut money = MoneyTable::default();
    funding.iter().filter_map(|line| line.money).for_each(|line| money.put(line));
    money
}

pub(super) fn class(household: &Household) -> String {
    let class = household
        .class
        .map_or_else(|| word("class.none"), |class| word(&format!("class.{}", class.code())));
    if household.social_protection { say("class.protected", &[("class", &class)]) } else { class }
}

pub(super) fn expected(household: &Household) -> String {
    word(year_end_key(household))
}

pub(super) fn name_of(household: &Household) -> String {
    let name = household.head_name.as_str();
    if name.is_empty() { word("no_name") } else { name.to_owned() }
}

pub(super) fn months(months: Option<Months>) -> String {
    match months {
        None => String::new(),
        Some(Months { from, to }) if from == to => say("month", &[("month", &from)]),
        Some(Months { from, to }) => say("months", &[("from", &from), ("to", &to)]),
    }
}

/// «5/2»: persons and workers, as far as known.
pub(super) fn people(household: &Household) -> String {
    match (household.member_count(), household.worker_count()) {
        (Some(members), Some(workers)) => format!("{members}/{workers}"),
        (Some(members), None) => members.to_string(),
        (None, _) => word("dash"),
    }
}

/// Each once, in order.
pub(super) fn once(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// The number of things.
pub(super) fn number(count: usize) -> String {
    group_thousands(i64::try_from(count).unwrap_or(i64::MAX))
}

/// `(weight, alignment, key of the head)`.
pub(super) type Heads<'h> = [(u16, Align, &'h str)];

/// A table of plain rows; one group a row.
pub(super) fn table(heads: &Heads<'_>, rows: Vec<Vec<String>>, size: u16) -> Table {
    let group = |row: Vec<String>| RowGroup {
        rows: vec![Row { cells: row.into_iter().map(Cell::new).collect() }],
        ..RowGroup::default()
    };
    let size = points(size);
    let head = |(_, _, key): &(u16, Align, &str)| Cell::new(word(key)).style(FontStyle::Bold);
    Table {
        columns: heads
            .iter()
            .map(|&(weight, align, _)| Column { weight: weight.into(), align })
            .collect(),
        head: vec![Row { cells: heads.iter().map(head).collect() }],
        body: rows.into_iter().map(group).collect(),
        foot: Vec::new(),
        size,
        space_after: size * 0.6,
    }
}

/// A row in bold at the end: its label over some columns, then the rest.
pub(super) fn total(label: &str, span: u16, rest: Vec<String>) -> Row {
    let bold = |text: String| Cell::new(text).style(FontStyle::Bold);
    let mut cells = vec![bold(label.to_owned()).span(span, 1).align(Align::Center)];
    cells.extend(rest.into_iter().map(bold));
    Row { cells }
}
