//! Answers to what a household lacks, out of the catalogue: which policy, worded how, with
//! how much money, when, by whom.
//!
//! The catalogue decides what is allowed, `assets/demo/measures.csv` how it is worded.
//! Deliberately absent: households that nothing fits (`hardship` asks before it invents).

use std::collections::HashMap;

use domain::PolicyCode;
use domain::catalog::{AmountUnit, Catalogue, Condition, Policy};
use domain::date::PlanYear;
use domain::money::Dong;
use domain::plan::{Area, HouseholdClass, Money, MoneyKind, MoneySource, Months};

use super::chance::Chance;
use super::helpers::Helpers;
use super::stock::{MeasureRow, Stock};
use super::{InventedHousehold, InventedMeasure, InventedMember, Schooling};

/// Loans of one household for its work together (đồng), so that with a student's loan
/// and two installations of P04 it stays below 100 million.
const PRODUCTION_LOANS: i64 = 50_000_000;

/// Share (percent) of a BHYT card that the budget pays where it does not pay all (P09).
const CARD_SHARE: i64 = 70;

/// Months of a school year that are paid for (P10, P11), and of a student's year (P05).
const SCHOOL_MONTHS: i64 = 9;
const STUDENT_MONTHS: i64 = 10;

/// What the rows offer, by cause and indicator.
pub(super) struct Book<'a> {
    catalogue: &'static Catalogue,
    offers: HashMap<&'static str, Vec<Offer>>,
    helpers: &'a Helpers,
    year: u16,
}

/// A row with what the catalogue says of it.
#[derive(Clone, Copy)]
struct Offer {
    row: &'static MeasureRow,
    policy: Option<&'static Policy>,
}

/// A measure on its way.
struct Chosen {
    offer: Offer,
    measure: InventedMeasure,
}

impl<'a> Book<'a> {
    /// The offers that are valid in that year.
    pub(super) fn new(
        catalogue: &'static Catalogue,
        stock: &'static Stock,
        helpers: &'a Helpers,
        year: u16,
    ) -> Self {
        let plan_year = PlanYear::new(i32::from(year)).expect("the plan year of the catalogue");
        let mut offers: HashMap<&'static str, Vec<Offer>> = HashMap::new();
        for row in &stock.measures {
            let policy = catalogue.policy(&row.offer);
            if policy.is_some_and(|policy| !policy.valid_in(plan_year)) {
                continue;
            }
            for code in
                row.answers.iter().filter(|code| catalogue.is_known_answer(&row.offer, code))
            {
                let own = offers.entry(code.as_str()).or_default();
                own.extend(std::iter::repeat_n(Offer { row, policy }, row.weight));
            }
        }
        Self { catalogue, offers, helpers, year }
    }

    /// Is there something for that household against that cause or indicator?
    pub(super) fn can_answer(&self, household: &InventedHousehold, code: &str) -> bool {
        self.of(code).iter().any(|offer| self.fits(*offer, household))
    }

    fn of(&self, code: &str) -> &[Offer] {
        self.offers.get(code).map_or(&[], Vec::as_slice)
    }

    /// Measures that answer every cause and indicator.
    pub(super) fn answer(
        &self,
        chance: &mut Chance,
        household: &InventedHousehold,
    ) -> Vec<InventedMeasure> {
        let causes = household.causes.iter().map(AsRef::as_ref);
        let indicators = household.indicators.iter().map(AsRef::as_ref);
        let mut chosen: Vec<Chosen> = Vec::new();
        for code in causes.chain(indicators) {
            let named =
                chosen.iter().position(|own| own.offer.row.answers.iter().any(|one| one == code));
            if let Some(at) = named {
                chosen[at].measure.answers.push(code.to_owned());
                continue;
            }
            let open: Vec<Offer> = self
                .of(code)
                .iter()
                .copied()
                .filter(|offer| self.fits(*offer, household) && is_open(*offer, household, &chosen))
                .collect();
            if let Some(offer) = chance.pick(&open).copied() {
                let measure = self.measure(chance, offer, household, code, &chosen);
                chosen.push(Chosen { offer, measure });
                continue;
            }
            // Everything of its own is taken: what is there already answers this as well.
            let known = |own: &Chosen| self.catalogue.is_known_answer(&own.offer.row.offer, code);
            if let Some(own) = chosen.iter_mut().find(|own| known(own)) {
                own.measure.answers.push(code.to_owned());
            }
        }
        chosen.into_iter().map(|own| own.measure).collect()
    }

