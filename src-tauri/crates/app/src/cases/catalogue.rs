//! The lists of the period, with the mark of what is uncertain.

use domain::catalog::{Catalogue, Evidence, Policy};

use crate::desk::Call;
use crate::error::Result;
use crate::view::{CatalogueView, Entry, NoArgs, PolicyEntry};

/// `catalogue.get`
pub fn get(_: &Call<'_>, _: NoArgs) -> Result<CatalogueView> {
    let catalogue = Catalogue::built_in();
    Ok(CatalogueView {
        period: catalogue.period.clone(),
        causes: catalogue
            .causes
            .iter()
            .map(|cause| {
                entry(cause.code.as_ref(), cause.order, &cause.name, None, &cause.evidence)
            })
            .collect(),
        indicators: catalogue
            .indicators
            .iter()
            .map(|one| {
                let hint = Some(one.threshold.as_str());
                entry(one.code.as_ref(), one.column, &one.name, hint, &one.evidence)
            })
            .collect(),
        needs: catalogue
            .needs
            .iter()
            .map(|need| entry(need.code.as_ref(), need.order, &need.name, None, &need.evidence))
            .collect(),
        policies: catalogue.policies.iter().map(policy).collect(),
        ethnic_groups: catalogue.ethnic_groups.iter().map(|group| group.name.clone()).collect(),
        relations: catalogue.relations.iter().map(|relation| relation.name.clone()).collect(),
    })
}

fn entry(code: &str, number: u32, name: &str, hint: Option<&str>, evidence: &Evidence) -> Entry {
    Entry {
        code: code.to_owned(),
        number,
        name: name.to_owned(),
        hint: hint.map(str::to_owned),
        uncertain: evidence.uncertain,
        source: source(evidence),
    }
}

fn source(evidence: &Evidence) -> String {
    let said = [evidence.source.as_str(), evidence.note.as_str()];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ")
}

fn policy(policy: &Policy) -> PolicyEntry {
    let answers = policy.answers_causes.iter().map(ToString::to_string);
    let answers = answers.chain(policy.answers_deprivations.iter().map(ToString::to_string));
    PolicyEntry {
        code: policy.code.to_string(),
        name: policy.name.clone(),
        legal_basis: policy.legal_basis.clone(),
        amount: policy.amount.map(domain::money::Dong::amount),
        amount_confirmed: policy.amount_confirmed(),
        amount_note: policy.amount.map(|_| policy.unit.label().to_owned()),
        money_source: policy.money_kind.map(|_| policy.money_source.code().to_owned()),
        money_kind: policy.money_kind.map(|kind| kind.code().to_owned()),
        answers: answers.collect(),
        uncertain: policy.evidence.uncertain,
        source: source(&policy.evidence),
    }
}
