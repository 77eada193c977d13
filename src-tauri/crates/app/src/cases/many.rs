//! One change for many households: who changes, who stays and why, before; one step, after.
//!
//! Deliberately absent: writing over what somebody else has decided. A standing value is
//! replaced only where the person asked for it, and a conflict never.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalog::{AmountUnit, Catalogue, MeasureEntry};
use domain::plan::{Assignment, ExpectedResult, Gap, Household, HouseholdClass, Money, Plan};
use domain::{HamletId, HelperId, HouseholdId, suggest};
use replica::RecordId;
use serde_json::{Map, Value, json};
use store::StoreError;

use super::households;
use super::workplaces::saved;
use crate::clock::Environment;
use crate::desk::{Call, Workplace};
use crate::error::{AppError, ErrorCode, Result};
use crate::view::*;
use crate::words::say;

/// One write of a larger step.
pub(crate) enum Doing {
    /// Make a record.
    Create { id: RecordId, kind: &'static str, parent: RecordId, fields: BTreeMap<String, Value> },
    /// Write a field in place of what stands in it.
    Write { id: RecordId, field: &'static str, value: Value },
    /// Delete a record.
    Delete(RecordId),
}

/// Does all of it in one step.
pub(crate) fn carry_out(
    workplace: &mut Workplace,
    environment: &Environment,
    operation: &'static str,
    note: &str,
    doings: Vec<Doing>,
) -> Result<()> {
    workplace.change(environment, operation, note, |act| {
        for doing in doings {
            match doing {
                Doing::Create { id, kind, parent, fields } => {
                    act.create(id, kind, Some(parent), &fields)?;
                }
                Doing::Write { id, field, value } => {
                    let standing = act.record(id)?.and_then(|record| record.field(field));
                    let seen: Vec<_> = standing.into_iter().flat_map(|one| one.dots()).collect();
                    act.write(id, field, value, &seen)?;
                }
                Doing::Delete(id) => act.delete(id)?,
            }
        }
        Ok::<_, StoreError>(())
    })
}

/// What becomes of one household.
struct Outcome {
    doings: Vec<Doing>,
    /// What somebody still has to see to.
    remarks: Vec<String>,
    money: i64,
}

impl From<Vec<Doing>> for Outcome {
    fn from(doings: Vec<Doing>) -> Self {
        Self { doings, remarks: Vec::new(), money: 0 }
    }
}

/// Why a household stays as it is.
type Judged = Result<Outcome, String>;

/// `household.change_many`
pub fn change(call: &Call<'_>, args: ManyArgs) -> Result<ChangedMany> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let environment = call.environment();
    let change = Change::read(&plan, &args.change)?;
    let mut doings = Vec::new();
    let mut changed = Vec::new();
    let (mut kept, mut remarks) = (Grouped::default(), Grouped::default());
    let (mut money, mut measures) = (0_i64, 0);
    let chosen: BTreeSet<&str> = args.ids.iter().map(String::as_str).collect();
    let mut found = 0;
    for household in &plan.households {
        let id = household.id.to_string();
        if !chosen.contains(id.as_str()) {
            continue;
        }
        found += 1;
        let choice = Choice { id, name: household.head_name.clone() };
        match change.judge(environment, &plan, household) {
            Ok(outcome) => {
                outcome.remarks.into_iter().for_each(|remark| remarks.put(remark, choice.clone()));
                money = money.saturating_add(outcome.money);
                measures += household.measures.len();
                doings.extend(outcome.doings);
                changed.push(choice);
            }
            Err(reason) => kept.put(reason, choice),
        }
    }
    let gone = chosen.len().saturating_sub(found);
    if gone > 0 {
        kept.missing(say("many.gone", &[]), gone);
    }
    let load = change.load(&plan, &changed);
    if !args.preview && !doings.is_empty() {
        let note = changed.len().to_string();
        carry_out(workplace, environment, change.operation(), &note, doings)?;
    }
    Ok(ChangedMany {
        saved: saved(workplace)?,
        changed,
        kept: kept.lines(),
        remarks: remarks.lines(),
        money,
        measures: if matches!(change, Change::Delete) { small(measures) } else { 0 },
        load,
    })
}

/// Households by sentence, the longest list first.
#[derive(Default)]
struct Grouped(BTreeMap<String, Vec<Choice>>);

impl Grouped {
    fn put(&mut self, reason: String, household: Choice) {
        self.0.entry(reason).or_default().push(household);
    }

    fn missing(&mut self, reason: String, count: usize) {
        let nobody = || Choice { id: String::new(), name: String::new() };
        self.0.entry(reason).or_default().extend(std::iter::repeat_with(nobody).take(count));
    }

    fn lines(self) -> Vec<Because> {
        let lines = self.0.into_iter();
        let mut lines: Vec<Because> =
            lines.map(|(reason, households)| Because { reason, households }).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.households.len()));
        lines
    }
}

