//! Does a policy fit a household: class, dates, labour, conditions.
//!
//! Deliberately absent: the right to a policy, which officials decide, and guesses: what the
//! plan does not say is neither yes nor no, and is left to be confirmed.

use serde::Serialize;

use crate::catalog::{Catalogue, Condition, Policy};
use crate::check::sentences;
use crate::date::PlanYear;
use crate::plan::{Area, Household, Member, Plan};

/// Vì sao không phù hợp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", content = "detail", rename_all = "snake_case")]
pub enum Unfit {
    /// The household has no class yet, so nothing can be judged.
    NoClass,
    /// The policy is not meant for its class.
    Class,
    /// The policy is in force on no day of the plan year.
    NotInForce(u16),
    /// The policy needs labour and the household has none (DOMAIN §2, trap 6).
    Labour,
    /// A condition that the plan shows not to hold.
    Condition(Condition),
}

impl Unfit {
    /// The reason as a Vietnamese sentence.
    #[must_use]
    pub fn sentence(self) -> String {
        let say = |key, args: &[(&str, &dyn std::fmt::Display)]| sentences().say(key, args);
        match self {
            Self::NoClass => say("unfit.no_class", &[]),
            Self::Class => say("unfit.class", &[]),
            Self::NotInForce(year) => say("unfit.not_in_force", &[("year", &year)]),
            Self::Labour => say("unfit.labour", &[]),
            Self::Condition(condition) => {
                say("unfit.condition", &[("condition", &condition.phrase())])
            }
        }
    }
}

/// What the plan does not say and somebody has to confirm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ToConfirm {
    /// Conditions that neither hold nor fail by what is entered.
    pub conditions: Vec<Condition>,
    /// The policy needs labour and the number of workers is not entered.
    pub labour: bool,
}

impl ToConfirm {
    /// The phrases, for a sentence.
    #[must_use]
    pub fn phrases(&self) -> Vec<String> {
        let conditions = self.conditions.iter().map(|condition| condition.phrase().to_owned());
        let labour = self.labour.then(|| sentences().say("suggest.labour", &[]));
        conditions.chain(labour).collect()
    }
}

/// Why a policy does not fit a household of this plan, if it surely does not.
#[must_use]
pub fn unfit(
    plan: &Plan,
    household: &Household,
    policy: &Policy,
    catalogue: &Catalogue,
) -> Option<Unfit> {
    judge(plan, household, policy, catalogue).err()
}

/// The reason against it, or what is still to be confirmed.
pub(super) fn judge(
    plan: &Plan,
    household: &Household,
    policy: &Policy,
    catalogue: &Catalogue,
) -> Result<ToConfirm, Unfit> {
    let class = household.class.ok_or(Unfit::NoClass)?;
    if !policy.is_for(class) {
        return Err(Unfit::Class);
    }
    let year = PlanYear::new(plan.year.into());
    if !year.is_ok_and(|year| policy.valid_in(year)) {
        return Err(Unfit::NotInForce(plan.year));
    }
    let workers = household.worker_count();
    if policy.needs_labour && workers == Some(0) {
        return Err(Unfit::Labour);
    }
    let mut to_confirm =
        ToConfirm { conditions: Vec::new(), labour: policy.needs_labour && workers.is_none() };
    for condition in policy.conditions.iter().copied() {
        match holds(plan, household, condition, catalogue) {
            Some(true) => {}
            Some(false) => return Err(Unfit::Condition(condition)),
            None => to_confirm.conditions.push(condition),
        }
    }
    Ok(to_confirm)
}

/// Does the condition hold, by what the plan says? `None` where it does not say.
fn holds(
    plan: &Plan,
    household: &Household,
    condition: Condition,
    catalogue: &Catalogue,
) -> Option<bool> {
    let age = |member: &Member| Some(i32::from(plan.year) - i32::from(member.birth_year()?));
    match condition {
        Condition::Rural => {
            let unit = catalogue.unit(&plan.unit.0).map(|unit| unit.area);
            Some(household.area.or(unit)? == Area::Rural)
        }
        Condition::Student => {
            any_member(household, |member| at_school(member, 15..=35, age(member)?))
        }
        Condition::Pupil => any_member(household, |member| at_school(member, 5..=18, age(member)?)),
        Condition::PreschoolChild => {
            any_member(household, |member| Some((3..=5).contains(&age(member)?)))
        }
        Condition::SocialProtection => Some(household.social_protection),
        Condition::Programme135 => Some(is_especially_difficult(plan, household)),
        Condition::MinorityOrProgramme135 => {
            if is_especially_difficult(plan, household) {
                return Some(true);
            }
            let group = catalogue.find_ethnic(household.ethnic_group.as_deref()?)?;
            Some(group.name != "Kinh")
        }
        Condition::Merit => Some(household.merit),
        // Nothing in a plan says so.
        Condition::HouseLost
        | Condition::LeftWithinThreeYears
        | Condition::PoorUnder2011Line
        | Condition::IllnessWithoutLabour => None,
    }
}

/// A hamlet counts only where the district has marked it; nobody else knows the list.
fn is_especially_difficult(plan: &Plan, household: &Household) -> bool {
    let hamlet = household.hamlet.and_then(|id| plan.hamlets.get(&id));
    hamlet.is_some_and(|hamlet| hamlet.especially_difficult)
}

fn at_school(member: &Member, ages: std::ops::RangeInclusive<i32>, age: i32) -> Option<bool> {
    if !ages.contains(&age) {
        return Some(false);
    }
    member.schooling.as_deref().map(|schooling| schooling == "attends")
}

/// Is there a member of whom it is true? Unknown while one may be or nobody is entered.
fn any_member(household: &Household, is_true: impl Fn(&Member) -> Option<bool>) -> Option<bool> {
    let answers: Vec<Option<bool>> = household.members.iter().map(is_true).collect();
    if answers.contains(&Some(true)) {
        return Some(true);
    }
    (!answers.is_empty() && !answers.contains(&None)).then_some(false)
}
