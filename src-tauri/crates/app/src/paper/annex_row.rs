//! One household of an annex: who, why, what is done, with whose money and help.
//!
//! The annex hangs in public. Deliberately absent: identity and telephone numbers, health,
//! free notes and reasons; a cause recorded against a person, and a measure that would
//! betray it, appear in neutral words (DOMAIN §3.4, H17).

use std::collections::BTreeMap;

use documents::forms::{HouseholdRow, MeasureLine};
use domain::catalog::{Catalogue, Cause};
use domain::plan::{
    Assignment, ExpectedResult, Household, HouseholdClass, Measure, Months, Plan, Project, Standing,
};
use domain::totals::{HouseholdMoney, MoneyTable, sharers};
use domain::{HelperId, HouseholdId};

use super::figures::{Figures, uncapitalised};
use super::tables::short_name;
use super::words::{say, word, word_or};

/// What an annex tells of its households.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Everything,
    /// Only what answers an indicator.
    Services,
}

/// Writes households of one plan.
pub(super) struct Rows<'a> {
    figures: &'a Figures<'a>,
    told: Told,
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    money: &'a BTreeMap<HouseholdId, HouseholdMoney>,
    /// The projects each household shares.
    shared: BTreeMap<HouseholdId, Vec<&'a Project>>,
}

impl<'a> Rows<'a> {
    pub fn new(
        figures: &'a Figures<'a>,
        money: &'a BTreeMap<HouseholdId, HouseholdMoney>,
        told: Told,
    ) -> Self {
        let (plan, catalogue) = (figures.request.plan, figures.request.catalogue);
        let mut shared: BTreeMap<HouseholdId, Vec<&Project>> = BTreeMap::new();
        for project in &plan.projects {
            for household in sharers(plan, project) {
                shared.entry(household).or_default().push(project);
            }
        }
        Self { figures, told, plan, catalogue, money, shared }
    }

    pub fn of(&self, household: &Household, order: usize) -> HouseholdRow {
        HouseholdRow {
            anchor: Some(household.id.to_string()),
            order: order.to_string(),
            head_name: household.head_name.clone(),
            birth_year: household.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            hamlet: self.plan.hamlet_name(household).unwrap_or_default().to_owned(),
            people: people(household),
            class: class(household),
            causes: self.causes(household),
            deprivations: self.indicators(household),
            needs: self.needs(household),
            measures: self.measures(household),
            year_end: year_end(household),
            note: self.note(household),
        }
    }

    fn causes(&self, household: &Household) -> String {
        let names = household.causes.iter().map(|code| match self.catalogue.cause(code.as_ref()) {
            Some(cause) if self.hides(cause) || cause.is_other() => word("cause.other"),
            Some(cause) => word_or(&format!("cause.{}", cause.key), &cause.name),
            None => code.to_string(),
        });
        clauses(names)
    }

    fn indicators(&self, household: &Household) -> String {
        let names = household.indicators.iter().map(|code| {
            let known = self.catalogue.indicator(code.as_ref());
            let name = known.map_or(code.as_ref(), |indicator| indicator.name.as_str());
            word_or(&format!("indicator.{code}"), name)
        });
        clauses(names)
    }

    fn needs(&self, household: &Household) -> String {
        let names = household.needs.iter().map(|code| {
            let known = self.catalogue.need(code.as_ref());
            let name = known.map_or(code.as_ref(), |need| need.name.as_str());
            word_or(&format!("need.{code}"), name)
        });
        clauses(names)
    }

    /// A cause that speaks ill of a person, and the commune has not said to name it.
    fn hides(&self, cause: &Cause) -> bool {
        cause.sensitive && !self.figures.request.choices.names_sensitive
    }

    fn no_measure(&self, household: &Household, key: &str) -> MeasureLine {
        let responsible = self.responsible(household, None, None);
        MeasureLine { measure: word(key), responsible, ..MeasureLine::default() }
    }

    /// The titles of a household's measures, those that would betray a cause in neutral words.
    pub fn main_measures(&self, household: &Household) -> String {
        clauses(self.measures(household).into_iter().map(|line| line.measure))
    }