/// A change whose names are known to be there.
enum Change<'a> {
    Helper { organisation: Option<HelperId>, person: Option<HelperId>, replace: bool },
    Measure(Giving<'a>),
    Expected { expected: ExpectedResult, replace: bool },
    Hamlet(HamletId),
    Delete,
}

/// A measure as it is given to each household.
struct Giving<'a> {
    question: &'a str,
    entry: MeasureEntry<'static>,
    months: Option<Value>,
    money: Option<Money>,
    by_policy: bool,
    with_helper: bool,
    also_answered: bool,
}

fn invalid(key: &str) -> AppError {
    AppError::new(ErrorCode::Invalid, key, &[])
}

impl<'a> Change<'a> {
    fn read(plan: &Plan, change: &'a ManyChange) -> Result<Self> {
        Ok(match change {
            ManyChange::Helper { organisation, person, replace } => {
                let known = |id: &Option<String>, is_person: bool| match id {
                    None => Ok(None),
                    Some(text) => {
                        let id: Option<HelperId> = text.parse().ok();
                        let helper = id.and_then(|id| plan.helpers.get(&id));
                        let fits = helper.filter(|helper| helper.is_person == is_person);
                        fits.map(Some).ok_or_else(|| invalid("many.no_such_helper"))
                    }
                };
                let person = known(person, true)?;
                let organisation = known(organisation, false)?.map(|one| one.id);
                let own = person.and_then(|one| one.organisation);
                let own = own.filter(|id| plan.helpers.get(id).is_some_and(|one| !one.is_person));
                let organisation = organisation.or(own);
                if organisation.is_none() && person.is_none() {
                    return Err(invalid("many.nobody"));
                }
                Self::Helper { organisation, person: person.map(|one| one.id), replace: *replace }
            }
            ManyChange::Measure {
                question,
                entry,
                months,
                money,
                by_policy,
                with_helper,
                also_answered,
            } => {
                let catalogue = Catalogue::built_in();
                let known = catalogue.measure(entry);
                let known = known.filter(|_| catalogue.is_known_answer(entry, question));
                let months = match months {
                    Some(span) if span.from < 1 || span.to > 12 || span.from > span.to => {
                        return Err(invalid("value.months"));
                    }
                    span => span.as_ref().map(|span| json!({ "from": span.from, "to": span.to })),
                };
                Self::Measure(Giving {
                    question,
                    entry: known.ok_or_else(|| invalid("many.no_such_measure"))?,
                    months,
                    money: money.as_ref().map(read_money).transpose()?,
                    by_policy: *by_policy,
                    with_helper: *with_helper,
                    also_answered: *also_answered,
                })
            }
            ManyChange::Expected { expected, replace } => {
                let expected = ExpectedResult::from_code(expected);
                let expected = expected.ok_or_else(|| invalid("many.no_such_result"))?;
                Self::Expected { expected, replace: *replace }
            }
            ManyChange::Hamlet { hamlet } => {
                let id: Option<HamletId> = hamlet.parse().ok();
                let id = id.filter(|id| plan.hamlets.contains_key(id));
                Self::Hamlet(id.ok_or_else(|| invalid("value.reference"))?)
            }
            ManyChange::Delete => Self::Delete,
        })
    }

