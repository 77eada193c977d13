//! «Như hộ trước»: causes, measures and the helper of another household, in one step.
//!
//! Measures come as «đề xuất», for a person to accept. Deliberately absent: indicators, scores
//! and the expected result, which are facts and decisions of each household alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalog::{Catalogue, Policy};
use domain::plan::{Household, Measure, Money, MoneySource, Plan};
use domain::suggest;
use replica::RecordId;
use serde_json::{Value, json};
use store::Act;

use super::workplaces::saved;
use crate::desk::Call;
use crate::error::{AppError, ErrorCode, Result};
use crate::view::{Copied, CopyArgs};
use crate::words::say;

/// A measure as it will be proposed to the other household.
struct Proposal {
    fields: BTreeMap<String, Value>,
    money: Vec<Money>,
}

/// What will be copied, and what not.
#[derive(Default)]
struct Copy {
    causes: Vec<String>,
    proposals: Vec<Proposal>,
    helper: BTreeMap<String, Value>,
    left_out: Vec<String>,
}

/// `dossier.copy`
pub fn copy(call: &Call<'_>, args: CopyArgs) -> Result<Copied> {
    let mut desk = call.desk();
    let workplace = desk.commune()?;
    let plan = workplace.plan()?;
    let find = |text: &str| -> Result<&Household> {
        let id = text.parse().map_err(|_| AppError::no_record())?;
        plan.household(id).ok_or_else(AppError::no_record)
    };
    let (from, to) = (find(&args.from)?, find(&args.to)?);
    if from.id == to.id {
        return Err(AppError::new(ErrorCode::Refused, "copy.same", &[]));
    }
    let mut copy = Copy::default();
    if args.causes {
        let new = from.causes.iter().filter(|code| !to.causes.contains(code));
        copy.causes = new.map(ToString::to_string).collect();
    }
    if args.measures {
        copy.propose_all(&plan, from, to);
    }
    if args.helper {
        copy.take_helper(&plan, from, to);
    }
    let environment = call.environment();
    let id = RecordId(to.id.0);
    let held = to.assignments.first().map(|one| RecordId(one.id.0));
    let nothing = copy.causes.is_empty() && copy.proposals.is_empty() && copy.helper.is_empty();
    if !nothing {
        let write = |act: &mut Act<'_>| {
            for code in &copy.causes {
                let name = format!("cause.{code}");
                put(act, id, &name, json!(true))?;
            }
            for one in &copy.proposals {
                let measure = environment.record_id();
                act.create(measure, "measure", Some(id), &one.fields)?;
                for money in &one.money {
                    let money = json!({
                        "source": money.source.code(),
                        "kind": money.kind.code(),
                        "amount": money.amount.amount(),
                    });
                    let fields = BTreeMap::from([("money".to_owned(), money)]);
                    act.create(environment.record_id(), "funding", Some(measure), &fields)?;
                }
            }
            match held {
                Some(held) => {
                    for (name, value) in &copy.helper {
                        put(act, held, name, value.clone())?;
                    }
                }
                None if copy.helper.is_empty() => {}
                None => {
                    act.create(environment.record_id(), "assignment", Some(id), &copy.helper)?;
                }
            }
            Ok(())
        };
        workplace.change(environment, "dossier.copy", &to.head_name, write)?;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Copied {
        saved: saved(workplace)?,
        causes: count(copy.causes.len()),
        measures: count(copy.proposals.len()),
        helper: !copy.helper.is_empty(),
        said: copy.said(&from.head_name, nothing),
    })
}

fn put(
    act: &mut Act<'_>,
    id: RecordId,
    field: &str,
    value: Value,
) -> std::result::Result<(), store::StoreError> {
    let register = act.record(id)?.and_then(|record| record.field(field));
    let seen: Vec<_> = register.map(|register| register.dots().collect()).unwrap_or_default();
    act.write(id, field, value, &seen)
}

impl Copy {
    fn propose_all(&mut self, plan: &Plan, from: &Household, to: &Household) {
        let mut asked: BTreeSet<&str> = to.questions().collect();
        asked.extend(self.causes.iter().map(String::as_str));
        let asked: BTreeSet<String> = asked.into_iter().map(str::to_owned).collect();
        for measure in &from.measures {
            let policy = measure
                .policy
                .as_ref()
                .and_then(|code| Catalogue::built_in().policy(code.as_ref()));
            let title = match (measure.title.is_empty(), policy) {
                (true, Some(policy)) => policy.name.clone(),
                _ => measure.title.clone(),
            };
            match self.propose(plan, to, measure, policy, &asked) {
                Ok(proposal) => self.proposals.push(proposal),
                Err(why) => {
                    let said = say("copy.left_out", &[("title", &title), ("why", &why)]);
                    self.left_out.push(said);
                }
            }
        }
    }