    /// The measures that answer an indicator of the household.
    fn service_measures(&self, household: &Household) -> Vec<MeasureLine> {
        let answers = |measure: &&Measure| {
            household.indicators.iter().any(|code| measure.is_for(code.as_ref()))
        };
        let measures = household.measures.iter().filter(answers);
        let mut lines: Vec<_> =
            measures.map(|measure| self.line(household, measure, None)).collect();
        if lines.is_empty() {
            let excused = household
                .indicators
                .iter()
                .all(|code| household.no_measure.contains_key(code.as_ref()));
            let key = if excused { "measure.excused" } else { "measure.none" };
            lines.push(self.no_measure(household, key));
        }
        lines
    }

    fn measures(&self, household: &Household) -> Vec<MeasureLine> {
        if self.told == Told::Services {
            return self.service_measures(household);
        }
        let shared = self.shared.get(&household.id).map(Vec::as_slice).unwrap_or_default();
        let share = self.money.get(&household.id).map(|money| money.share).unwrap_or_default();
        // With one project and one measure for it, that line carries the share.
        let carrier = match shared {
            [project] => {
                let mut parts =
                    household.measures.iter().filter(|measure| measure.project == Some(project.id));
                parts.next().filter(|part| part.funding.is_empty() && parts.next().is_none())
            }
            _ => None,
        };
        let mut lines: Vec<MeasureLine> = household
            .measures
            .iter()
            .map(|measure| match carrier {
                Some(part) if part.id == measure.id => self.line(household, measure, Some(&share)),
                _ => self.line(household, measure, None),
            })
            .collect();
        if carrier.is_none() && !shared.is_empty() {
            lines.push(self.share_line(household, shared, &share));
        }
        if lines.is_empty() {
            let excused = household.questions().all(|code| household.no_measure.contains_key(code));
            let asked = household.questions().next().is_some();
            let key = if asked && excused { "measure.excused" } else { "measure.none" };
            lines.push(self.no_measure(household, key));
        }
        lines
    }

    fn line(
        &self,
        household: &Household,
        measure: &Measure,
        share: Option<&MoneyTable>,
    ) -> MeasureLine {
        let mut title = match measure.title.as_str() {
            _ if self.is_private(measure) => word("measure.neutral"),
            "" => word("measure.untitled"),
            title => title.to_owned(),
        };
        let own = money_of(measure);
        let remark = match share {
            Some(_) => Some("measure.share"),
            None if measure.unfunded => Some("measure.unfunded"),
            None if !measure.is_funded() => Some("measure.no_money"),
            None => None,
        };
        let suggested =
            Some("measure.suggested").filter(|_| measure.standing == Standing::Suggested);
        for key in [remark, suggested].into_iter().flatten() {
            title = say(key, &[("title", &title)]);
        }
        MeasureLine {
            measure: title,
            funds: self.figures.by_source(share.unwrap_or(&own)),
            months: months(measure.months.or_else(|| self.project(measure)?.months)),
            responsible: self.responsible(household, Some(measure), self.project(measure)),
        }
    }

    /// What a household without a measure of its own for them has of projects.
    fn share_line(
        &self,
        household: &Household,
        projects: &[&Project],
        share: &MoneyTable,
    ) -> MeasureLine {
        let names: Vec<&str> = projects.iter().map(|project| project.name.as_str()).collect();
        let title = say("measure.project", &[("projects", &names.join("; "))]);
        let only = match projects {
            [project] => Some(*project),
            _ => None,
        };
        MeasureLine {
            measure: say("measure.share", &[("title", &title)]),
            funds: self.figures.by_source(share),
            months: months(only.and_then(|project| project.months)),
            responsible: self.responsible(household, None, only),
        }
    }