    /// The name of the step; its note is how many households changed.
    fn operation(&self) -> &'static str {
        match self {
            Self::Helper { .. } => "households.helper",
            Self::Measure(_) => "households.measure",
            Self::Expected { .. } => "households.expected",
            Self::Hamlet(_) => "households.hamlet",
            Self::Delete => "households.delete",
        }
    }

    fn judge(&self, environment: &Environment, plan: &Plan, household: &Household) -> Judged {
        match self {
            Self::Helper { organisation, person, replace } => {
                helper(environment, plan, household, *organisation, *person, *replace)
            }
            Self::Measure(giving) => giving.judge(environment, plan, household),
            Self::Expected { expected, replace } => expect(plan, household, *expected, *replace),
            Self::Hamlet(id) if household.hamlet == Some(*id) => Err(say("many.same_hamlet", &[])),
            Self::Hamlet(_) if is_open(plan, RecordId(household.id.0), "hamlet") => {
                Err(say("many.conflict", &[]))
            }
            Self::Hamlet(id) => {
                Ok(vec![write(RecordId(household.id.0), "hamlet", json!(id))].into())
            }
            Self::Delete => Ok(vec![Doing::Delete(RecordId(household.id.0))].into()),
        }
    }

    /// Households that the given helper has afterwards.
    fn load(&self, plan: &Plan, changed: &[Choice]) -> Option<u32> {
        let Self::Helper { organisation, person, .. } = self else { return None };
        let helper = person.or(*organisation)?;
        let now = plan.households.iter().filter(|household| {
            let mut helps = household.assignments.iter();
            helps.any(|help| [help.organisation, help.person].contains(&Some(helper)))
        });
        let mut all: BTreeSet<String> = now.map(|household| household.id.to_string()).collect();
        all.extend(changed.iter().map(|choice| choice.id.clone()));
        Some(small(all.len()))
    }
}

fn read_money(given: &GivenMoney) -> Result<Money> {
    let group = Map::from_iter([
        ("source".to_owned(), json!(given.source)),
        ("kind".to_owned(), json!(given.kind)),
        ("amount".to_owned(), json!(given.amount)),
    ]);
    serde_json::from_value(Value::Object(group)).map_err(|_| invalid("value.money"))
}

/// Two laptops wrote the field and nobody has decided yet.
fn is_open(plan: &Plan, record: RecordId, field: &str) -> bool {
    plan.conflicts.iter().any(|(id, name)| *id == record.0 && name == field)
}

fn write(id: RecordId, field: &'static str, value: Value) -> Doing {
    Doing::Write { id, field, value }
}

/// Fills what is missing; replaces only where it was asked for.
fn helper(
    environment: &Environment,
    plan: &Plan,
    household: &Household,
    organisation: Option<HelperId>,
    person: Option<HelperId>,
    replace: bool,
) -> Judged {
    let given =
        |given: Option<HelperId>, standing: Option<HelperId>| given.is_none() || given == standing;
    let has =
        |one: &&Assignment| given(organisation, one.organisation) && given(person, one.person);
    if household.assignments.iter().any(|one| has(&one)) {
        return Err(say("many.same_helper", &[]));
    }
    let completes = |one: &&Assignment| {
        (one.organisation.is_none() || given(organisation, one.organisation))
            && (one.person.is_none() || given(person, one.person))
    };
    let own = |person: HelperId| plan.helpers.get(&person).and_then(|one| one.organisation);
    let (target, organisation, person) = match household.assignments.iter().find(completes) {
        Some(one) => (one, organisation.or(one.organisation), person.or(one.person)),
        None => match household.assignments.first() {
            None => {
                let of =
                    |id: Option<HelperId>, name: &str| id.map(|id| (name.to_owned(), json!(id)));
                let fields =
                    of(organisation, "organisation").into_iter().chain(of(person, "person"));
                return Ok(vec![Doing::Create {
                    id: environment.record_id(),
                    kind: "assignment",
                    parent: RecordId(household.id.0),
                    fields: fields.collect(),
                }]
                .into());
            }
            Some(_) if !replace => return Err(say("many.other_helper", &[])),
            // A person stays only with the own organisation, an organisation only with a
            // person of whom none is known.
            Some(one) => {
                let kept =
                    one.person.filter(|id| organisation.is_some() && own(*id) == organisation);
                (one, organisation.or(one.organisation), person.or(kept))
            }
        },
    };
    let fields =
        [("organisation", target.organisation, organisation), ("person", target.person, person)];
    let differing = fields.into_iter().filter(|(_, standing, wanted)| standing != wanted);
    let mut doings = Vec::new();
    for (field, _, wanted) in differing {
        if is_open(plan, RecordId(target.id.0), field) {
            return Err(say("many.conflict", &[]));
        }
        doings.push(write(RecordId(target.id.0), field, json!(wanted)));
    }
    Ok(doings.into())
}