    /// The measure for the other household, or why it is left out.
    fn propose(
        &mut self,
        plan: &Plan,
        to: &Household,
        measure: &Measure,
        policy: Option<&Policy>,
        asked: &BTreeSet<String>,
    ) -> std::result::Result<Proposal, String> {
        let same = |other: &Measure| match &measure.policy {
            Some(policy) => other.policy.as_ref() == Some(policy),
            None => other.title == measure.title,
        };
        if to.measures.iter().any(same) {
            return Err(say("copy.has_it", &[]));
        }
        let answers: Vec<&String> =
            measure.answers.iter().filter(|code| asked.contains(*code)).collect();
        if answers.is_empty() {
            return Err(say("copy.no_question", &[]));
        }
        if let Some(policy) = policy
            && let Some(unfit) = suggest::unfit(plan, to, policy, Catalogue::built_in())
        {
            return Err(unfit.sentence());
        }
        let mut fields = BTreeMap::from([
            ("title".to_owned(), json!(measure.title)),
            ("standing".to_owned(), json!("suggested")),
        ]);
        for code in answers {
            fields.insert(format!("answers.{code}"), json!(true));
        }
        let text = |id: Option<domain::HelperId>| {
            id.filter(|id| plan.helpers.contains_key(id)).map(|id| id.to_string())
        };
        let project = measure.project.filter(|id| plan.projects.iter().any(|one| one.id == *id));
        let named = [
            ("policy", measure.policy.as_ref().map(ToString::to_string)),
            ("organisation", text(measure.organisation)),
            ("person", text(measure.person)),
            ("project", project.map(|id| id.to_string())),
        ];
        for (name, value) in named {
            if let Some(value) = value {
                fields.insert(name.to_owned(), json!(value));
            }
        }
        if let Some(months) = measure.months {
            let months = json!({ "from": months.from, "to": months.to });
            fields.insert("months".to_owned(), months);
        }
        if measure.unfunded {
            fields.insert("unfunded".to_owned(), json!(true));
        }
        Ok(Proposal { fields, money: self.money(to, measure, policy) })
    }

    /// Money of the other household's own: worked out anew where the catalogue counts it, not
    /// above the policy's ceiling, else as it stands.
    fn money(&mut self, to: &Household, measure: &Measure, policy: Option<&Policy>) -> Vec<Money> {
        let own = policy.and_then(|policy| suggest::confirmed_money(to, policy));
        let ceiling = policy.and_then(|policy| {
            let per_household = policy.unit == domain::catalog::AmountUnit::Household;
            to.class.filter(|_| per_household).and_then(|class| policy.amount_for(class))
        });
        let counted = policy.is_some_and(|policy| {
            policy.unit == domain::catalog::AmountUnit::Person && own.is_some()
        });
        let mut kept = Vec::new();
        let source_of = policy.map(|policy| policy.money_source);
        for money in measure.funding.iter().filter_map(|one| one.money) {
            let of_policy =
                source_of == Some(money.source) && money.source != MoneySource::Household;
            match (of_policy, own, ceiling) {
                (true, Some(own), _) if counted => kept.push(own),
                (true, _, Some(ceiling)) if money.amount > ceiling => {
                    let title = &measure.title;
                    let (amount, ceiling) = (money.amount, ceiling);
                    self.left_out.push(say(
                        "copy.above_ceiling",
                        &[("title", title), ("amount", &amount), ("ceiling", &ceiling)],
                    ));
                }
                _ => kept.push(money),
            }
        }
        kept
    }

    fn take_helper(&mut self, plan: &Plan, from: &Household, to: &Household) {
        let Some(theirs) = from.assignments.first() else { return };
        let held = to.assignments.first();
        if held.is_some_and(|one| one.organisation.is_some() || one.person.is_some()) {
            self.left_out.push(say("copy.has_helper", &[]));
            return;
        }
        for (name, id) in [("organisation", theirs.organisation), ("person", theirs.person)] {
            if let Some(id) = id.filter(|id| plan.helpers.contains_key(id)) {
                self.helper.insert(name.to_owned(), json!(id.to_string()));
            }
        }
    }

    fn said(&self, from: &str, nothing: bool) -> String {
        let mut parts = Vec::new();
        let mut part = |key: &str, count: usize| {
            if count > 0 {
                parts.push(say(key, &[("count", &count)]));
            }
        };
        part("copy.causes", self.causes.len());
        part("copy.measures", self.proposals.len());
        part("copy.helper", usize::from(!self.helper.is_empty()));
        let parts = parts.join(", ");
        let mut said = if nothing {
            say("copy.nothing", &[("from", &from)])
        } else {
            say("copy.said", &[("from", &from), ("parts", &parts)])
        };
        for one in &self.left_out {
            said.push(' ');
            said.push_str(one);
        }
        said
    }
}