    fn project(&self, measure: &Measure) -> Option<&'a Project> {
        let project = measure.project?;
        self.plan.projects.iter().find(|other| other.id == project)
    }

    /// Would its title tell of a sensitive cause?
    fn is_private(&self, measure: &Measure) -> bool {
        let sensitive =
            |code: &str| self.catalogue.cause(code).is_some_and(|cause| self.hides(cause));
        let policy = measure.policy.as_ref().and_then(|code| self.catalogue.policy(code.as_ref()));
        let by_policy = policy.is_some_and(|policy| {
            let causes = &policy.answers_causes;
            !causes.is_empty() && causes.iter().all(|code| sensitive(code.as_ref()))
        });
        let answers = &measure.answers;
        by_policy || (!answers.is_empty() && answers.iter().all(|code| sensitive(code)))
    }

    /// Who answers for a measure: those named at it, else at its project, else the household's
    /// helpers.
    fn responsible(
        &self,
        household: &Household,
        measure: Option<&Measure>,
        project: Option<&Project>,
    ) -> String {
        let own = measure.and_then(|one| self.helper(one.organisation, one.person));
        let named =
            own.or_else(|| project.and_then(|one| self.helper(one.organisation, one.person)));
        let helps = |one: &Assignment| self.helper(one.organisation, one.person);
        let names =
            named.unwrap_or_else(|| distinct(household.assignments.iter().filter_map(helps)));
        if names.is_empty() { word("helper.none") } else { names }
    }

    /// «Lê Thị Tuyết (Hội PN)», or the one of both that is known.
    fn helper(&self, organisation: Option<HelperId>, person: Option<HelperId>) -> Option<String> {
        let known = |id: HelperId| self.plan.helpers.get(&id);
        let person = person.and_then(known);
        let organisation = organisation
            .or_else(|| person.and_then(|person| person.organisation))
            .and_then(known)
            .map(short_name);
        match (person, organisation) {
            (Some(person), Some(organisation)) => Some(say(
                "helper.person",
                &[("person", &person.name), ("organisation", &organisation)],
            )),
            (Some(person), None) => Some(person.name.clone()),
            (None, organisation) => organisation,
        }
    }

    fn note(&self, household: &Household) -> String {
        let group = household.ethnic_group.as_deref();
        let is_minority = group.is_some_and(|name| {
            let groups = &self.catalogue.ethnic_groups;
            groups.iter().any(|group| group.name == name && group.minority == Some(true))
        });
        let notes = [(household.merit, "note.merit"), (is_minority, "note.minority")];
        distinct(notes.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| word(key)))
    }
}

fn money_of(measure: &Measure) -> MoneyTable {
    let mut money = MoneyTable::default();
    measure.funding.iter().filter_map(|line| line.money).for_each(|line| money.put(line));
    money
}

/// «T3-T12», «T3».
pub(super) fn months(months: Option<Months>) -> String {
    match months {
        None => String::new(),
        Some(Months { from, to }) if from == to => say("month", &[("month", &from)]),
        Some(Months { from, to }) => say("months", &[("from", &from), ("to", &to)]),
    }
}

/// «5/2»: persons and workers, as far as known.
fn people(household: &Household) -> String {
    match (household.member_count(), household.worker_count()) {
        (Some(members), Some(workers)) => format!("{members}/{workers}"),
        (Some(members), None) => members.to_string(),
        (None, _) => String::new(),
    }
}

pub(super) fn class(household: &Household) -> String {
    let class = household.class.map(|class| word(&format!("class.{}", class.code())));
    let protected = household.social_protection.then(|| word("class.protected"));
    distinct(class.into_iter().chain(protected))
}

pub(super) fn year_end(household: &Household) -> String {
    word(year_end_key(household))
}

/// Which of the results at the end of the year is expected; every paper has a word for each.
pub(super) fn year_end_key(household: &Household) -> &'static str {
    let is_near_poor = household.class == Some(HouseholdClass::NearPoor);
    match (household.expected, is_near_poor) {
        (Some(ExpectedResult::Leaves), false) => "end.leaves",
        (Some(ExpectedResult::ToNearPoor), false) => "end.to_near_poor",
        (Some(ExpectedResult::Stays), false) => "end.stays",
        (Some(ExpectedResult::Leaves), true) => "end.near_poor_leaves",
        (Some(ExpectedResult::ToNearPoor | ExpectedResult::Stays), true) => "end.near_poor_stays",
        (None, _) => "end.none",
    }
}

/// «Thiếu vốn; ốm đau nặng»: each once, in order, as one sentence.
fn clauses(names: impl IntoIterator<Item = String>) -> String {
    let names = once(names);
    let after = names.iter().skip(1).map(|name| uncapitalised(name));
    names.iter().take(1).cloned().chain(after).collect::<Vec<_>>().join("; ")
}

/// «N1; BTXH»: each once, in order.
fn distinct(names: impl IntoIterator<Item = String>) -> String {
    once(names).join("; ")
}

fn once(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}
