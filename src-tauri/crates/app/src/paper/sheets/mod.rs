//! Giấy tờ khác: phiếu hộ, lists by organisation, person and hamlet, minutes, the self-check.
//!
//! The words lie in `assets/forms/sheet_words.txt`. Deliberately absent: files and pages;
//! counting, which is `domain`'s; and, unless asked for, identity and telephone numbers,
//! illness and what is written by hand about a household.

mod hamlet;
mod helping;
mod household;
mod summary;
mod words;
mod writing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use documents::forms::{Sheet, SheetPaper, SheetPart, Span};
use documents::{Orientation, Profile, Signature};
use domain::catalog::{Catalogue, Unit};
use domain::date::ViDate;
use domain::plan::{Household, MoneyUnit, PaperChoices, Plan, Project};
use domain::text::{ascii_name, sort_key, sort_key_words};
use domain::totals::{HouseholdMoney, Totals, UnitTargets, household_money, sharers};
use domain::{HamletId, HelperId, HouseholdId};

use words::{say, word};

/// Which of the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetKind {
    /// Phiếu hộ.
    Household,
    /// Danh sách theo tổ chức.
    Organisation,
    /// Danh sách theo người giúp đỡ.
    Helper,
    /// Danh sách niêm yết của thôn.
    Posting,
    /// Biên bản họp thôn.
    Minutes,
    /// Tóm tắt tự kiểm tra.
    Summary,
}

impl SheetKind {
    /// All in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Household,
        Self::Organisation,
        Self::Helper,
        Self::Posting,
        Self::Minutes,
        Self::Summary,
    ];

    /// The word of it in keys and file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Organisation => "organisation",
            Self::Helper => "helper",
            Self::Posting => "posting",
            Self::Minutes => "minutes",
            Self::Summary => "summary",
        }
    }

    /// The plain word in a file's name.
    const fn file_word(self) -> &'static str {
        match self {
            Self::Household => "phieu-ho",
            Self::Organisation => "to-chuc",
            Self::Helper => "nguoi-giup-do",
            Self::Posting => "niem-yet",
            Self::Minutes => "bien-ban",
            Self::Summary => "tu-kiem-tra",
        }
    }
}

/// Which sheets are wanted; what is empty does not narrow.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub households: Vec<HouseholdId>,
    pub hamlet: Option<HamletId>,
    pub organisation: Option<HelperId>,
    pub helper: Option<HelperId>,
}

/// Whom one sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Household(HouseholdId),
    Helper(HelperId),
    /// None: the households without one.
    Hamlet(Option<HamletId>),
    Commune,
}

/// What sheets are made of.
pub(crate) struct SheetRequest<'a> {
    pub plan: &'a Plan,
    pub totals: &'a Totals,
    pub unit: &'a Unit,
    pub catalogue: &'a Catalogue,
    pub year: u16,
    pub targets: Option<UnitTargets>,
    /// Chosen for the poverty plan: rule of form, unit of money, sensitive causes.
    pub choices: &'a PaperChoices,
    /// Day of printing.
    pub today: ViDate,
    /// PDF date.
    pub created: String,
    /// Print identity and telephone numbers, and what tells of illness.
    pub personal: bool,
}

/// Writes the sheets of one plan.
pub(crate) struct Writer<'a> {
    request: &'a SheetRequest<'a>,
    money: BTreeMap<HouseholdId, HouseholdMoney>,
    /// The projects each household shares.
    shared: BTreeMap<HouseholdId, Vec<&'a Project>>,
}

impl<'a> Writer<'a> {
    pub fn new(request: &'a SheetRequest<'a>) -> Self {
        let (money, _) = household_money(request.plan);
        let mut shared: BTreeMap<HouseholdId, Vec<&Project>> = BTreeMap::new();
        for project in &request.plan.projects {
            for household in sharers(request.plan, project) {
                shared.entry(household).or_default().push(project);
            }
        }
        Self { request, money, shared }
    }

