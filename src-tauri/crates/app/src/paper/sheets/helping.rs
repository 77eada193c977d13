//! Danh sách theo tổ chức, theo người giúp đỡ: whom they help and what they answer for.
//!
//! Counted as the screen of helpers counts. Deliberately absent: causes, and telephone
//! numbers unless asked for.

use documents::Align;
use documents::forms::{Sheet, SheetPart, points};
use domain::HelperId;
use domain::plan::{Funding, Helper, Household, Measure, Months, Project};
use domain::text::sort_key;
use domain::totals::sharers;

use super::words::{say, word};
use super::writing::{class, expected, money_of, months, name_of, number, once, table};
use super::{Writer, signatures, text};

/// Size of the text, in tenths of a point.
const SIZE: u16 = 115;

/// A measure or project somebody answers for.
enum Task<'p> {
    Measure(&'p Household, &'p Measure),
    Project(&'p Project),
}

impl Task<'_> {
    fn money(&self) -> &[Funding] {
        match self {
            Self::Measure(_, measure) => &measure.funding,
            Self::Project(project) => &project.funding,
        }
    }

    fn months(&self) -> Option<Months> {
        match self {
            Self::Measure(_, measure) => measure.months,
            Self::Project(project) => project.months,
        }
    }

    fn person(&self) -> Option<HelperId> {
        match self {
            Self::Measure(_, measure) => measure.person,
            Self::Project(project) => project.person,
        }
    }
}