fn expect(plan: &Plan, household: &Household, expected: ExpectedResult, replace: bool) -> Judged {
    let key = match household.class {
        None => "many.no_class",
        Some(HouseholdClass::NotPoor) => "many.not_poor",
        Some(HouseholdClass::NearPoor) if expected == ExpectedResult::ToNearPoor => {
            "many.near_poor"
        }
        _ if is_open(plan, RecordId(household.id.0), "expected") => "many.conflict",
        _ if household.expected == Some(expected) => "many.same_result",
        _ if household.expected.is_some() && !replace => "many.other_result",
        _ => {
            return Ok(
                vec![write(RecordId(household.id.0), "expected", json!(expected.code()))].into()
            );
        }
    };
    Err(say(key, &[]))
}

impl Giving<'_> {
    fn judge(&self, environment: &Environment, plan: &Plan, household: &Household) -> Judged {
        let catalogue = Catalogue::built_in();
        let code = self.question;
        let key = if !household.questions().any(|question| question == code) {
            Some("many.no_question")
        } else if household.no_measure.contains_key(code) {
            Some("many.reason_given")
        } else if suggest::measure_from(household, self.entry).is_some() {
            Some("many.has_measure")
        } else if household.is_answered(code) && !self.also_answered {
            Some("many.answered")
        } else {
            None
        };
        if let Some(key) = key {
            return Err(say(key, &[]));
        }
        let offers = suggest::offers(plan, household, code, catalogue);
        let offer = offers.into_iter().find(|offer| offer.entry.code() == self.entry.code());
        let offer = offer.ok_or_else(|| say("many.no_question", &[]))?;
        if let Some(unfit) = offer.unfit {
            return Err(unfit.sentence());
        }
        let suggestion = suggest::suggestion(plan, household, offer, &[code], catalogue);
        let mut remarks = Vec::new();
        let phrases = suggestion.to_confirm.phrases().join("; ");
        if !phrases.is_empty() {
            remarks.push(say("many.to_confirm", &[("conditions", &phrases)]));
        }
        let money = self.money.or(suggestion.money.filter(|_| self.by_policy));
        if self.by_policy && money.is_none() {
            remarks.push(say("many.no_amount", &[]));
        }
        let mut fields = BTreeMap::from([
            ("title".to_owned(), json!(suggestion.title)),
            ("standing".to_owned(), json!("accepted")),
            (format!("answers.{code}"), json!(true)),
        ]);
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        if let Some(policy) = &suggestion.policy {
            put("policy", json!(policy));
        }
        if suggestion.unfunded && money.is_none() {
            put("unfunded", json!(true));
        }
        if let Some(months) = &self.months {
            put("months", months.clone());
        }
        if self.with_helper {
            match household.assignments.first() {
                Some(own) => {
                    put("organisation", json!(own.organisation));
                    put("person", json!(own.person));
                }
                None => remarks.push(say("many.no_helper", &[])),
            }
        }
        let id = environment.record_id();
        let parent = RecordId(household.id.0);
        let mut doings = vec![Doing::Create { id, kind: "measure", parent, fields }];
        if let Some(money) = money {
            let fields = BTreeMap::from([("money".to_owned(), json!(money))]);
            let own = environment.record_id();
            doings.push(Doing::Create { id: own, kind: "funding", parent: id, fields });
        }
        Ok(Outcome { doings, remarks, money: money.map_or(0, |money| money.amount.amount()) })
    }
}