    /// The sheets of a kind that are wanted, in order.
    pub fn subjects(&self, kind: SheetKind, wanted: &Wanted) -> Vec<Subject> {
        let plan = self.request.plan;
        match kind {
            SheetKind::Household => plan
                .households
                .iter()
                .filter(|one| wanted.households.is_empty() || wanted.households.contains(&one.id))
                .filter(|one| wanted.hamlet.is_none() || one.hamlet == wanted.hamlet)
                .filter(|one| self.helps_wanted(wanted, one))
                .map(|one| Subject::Household(one.id))
                .collect(),
            SheetKind::Organisation | SheetKind::Helper => {
                let persons = kind == SheetKind::Helper;
                let mut helpers: Vec<_> = plan
                    .helpers
                    .values()
                    .filter(|one| one.is_person == persons)
                    .filter(|one| match (persons, wanted.organisation, wanted.helper) {
                        (false, Some(only), _) | (true, _, Some(only)) => one.id == only,
                        (true, Some(organisation), None) => one.organisation == Some(organisation),
                        (false, None, _) | (true, None, None) => true,
                    })
                    .filter(|one| {
                        wanted.helper.is_some() || wanted.organisation.is_some() || {
                            self.request.totals.helpers.contains_key(&one.id)
                        }
                    })
                    .collect();
                helpers.sort_by_cached_key(|one| {
                    let key = if persons { sort_key(&one.name) } else { sort_key_words(&one.name) };
                    (key, one.id)
                });
                helpers.into_iter().map(|one| Subject::Helper(one.id)).collect()
            }
            SheetKind::Posting | SheetKind::Minutes => {
                let hamlets = self.request.totals.hamlets_in_order();
                let named = hamlets.into_iter().map(|(id, _)| Some(id));
                let elsewhere =
                    (self.request.totals.no_hamlet.planned_for().households > 0).then_some(None);
                named
                    .chain(elsewhere)
                    .filter(|id| wanted.hamlet.is_none() || *id == wanted.hamlet)
                    .map(Subject::Hamlet)
                    .collect()
            }
            SheetKind::Summary => vec![Subject::Commune],
        }
    }

    fn helps_wanted(&self, wanted: &Wanted, household: &Household) -> bool {
        let helped = |id: HelperId| {
            let by = |help: &domain::plan::Assignment| {
                help.organisation == Some(id) || help.person == Some(id)
            };
            household.assignments.iter().any(by)
        };
        [wanted.organisation, wanted.helper].into_iter().flatten().all(helped)
    }

    /// The sheet, or none if its subject is gone or of another kind.
    pub fn sheet(&self, kind: SheetKind, subject: Subject) -> Option<Sheet> {
        let plan = self.request.plan;
        match (kind, subject) {
            (SheetKind::Household, Subject::Household(id)) => {
                Some(self.household(plan.household(id)?))
            }
            (SheetKind::Organisation, Subject::Helper(id)) => {
                Some(self.organisation(plan.helpers.get(&id)?))
            }
            (SheetKind::Helper, Subject::Helper(id)) => Some(self.helper(plan.helpers.get(&id)?)),
            (SheetKind::Posting, Subject::Hamlet(id)) => Some(self.posting(id)),
            (SheetKind::Minutes, Subject::Hamlet(id)) => Some(self.minutes(id)),
            (SheetKind::Summary, Subject::Commune) => Some(self.summary()),
            _ => None,
        }
    }

    /// One file of these sheets.
    pub fn paper(&self, kind: SheetKind, sheets: Vec<Sheet>) -> SheetPaper {
        let request = self.request;
        let args: &[(&str, &dyn std::fmt::Display)] =
            &[("year", &request.year), ("unit", &request.unit.name)];
        SheetPaper {
            profile: self.profile(),
            file_title: say(&format!("file.{}", kind.code()), args),
            author: format!("{} {}", word("organ"), request.unit.name.to_uppercase()),
            created: request.created.clone(),
            sheets,
        }
    }