impl Writer<'_> {
    pub(super) fn organisation(&self, organisation: &Helper) -> Sheet {
        let year = self.request.year;
        let name = organisation.name.to_uppercase();
        let mut sheet = self.helping(
            organisation,
            vec![
                word("organisation.title"),
                say("organisation.title_2", &[("name", &name), ("year", &year)]),
            ],
            "organisation.subtitle",
        );
        let heading = say("helping.persons", &[("n", &3)]);
        sheet.parts.push(SheetPart::Heading(heading));
        sheet.parts.push(self.persons(organisation, SIZE));
        sheet.parts.push(signatures(&["sign.organisation", "sign.writer"]));
        sheet
    }

    pub(super) fn helper(&self, person: &Helper) -> Sheet {
        let year = self.request.year;
        let mut sheet = self.helping(
            person,
            vec![
                say("helper.title", &[("year", &year)]),
                say("helper.title_2", &[("name", &person.name.to_uppercase())]),
            ],
            "helper.subtitle",
        );
        let organisation = person.organisation.and_then(|id| self.request.plan.helpers.get(&id));
        let facts = [person.position.clone(), organisation.map(|one| one.name.clone())];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        if !facts.is_empty() {
            sheet.subtitle = format!("{}. {}", facts.join(", "), sheet.subtitle);
        }
        sheet.parts.push(signatures(&["sign.person", "sign.writer"]));
        sheet
    }

    /// What both lists have in common.
    fn helping(&self, helper: &Helper, title: Vec<String>, subtitle: &str) -> Sheet {
        let mut sheet = self.blank(title);
        let helped: Vec<&Household> =
            self.request.plan.households.iter().filter(|one| helps(one, helper.id)).collect();
        let tasks = self.tasks(helper.id);
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("households", &number(helped.len())), ("measures", &number(tasks.len()))];
        sheet.subtitle = say(subtitle, args);
        sheet.outline.clone_from(&helper.name);
        sheet.anchor = Some(helper.id.to_string());
        sheet.size = points(SIZE);
        sheet.footer = self.footer(&helper.name, self.request.personal);
        let heading = say("helping.households", &[("n", &1)]);
        sheet.parts.push(SheetPart::Heading(heading));
        sheet.parts.push(self.helped(&helped, helper, SIZE));
        let heading = say("helping.measures", &[("n", &2)]);
        sheet.parts.push(SheetPart::Heading(heading));
        sheet.parts.push(self.answered_for(&tasks, helper, SIZE));
        sheet
    }

    fn helped(&self, households: &[&Household], helper: &Helper, size: u16) -> SheetPart {
        if households.is_empty() {
            return text(word("helping.no_households"));
        }
        let mut heads = vec![
            (27, Align::Center, "order"),
            (108, Align::Left, "helping.head"),
            (62, Align::Left, "helping.hamlet"),
            (72, Align::Left, "helping.class"),
        ];
        if self.request.personal {
            heads.push((62, Align::Left, "helping.phone"));
        }
        if helper.is_person {
            heads.push((128, Align::Left, "helping.what"));
        } else {
            heads.push((92, Align::Left, "helping.person"));
        }
        heads.push((76, Align::Left, "helping.expected"));
        let row = |(household, order): (&&Household, usize)| {
            let mut row = vec![
                order.to_string(),
                name_of(household),
                self.hamlet_of(household),
                class(household),
            ];
            if self.request.personal {
                row.push(household.phone.clone().unwrap_or_default());
            }
            row.push(if helper.is_person {
                once(household.measures.iter().map(|measure| self.title(measure))).join("; ")
            } else {
                self.persons_for(household, helper.id)
            });
            row.push(expected(household));
            row
        };
        let rows = households.iter().zip(1..).map(row).collect();
        let (caption, unit) = (String::new(), String::new());
        SheetPart::Table { caption, unit, table: table(&heads, rows, size - 10) }
    }

    /// The persons who help the household for this organisation.
    fn persons_for(&self, household: &Household, organisation: HelperId) -> String {
        let helps = household.assignments.iter();
        let persons = helps
            .filter(|help| help.organisation == Some(organisation))
            .filter_map(|help| self.request.plan.helpers.get(&help.person?))
            .map(|person| person.name.clone());
        once(persons).join("; ")
    }

    /// What the helper answers for: measures in the order of the list, then projects.
    fn tasks(&self, helper: HelperId) -> Vec<Task<'_>> {
        let plan = self.request.plan;
        let is = |ids: [Option<HelperId>; 2]| ids.contains(&Some(helper));
        let measures = plan.households.iter().flat_map(|household| {
            household.measures.iter().map(move |measure| (household, measure))
        });
        let measures = measures
            .filter(|(_, measure)| is([measure.organisation, measure.person]))
            .map(|(household, measure)| Task::Measure(household, measure));
        let projects = plan.projects.iter();
        let projects = projects
            .filter(|project| is([project.organisation, project.person]))
            .map(Task::Project);
        measures.chain(projects).collect()
    }

    fn answered_for(&self, tasks: &[Task<'_>], helper: &Helper, size: u16) -> SheetPart {
        if tasks.is_empty() {
            return text(word("helping.no_measures"));
        }
        let mut heads = vec![
            (27, Align::Center, "order"),
            (150, Align::Left, "helping.measure"),
            (104, Align::Left, "helping.household"),
            (56, Align::Left, "helping.hamlet"),
            (62, Align::Right, "helping.money"),
            (46, Align::Center, "helping.months"),
        ];
        if !helper.is_person {
            heads.push((84, Align::Left, "helping.responsible"));
        }
        let row = |(task, order): (&Task<'_>, usize)| {
            let mut row = vec![order.to_string()];
            row.extend(match task {
                Task::Measure(household, measure) => {
                    [self.title(measure), name_of(household), self.hamlet_of(household)]
                }
                Task::Project(project) => {
                    let n = number(sharers(self.request.plan, project).len());
                    let args: &[(&str, &dyn std::fmt::Display)] =
                        &[("name", &project.name), ("n", &n)];
                    [say("helping.project", args), String::new(), String::new()]
                }
            });
            row.push(self.amount(money_of(task.money()).total()));
            row.push(months(task.months()));
            if !helper.is_person {
                row.push(self.who(task.person(), None).unwrap_or_default());
            }
            row
        };
        let rows = tasks.iter().zip(1..).map(row).collect();
        let table = table(&heads, rows, size - 10);
        SheetPart::Table { caption: String::new(), unit: self.money_line(), table }
    }

    fn persons(&self, organisation: &Helper, size: u16) -> SheetPart {
        let plan = self.request.plan;
        let mut persons: Vec<&Helper> =
            plan.helpers.values().filter(|one| one.organisation == Some(organisation.id)).collect();
        if persons.is_empty() {
            return text(word("helping.no_persons"));
        }
        persons.sort_by_cached_key(|one| (sort_key(&one.name), one.id));
        let mut heads = vec![
            (27, Align::Center, "order"),
            (130, Align::Left, "helping.name"),
            (110, Align::Left, "helping.position"),
            (80, Align::Left, "helping.charge"),
            (50, Align::Right, "helping.count_households"),
            (56, Align::Right, "helping.count_measures"),
        ];
        if self.request.personal {
            heads.push((70, Align::Left, "helping.phone"));
        }
        let row = |(person, order): (&&Helper, u32)| {
            let load = self.request.totals.helpers.get(&person.id).copied().unwrap_or_default();
            let charge = person.hamlet.and_then(|id| plan.hamlets.get(&id));
            let mut row = vec![
                order.to_string(),
                person.name.clone(),
                person.position.clone().unwrap_or_default(),
                charge.map(|hamlet| hamlet.name.clone()).unwrap_or_default(),
                load.households.to_string(),
                load.measures.to_string(),
            ];
            if self.request.personal {
                row.push(person.phone.clone().unwrap_or_default());
            }
            row
        };
        let rows = persons.iter().zip(1..).map(row).collect();
        let (caption, unit) = (String::new(), String::new());
        SheetPart::Table { caption, unit, table: table(&heads, rows, size - 10) }
    }
}

fn helps(household: &Household, helper: HelperId) -> bool {
    household
        .assignments
        .iter()
        .any(|help| help.organisation == Some(helper) || help.person == Some(helper))
}
