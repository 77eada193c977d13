//! Kế hoạch: the whole plan of a commune as one value, read from the records of its ledger.
//!
//! Checks, totals, papers and lists all start from here, so that a figure is the same
//! everywhere. Absent: how records are stored and merged.

mod facts;
mod gaps;
mod helping;
mod household;
mod measure;
mod paper;
mod reason;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

pub use facts::{Facts, RawRecord, Unreadable};
pub use gaps::Gap;
pub use helping::{Assignment, Helper};
pub use household::{Area, ExpectedResult, Gender, Household, HouseholdClass, Member, Score};
pub use measure::{Funding, Measure, Money, MoneyKind, MoneySource, Months, Project, Standing};
pub use paper::{FormRule, MoneyUnit, Paper, PaperChoices, PaperKind, SignerRole};
pub use reason::Reason;

use crate::text::{sort_key, sort_key_words};
use crate::{HamletId, HelperId, HouseholdId, SectionId, UnitCode};

/// Thôn, bản, tổ dân phố.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hamlet {
    /// Its name on every machine.
    pub id: HamletId,
    /// Tên thôn.
    pub name: String,
    /// Thôn đặc biệt khó khăn (set by the district; which ones is not in the sources).
    pub especially_difficult: bool,
}

/// Một mục lời văn that the commune has changed from the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name on every machine.
    pub id: SectionId,
    /// Which paper, e.g. `poverty`.
    pub paper: String,
    /// Which place in the paper.
    pub place: String,
    /// The text.
    pub text: String,
}

/// The plan of one commune for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Mã xã.
    pub unit: UnitCode,
    /// Năm kế hoạch.
    pub year: u16,
    /// Thôn by id.
    pub hamlets: BTreeMap<HamletId, Hamlet>,
    /// Hộ, by hamlet and then in Vietnamese order of names, given name first.
    pub households: Vec<Household>,
    /// Tổ chức and persons by id.
    pub helpers: BTreeMap<HelperId, Helper>,
    /// Dự án.
    pub projects: Vec<Project>,
    /// Changed sections of the papers.
    pub sections: Vec<Section>,
    /// What was chosen for the papers.
    pub papers: Vec<Paper>,
    /// Lý do written for what the self-check asks about.
    pub reasons: Vec<Reason>,
    /// Values that this program cannot read; they stay in the ledger.
    pub unreadable: Vec<Unreadable>,
    /// Fields, by record, with two standing values, for a person to decide.
    pub conflicts: Vec<(Uuid, String)>,
}

impl Plan {
    /// Reads a plan from the live records of its ledger; never fails, whatever they hold.
    #[must_use]
    pub fn read(unit: UnitCode, year: u16, records: &[RawRecord]) -> Self {
        let mut plan = Self::empty(unit, year);
        plan.add(records);
        plan
    }

    /// Reads whole families anew: `gone` are all their records, also those that are not
    /// alive any more, `records` the live ones. The plan is then what [`Plan::read`] makes of
    /// the ledger as it stands.
    pub fn read_again(&mut self, gone: &BTreeSet<Uuid>, records: &[RawRecord]) {
        self.hamlets.retain(|id, _| !gone.contains(&id.0));
        self.households.retain(|household| !gone.contains(&household.id.0));
        self.helpers.retain(|id, _| !gone.contains(&id.0));
        self.projects.retain(|project| !gone.contains(&project.id.0));
        self.sections.retain(|section| !gone.contains(&section.id.0));
        self.papers.retain(|paper| !gone.contains(&paper.id));
        self.reasons.retain(|reason| !gone.contains(&reason.id));
        self.unreadable.retain(|value| !gone.contains(&value.record));
        self.conflicts.retain(|(record, _)| !gone.contains(record));
        self.add(records);
    }