/// `household.chosen`
pub fn chosen(call: &Call<'_>, args: IdsArgs) -> Result<Chosen> {
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let plan = workplace.plan()?;
    let ids: BTreeSet<HouseholdId> = args.ids.iter().filter_map(|id| id.parse().ok()).collect();
    let chosen: Vec<&Household> =
        plan.households.iter().filter(|one| ids.contains(&one.id)).collect();
    let count = |of: &dyn Fn(&Household) -> bool| {
        small(chosen.iter().filter(|household| of(household)).count())
    };
    let sum = |of: &dyn Fn(&Household) -> Option<u32>| {
        let numbers = chosen.iter().filter_map(|household| of(household));
        numbers.fold(0_u32, u32::saturating_add)
    };
    Ok(Chosen {
        households: small(chosen.len()),
        poor: count(&Household::is_poor),
        near_poor: count(&Household::is_near_poor),
        members: sum(&Household::member_count),
        workers: sum(&Household::worker_count),
        measures: sum(&|household| u32::try_from(household.measures.len()).ok()),
        money: chosen.iter().fold(0, |total, one| money_of(one).saturating_add(total)),
        no_measure: count(&|household| household.measures.is_empty()),
        no_helper: count(&|household| household.gaps().contains(&Gap::Helper)),
        questions: questions(&plan, &chosen),
        helpers: households::helpers(&plan),
        hamlets: households::hamlets(workplace)?,
    })
}

fn money_of(household: &Household) -> i64 {
    let lines = household.measures.iter().flat_map(|measure| &measure.funding);
    lines
        .filter_map(|line| line.money)
        .fold(0, |sum, money| money.amount.amount().saturating_add(sum))
}

/// The causes and indicators of these households, the most frequent first.
fn questions(plan: &Plan, chosen: &[&Household]) -> Vec<ChosenQuestion> {
    let catalogue = Catalogue::built_in();
    let mut by_code: BTreeMap<&str, Vec<&Household>> = BTreeMap::new();
    for household in chosen {
        for code in household.questions() {
            by_code.entry(code).or_default().push(household);
        }
    }
    let mut questions: Vec<ChosenQuestion> = by_code
        .into_iter()
        .map(|(code, having)| {
            let cause = catalogue.cause(code);
            let indicator = catalogue.indicator(code);
            let (kind, number, name) = match (cause, indicator) {
                (_, Some(one)) => ("indicator", one.column, one.name.as_str()),
                (Some(one), None) => ("cause", one.order, one.name.as_str()),
                (None, None) => ("cause", 0, code),
            };
            let is_open = |household: &&&Household| {
                !household.is_answered(code) && !household.no_measure.contains_key(code)
            };
            ChosenQuestion {
                code: code.to_owned(),
                kind: kind.to_owned(),
                number,
                name: name.to_owned(),
                households: small(having.len()),
                open: small(having.iter().filter(is_open).count()),
                entries: entries(plan, code, &having),
            }
        })
        .collect();
    questions.sort_by_key(|one| std::cmp::Reverse((one.open, one.households)));
    questions
}

fn entries(plan: &Plan, code: &str, having: &[&Household]) -> Vec<ChosenEntry> {
    let catalogue = Catalogue::built_in();
    let known = match catalogue.cause(code) {
        Some(_) => catalogue.measures_for_cause(code),
        None => catalogue.measures_for_indicator(code),
    };
    let mut entries: Vec<ChosenEntry> = known
        .into_iter()
        .map(|entry| {
            let policy = entry.policy();
            let fits = having.iter().filter(|household| {
                let judged = policy.and_then(|one| suggest::unfit(plan, household, one, catalogue));
                judged.is_none()
            });
            let evidence = entry.evidence();
            let basis = policy.map(|one| &one.legal_basis).filter(|basis| !basis.is_empty());
            let by_head = |unit| matches!(unit, AmountUnit::Household | AmountUnit::Person);
            ChosenEntry {
                code: entry.code().to_owned(),
                name: entry.name().to_owned(),
                basis: basis.unwrap_or(&evidence.source).clone(),
                amount: policy.and_then(|one| one.amount).map(domain::money::Dong::amount),
                unit: policy.and_then(|one| one.amount.map(|_| one.unit.label().to_owned())),
                fills: policy.is_some_and(|one| one.amount_confirmed() && by_head(one.unit)),
                money: policy.and_then(|one| {
                    one.money_kind.map(|kind| GivenMoney {
                        source: one.money_source.code().to_owned(),
                        kind: kind.code().to_owned(),
                        amount: 0,
                    })
                }),
                service: policy.is_some_and(domain::catalog::Policy::is_service),
                fits: small(fits.count()),
                uncertain: evidence.uncertain,
            }
        })
        .collect();
    // What fits most of the chosen stands first; what fits none, last.
    entries.sort_by_key(|one| std::cmp::Reverse(one.fits));
    entries
}

pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
