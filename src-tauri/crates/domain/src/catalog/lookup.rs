//! Finding entries by what people write: codes, names, synonyms, aliases, with
//! or without tone marks.
//!
//! Deliberately absent: nearness. A text means one entry or none; what is not
//! known is asked of the person, and a district adds it to `synonyms.csv`.

use super::rows::{self, CatalogueError};
use super::{Catalogue, Cause, EthnicCodeList, EthnicGroup, Indicator, Need, Relation, Unit};
use crate::text::fold_label;
use serde::Deserialize;
use std::collections::HashMap;

/// Folded texts to places in the lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    units: Names,
    causes: Names,
    indicators: Names,
    needs: Names,
    ethnic_groups: Names,
    relations: Names,
}

type Names = HashMap<String, usize>;

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum SynonymKind {
    Cause,
    Indicator,
    Need,
    Ethnic,
    Relation,
}

#[derive(Deserialize)]
struct SynonymRow {
    kind: SynonymKind,
    code: String,
    synonym: String,
}

impl Index {
    pub(super) fn build(catalogue: &Catalogue, synonyms: &str) -> Result<Index, CatalogueError> {
        let mut index = Index::default();
        for (place, unit) in catalogue.units.iter().enumerate() {
            for name in unit_names(unit) {
                add(&mut index.units, "unit_aliases.csv", &name, place)?;
            }
        }
        // The training commune stands behind the real ones.
        let training = catalogue.units.len();
        for name in unit_names(&catalogue.training_unit) {
            add(&mut index.units, "training_commune.csv", &name, training)?;
        }
        for (place, cause) in catalogue.causes.iter().enumerate() {
            let order = cause.order.to_string();
            for name in [cause.code.as_ref(), cause.name.as_str(), &order] {
                add(&mut index.causes, "causes.csv", name, place)?;
            }
        }
        for (place, indicator) in catalogue.indicators.iter().enumerate() {
            let column = indicator.column.to_string();
            for name in [indicator.code.as_ref(), indicator.name.as_str(), &column] {
                add(&mut index.indicators, "indicators.csv", name, place)?;
            }
        }
        for (place, need) in catalogue.needs.iter().enumerate() {
            for name in [need.code.as_ref(), need.name.as_str()] {
                add(&mut index.needs, "needs.csv", name, place)?;
            }
            if need.printed_in_form {
                add(&mut index.needs, "needs.csv", &need.order.to_string(), place)?;
            }
        }
        for (place, group) in catalogue.ethnic_groups.iter().enumerate() {
            add(&mut index.ethnic_groups, "ethnic_groups.csv", &group.name, place)?;
        }
        for (place, relation) in catalogue.relations.iter().enumerate() {
            for name in [relation.key.as_str(), relation.name.as_str()] {
                add(&mut index.relations, "relations.csv", name, place)?;
            }
        }
        index.add_synonyms(catalogue, synonyms)?;
        Ok(index)
    }

    /// Synonyms of codes that this period does not have are left out.
    fn add_synonyms(&mut self, catalogue: &Catalogue, text: &str) -> Result<(), CatalogueError> {
        let file = "synonyms.csv";
        for row in rows::read::<SynonymRow>(file, text)? {
            let SynonymRow { kind, code, synonym } = row.value;
            let code = code.as_str();
            let (names, place) = match kind {
                SynonymKind::Cause => {
                    (&mut self.causes, place(&catalogue.causes, |c| c.code.as_ref() == code))
                }
                SynonymKind::Indicator => (
                    &mut self.indicators,
                    place(&catalogue.indicators, |i| i.code.as_ref() == code),
                ),
                SynonymKind::Need => {
                    (&mut self.needs, place(&catalogue.needs, |n| n.code.as_ref() == code))
                }
                SynonymKind::Ethnic => {
                    (&mut self.ethnic_groups, place(&catalogue.ethnic_groups, |g| g.name == code))
                }
                SynonymKind::Relation => {
                    (&mut self.relations, place(&catalogue.relations, |r| r.code == code))
                }
            };
            if let Some(place) = place {
                add(names, file, &synonym, place)?;
            }
        }
        Ok(())
    }
}