    fn empty(unit: UnitCode, year: u16) -> Self {
        Self {
            unit,
            year,
            hamlets: BTreeMap::new(),
            households: Vec::new(),
            helpers: BTreeMap::new(),
            projects: Vec::new(),
            sections: Vec::new(),
            papers: Vec::new(),
            reasons: Vec::new(),
            unreadable: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    fn add(&mut self, records: &[RawRecord]) {
        let mut below: HashMap<Uuid, Vec<&RawRecord>> = HashMap::new();
        for raw in records {
            if let Some(parent) = raw.parent {
                below.entry(parent).or_default().push(raw);
            }
            self.conflicts.extend(raw.conflicts.iter().map(|field| (raw.id, field.clone())));
        }
        for children in below.values_mut() {
            children.sort_by_key(|raw| raw.id);
        }
        for raw in records {
            self.take(raw, &below);
        }
        self.sort();
    }

    fn take(&mut self, raw: &RawRecord, below: &HashMap<Uuid, Vec<&RawRecord>>) {
        let unreadable = &mut self.unreadable;
        match raw.kind.as_str() {
            "hamlet" => {
                let mut facts = Facts::of(raw);
                let hamlet = Hamlet {
                    id: HamletId(raw.id),
                    name: facts.text("name").unwrap_or_default(),
                    especially_difficult: facts.flag("especially_difficult"),
                };
                unreadable.extend(facts.unreadable());
                self.hamlets.insert(hamlet.id, hamlet);
            }
            "household" => {
                let mut household = Household::read(raw, unreadable);
                for child in below.get(&raw.id).into_iter().flatten() {
                    match child.kind.as_str() {
                        "member" => household.members.push(Member::read(child, unreadable)),
                        "assignment" => {
                            household.assignments.push(Assignment::read(child, unreadable));
                        }
                        "measure" => {
                            let mut measure = Measure::read(child, unreadable);
                            measure.funding = funding(child.id, below, unreadable);
                            household.measures.push(measure);
                        }
                        _ => {}
                    }
                }
                self.households.push(household);
            }
            "helper" => {
                let helper = Helper::read(raw, unreadable);
                self.helpers.insert(helper.id, helper);
            }
            "project" => {
                let mut project = Project::read(raw, unreadable);
                project.funding = funding(raw.id, below, unreadable);
                self.projects.push(project);
            }
            "section" => {
                let mut facts = Facts::of(raw);
                let section = Section {
                    id: SectionId(raw.id),
                    paper: facts.text("paper").unwrap_or_default(),
                    place: facts.text("place").unwrap_or_default(),
                    text: facts.text("text").unwrap_or_default(),
                };
                unreadable.extend(facts.unreadable());
                self.sections.push(section);
            }
            "paper" => self.papers.push(Paper::read(raw, unreadable)),
            "reason" => self.reasons.push(Reason::read(raw, unreadable)),
            known if crate::schema::kind(known).is_some() => {}
            _ => unreadable.push(Unreadable {
                record: raw.id,
                kind: raw.kind.clone(),
                field: String::new(),
            }),
        }
    }

    fn sort(&mut self) {
        let hamlets = &self.hamlets;
        self.households.sort_by_cached_key(|household| {
            let hamlet = household.hamlet.and_then(|id| hamlets.get(&id));
            let place = hamlet.map(|hamlet| sort_key_words(&hamlet.name));
            (place, sort_key(&household.head_name), household.birth_year, household.id)
        });
        self.sections.sort_by_key(|section| section.id);
        self.papers.sort_by_key(|paper| paper.id);
        self.reasons.sort_by_key(|reason| reason.id);
        self.conflicts.sort();
        self.projects.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        self.unreadable.sort_by(|a, b| (a.record, &a.field).cmp(&(b.record, &b.field)));
    }

    /// The household of that id.
    #[must_use]
    pub fn household(&self, id: HouseholdId) -> Option<&Household> {
        self.households.iter().find(|household| household.id == id)
    }

    /// Tên thôn of a household, if it has one.
    #[must_use]
    pub fn hamlet_name(&self, household: &Household) -> Option<&str> {
        household.hamlet.and_then(|id| self.hamlets.get(&id)).map(|hamlet| hamlet.name.as_str())
    }

    /// What was chosen for a paper; nothing chosen is the usual.
    #[must_use]
    pub fn paper(&self, kind: PaperKind) -> PaperChoices {
        let chosen = self.papers.iter().find(|paper| paper.kind == Some(kind));
        chosen.map(|paper| paper.choices.clone()).unwrap_or_default()
    }

    /// The commune's own text of a place of a paper; none while it is the template's.
    #[must_use]
    pub fn section(&self, kind: PaperKind, place: &str) -> Option<&Section> {
        let mut sections = self.sections.iter();
        sections.find(|section| {
            section.paper == kind.code() && section.place == place && !section.text.is_empty()
        })
    }

    /// Hộ nghèo.
    pub fn poor(&self) -> impl Iterator<Item = &Household> {
        self.households.iter().filter(|household| household.is_poor())
    }

    /// Hộ cận nghèo.
    pub fn near_poor(&self) -> impl Iterator<Item = &Household> {
        self.households.iter().filter(|household| household.is_near_poor())
    }
}

fn funding(
    parent: Uuid,
    below: &HashMap<Uuid, Vec<&RawRecord>>,
    unreadable: &mut Vec<Unreadable>,
) -> Vec<Funding> {
    let children = below.get(&parent).into_iter().flatten();
    children
        .filter(|child| child.kind == "funding")
        .map(|child| Funding::read(child, unreadable))
        .collect()
}