    fn fits(&self, offer: Offer, household: &InventedHousehold) -> bool {
        let only = match offer.row.only.as_str() {
            "rural" => household.area == Area::Rural,
            "urban" => household.area == Area::Urban,
            "near_poor" => household.class == HouseholdClass::NearPoor,
            "poor" => household.class.is_poor(),
            _ => true,
        };
        let Some(policy) = offer.policy else { return only };
        let labour = !policy.needs_labour || household.stated_workers > 0;
        let affordable = match (offer.row.low, policy.amount_for(household.class)) {
            (Some(low), Some(most)) => low * 1_000 <= most.amount(),
            _ => true,
        };
        only && labour
            && affordable
            && policy.is_for(household.class)
            && policy.conditions.iter().all(|condition| self.meets(*condition, household))
    }

    fn meets(&self, condition: Condition, household: &InventedHousehold) -> bool {
        match condition {
            Condition::Rural => household.area == Area::Rural,
            Condition::Student => self.attending(household, 18, 25).next().is_some(),
            Condition::Pupil => self.attending(household, 6, 17).next().is_some(),
            Condition::PreschoolChild => self.attending(household, 3, 5).next().is_some(),
            Condition::SocialProtection => household.social_protection,
            Condition::MinorityOrProgramme135 => household.ethnic_group != "Kinh",
            // Nobody is invented of whom this could be said.
            Condition::Programme135
            | Condition::Merit
            | Condition::HouseLost
            | Condition::LeftWithinThreeYears
            | Condition::PoorUnder2011Line
            | Condition::IllnessWithoutLabour => false,
        }
    }

    fn age(&self, member: &InventedMember) -> u16 {
        self.year - member.birth_year()
    }