    /// `BV-15670-phieu-ho-001-NguyenVanA.pdf`: plain letters, in the order of the sheets.
    pub fn file_name(&self, kind: SheetKind, order: usize, subject: Subject) -> String {
        /// Longer names are cut, for folders on sticks.
        const LONGEST: usize = 40;
        let plan = self.request.plan;
        let name = match subject {
            Subject::Household(id) => plan.household(id).map(|one| one.head_name.clone()),
            Subject::Helper(id) => plan.helpers.get(&id).map(|one| one.name.clone()),
            Subject::Hamlet(id) => Some(self.hamlet_name(id)),
            Subject::Commune => Some(self.request.unit.short_name().to_owned()),
        };
        let name: String = ascii_name(&name.unwrap_or_default()).chars().take(LONGEST).collect();
        let (unit, word) = (&self.request.unit.code, kind.file_word());
        let name = if name.is_empty() { "-".to_owned() } else { name };
        format!("BV-{unit}-{word}-{order:03}-{name}.pdf")
    }

    pub(super) fn profile(&self) -> Profile {
        let day = self.request.choices.issue_date.unwrap_or(self.request.today);
        let choices = PaperChoices { issue_date: Some(day), ..self.request.choices.clone() };
        super::profile(&choices)
    }

    fn unit_of_money(&self) -> MoneyUnit {
        self.request.choices.money_unit
    }

    fn hamlet_name(&self, id: Option<HamletId>) -> String {
        let hamlet = id.and_then(|id| self.request.plan.hamlets.get(&id));
        hamlet.map_or_else(|| word("no_hamlet"), |hamlet| hamlet.name.clone())
    }

    /// A sheet with the commune's head and nothing on it.
    fn blank(&self, title_lines: Vec<String>) -> Sheet {
        let request = self.request;
        let date = request.today.in_words();
        let district = request.catalogue.assignment.district_name.to_uppercase();
        Sheet {
            upper_organ: say("upper_organ", &[("district", &district)]),
            organ_lines: vec![word("organ"), request.unit.name.to_uppercase()],
            place_and_date: say(
                "place_and_date",
                &[("unit", &request.unit.short_name()), ("date", &date)],
            ),
            outline: title_lines.join(" "),
            title_lines,
            subtitle: String::new(),
            anchor: None,
            orientation: Orientation::Portrait,
            size: 12.0, // points
            parts: Vec::new(),
            footer: String::new(),
        }
    }

    /// The footer of a sheet; one with personal data says so.
    fn footer(&self, title: &str, personal: bool) -> String {
        let today = self.request.today;
        let day = format!("{:02}/{:02}/{}", today.day(), today.month(), today.year());
        let key = if personal { "footer_personal" } else { "footer" };
        say(key, &[("title", &title), ("day", &day)])
    }
}

/// A paragraph in plain letters.
fn text(words: impl Into<String>) -> SheetPart {
    SheetPart::Text(vec![Span { text: words.into(), ..Span::default() }])
}

/// «**Chủ hộ:** Nguyễn Văn A  **Năm sinh:** 1974».
fn facts<'f>(facts: impl IntoIterator<Item = (&'f str, String)>) -> SheetPart {
    let mut spans = Vec::new();
    for (label, value) in facts {
        let gap = if spans.is_empty() { "" } else { "     " };
        // A label stays in one piece.
        let label = word(label).replace(' ', "\u{a0}");
        spans.push(Span { text: format!("{gap}{label} "), bold: true, italic: false });
        spans.push(Span { text: value, ..Span::default() });
    }
    SheetPart::Text(spans)
}

/// Who signs, by the keys of their capacities.
fn signatures(keys: &[&str]) -> SheetPart {
    let note = |key: &str| word(if key == "sign.commune" { "signs_seal" } else { "signs" });
    let one = |key: &&str| Signature { capacity: word(key), note: note(key), name: String::new() };
    SheetPart::Signatures(keys.iter().map(one).collect())
}