fn place<T>(list: &[T], is_it: impl Fn(&T) -> bool) -> Option<usize> {
    list.iter().position(is_it)
}

fn add(
    names: &mut Names,
    file: &'static str,
    name: &str,
    place: usize,
) -> Result<(), CatalogueError> {
    let folded = fold_label(name);
    match names.insert(folded, place) {
        Some(other) if other != place => {
            Err(CatalogueError::Duplicate { file, name: name.to_owned() })
        }
        _ => Ok(()),
    }
}

/// All texts that mean this unit, with and without its kind.
fn unit_names(unit: &Unit) -> Vec<String> {
    let mut names = vec![
        unit.code.0.clone(),
        unit.name.clone(),
        unit.short_name().to_owned(),
        unit.printed_name.clone(),
    ];
    for alias in &unit.aliases {
        names.push(alias.name.clone());
        names.extend(alias.old_code.iter().map(|code| code.0.clone()));
    }
    names
}

/// What may stand before the name of a unit, folded.
const UNIT_TITLES: [&str; 8] = [
    "uy ban nhan dan xa ",
    "uy ban nhan dan ",
    "ubnd xa ",
    "ubnd ",
    "xa ",
    "thi tran ",
    "tt ",
    "x ",
];

impl Catalogue {
    /// The unit that a text means: code, name with or without «xã», former
    /// names and codes («Tân Ninh», «Minh Dân», «15694»), spellings («Vân
    /// Sơn») and misprints of plan 154 («Thị Trần»). Tone marks do not count.
    pub fn find_unit(&self, text: &str) -> Option<&Unit> {
        let folded = fold_label(text);
        let mut name = folded.as_str();
        loop {
            if let Some(place) = self.index.units.get(name) {
                return self.units.get(*place).or(Some(&self.training_unit));
            }
            name = UNIT_TITLES.iter().find_map(|title| name.strip_prefix(title))?;
        }
    }

    /// The cause that a text means: code, number in the form, name, synonym.
    pub fn find_cause(&self, text: &str) -> Option<&Cause> {
        find(&self.index.causes, &self.causes, text)
    }

    /// The indicator that a text means: code, column number, name, synonym.
    pub fn find_indicator(&self, text: &str) -> Option<&Indicator> {
        find(&self.index.indicators, &self.indicators, text)
    }

    /// The need that a text means: code, number in the form, name, synonym.
    pub fn find_need(&self, text: &str) -> Option<&Need> {
        find(&self.index.needs, &self.needs, text)
    }

    /// The ethnic group that a text names. Numbers are not taken, because two
    /// code lists disagree: see [`Catalogue::ethnic_group_by_code`].
    pub fn find_ethnic(&self, text: &str) -> Option<&EthnicGroup> {
        find(&self.index.ethnic_groups, &self.ethnic_groups, text)
    }

    /// The ethnic group with a number of a stated list («6» = «06»).
    pub fn ethnic_group_by_code(&self, list: EthnicCodeList, code: &str) -> Option<&EthnicGroup> {
        let number: u8 = code.trim().parse().ok()?;
        self.ethnic_groups.iter().find(|group| {
            let known = match list {
                EthnicCodeList::Decision121Of1979 => &group.code_1979,
                EthnicCodeList::Newer => &group.code_newer,
            };
            known.parse() == Ok(number)
        })
    }

    /// The relation to the head that a text names. Numbers are not taken: the
    /// printed codes are not known.
    pub fn find_relation(&self, text: &str) -> Option<&Relation> {
        find(&self.index.relations, &self.relations, text)
    }
}

/// Looks a text up; a number may have zeros before it («01»).
fn find<'a, T>(names: &Names, list: &'a [T], text: &str) -> Option<&'a T> {
    let folded = fold_label(text);
    let place = names.get(&folded).or_else(|| {
        let number: u32 = folded.parse().ok()?;
        names.get(&number.to_string())
    })?;
    list.get(*place)
}