    fn attending<'h>(
        &self,
        household: &'h InventedHousehold,
        youngest: u16,
        oldest: u16,
    ) -> impl Iterator<Item = &'h InventedMember> {
        let year = self.year;
        household.members.iter().filter(move |member| {
            member.schooling == Some(Schooling::Attends)
                && (youngest..=oldest).contains(&(year - member.birth_year()))
        })
    }

    fn measure(
        &self,
        chance: &mut Chance,
        offer: Offer,
        household: &InventedHousehold,
        code: &str,
        chosen: &[Chosen],
    ) -> InventedMeasure {
        let row = offer.row;
        let counted = self.counted(offer, household);
        let money = self.money(chance, offer, household, counted, chosen);
        let (organisation, person) = self.responsible(chance, row, household);
        let from = chance.within(row.from_first.into(), row.from_last.into());
        InventedMeasure {
            title: self.title(row, household, counted),
            offer: row.offer.clone(),
            policy: offer.policy.map(|policy| PolicyCode::from(policy.code.as_ref())),
            answers: vec![code.to_owned()],
            months: Months { from: u8::try_from(from).expect("a month"), to: row.to },
            organisation,
            person,
            unfunded: money.is_empty(),
            money,
        }
    }

    /// How many persons the amount is paid for.
    fn counted(&self, offer: Offer, household: &InventedHousehold) -> i64 {
        let Some(policy) = offer.policy else { return 1 };
        let count = match policy.unit {
            AmountUnit::PersonYear => household.members.len(),
            AmountUnit::PersonMonth => {
                household.members.iter().filter(|member| member.assisted).count()
            }
            AmountUnit::PupilMonth if policy.conditions.contains(&Condition::PreschoolChild) => {
                self.attending(household, 3, 5).count()
            }
            AmountUnit::PupilMonth => self.attending(household, 6, 17).count(),
            _ => 1,
        };
        i64::try_from(count).expect("a family is small")
    }

    fn money(
        &self,
        chance: &mut Chance,
        offer: Offer,
        household: &InventedHousehold,
        counted: i64,
        chosen: &[Chosen],
    ) -> Vec<Money> {
        let row = offer.row;
        let (source, kind) = match offer.policy {
            Some(policy) => (policy.money_source, policy.money_kind),
            None => (MoneySource::Budget, Some(MoneyKind::Grant)),
        };
        let most =
            offer.policy.and_then(|policy| policy.amount_for(household.class)).map(Dong::amount);
        let mut money = Vec::new();
        let mut put = |source, kind, amount: i64| {
            if amount > 0 {
                let amount = Dong::new(amount).expect("invented amounts are a few million");
                money.push(Money { source, kind, amount });
            }
        };
        let Some(kind) = kind else { return money };
        match (row.low, most) {
            (Some(0), _) => return money,
            (Some(low), most) => {
                let mut high = row.high.unwrap_or(low) * 1_000;
                high = high.min(most.unwrap_or(high));
                if is_production_loan(offer) {
                    high = high.min(PRODUCTION_LOANS - production_loans(chosen));
                }
                let (low, step) = (low * 1_000, row.step.unwrap_or(500) * 1_000);
                put(source, kind, low + step * chance.within(0, (high - low) / step));
            }
            (None, Some(each)) => {
                let unit = offer.policy.map(|policy| policy.unit);
                let months = match unit {
                    Some(AmountUnit::PupilMonth) => SCHOOL_MONTHS,
                    Some(AmountUnit::StudentMonth) => STUDENT_MONTHS,
                    Some(AmountUnit::PersonMonth | AmountUnit::HouseholdMonth) => 12,
                    _ => 1,
                };
                let whole = each * months * counted;
                let shared = unit == Some(AmountUnit::PersonYear) && !card_is_free(household);
                let granted = if shared { whole * CARD_SHARE / 100 } else { whole };
                put(source, kind, granted);
                put(MoneySource::Household, MoneyKind::Own, whole - granted);
            }
            (None, None) => {}
        }
        let rounded =
            |chance: &mut Chance, low: i64, high: i64| chance.within(low, high) / 100 * 100_000;
        put(MoneySource::Household, MoneyKind::Own, rounded(chance, row.own_low, row.own_high));
        put(MoneySource::Other, MoneyKind::InKind, rounded(chance, row.work_low, row.work_high));
        money
    }

    /// The household's own helper where that organisation can do it.
    fn responsible(
        &self,
        chance: &mut Chance,
        row: &MeasureRow,
        household: &InventedHousehold,
    ) -> (String, Option<usize>) {
        let helper = &household.helper;
        if row.organisations.contains(&helper.organisation) {
            return (helper.organisation.clone(), Some(helper.person));
        }
        let organisation = chance.pick(&row.organisations).cloned().unwrap_or_default();
        let person = self.helpers.of_organisation(&organisation);
        (organisation, person)
    }

    fn title(&self, row: &MeasureRow, household: &InventedHousehold, counted: i64) -> String {
        let mut title = row.title.replace("{count}", &counted.to_string());
        let members = &household.members;
        let dropped = |adult: bool| {
            let of_age = move |member: &&InventedMember| {
                member.schooling == Some(Schooling::DroppedOut) && (self.age(member) >= 15) == adult
            };
            members.iter().find(of_age)
        };
        for (mark, member) in [
            ("{worker}", members.iter().rev().find(|member| member.works)),
            ("{student}", self.attending(household, 18, 25).next()),
            ("{child}", dropped(false)),
            ("{learner}", dropped(true)),
        ] {
            if let Some(member) = member {
                title = title.replace(mark, &member.name);
            }
        }
        title
    }
}

/// May it still be chosen beside what is there? An amount for the whole household is given
/// once, and loans for work have a limit together.
fn is_open(offer: Offer, household: &InventedHousehold, chosen: &[Chosen]) -> bool {
    let Some(policy) = offer.policy else { return true };
    let mut same = chosen.iter().filter(|own| own.measure.policy.as_ref() == Some(&policy.code));
    let limited =
        policy.amount_for(household.class).is_some() && policy.unit != AmountUnit::Installation;
    let first = same.next().is_none() || !limited;
    let low = offer.row.low.unwrap_or(0) * 1_000;
    first && (!is_production_loan(offer) || low + production_loans(chosen) <= PRODUCTION_LOANS)
}

fn is_production_loan(offer: Offer) -> bool {
    offer.policy.is_some_and(|policy| policy.is_loan() && policy.needs_labour)
}

fn production_loans(chosen: &[Chosen]) -> i64 {
    let loans = chosen.iter().filter(|own| is_production_loan(own.offer));
    let money = loans.flat_map(|own| &own.measure.money);
    money.filter(|money| money.kind == MoneyKind::Loan).map(|money| money.amount.amount()).sum()
}

/// Income-poor households, and others that lack BHYT, pay nothing for the card (NĐ 146/2018,
/// the rule for N2 uncertain); the rest pay their share.
fn card_is_free(household: &InventedHousehold) -> bool {
    let lacks_card = household.indicators.iter().any(|code| code.as_ref() == "D02");
    match household.class {
        HouseholdClass::PoorN1 => true,
        HouseholdClass::PoorN2 => lacks_card,
        _ => false,
    }
}
