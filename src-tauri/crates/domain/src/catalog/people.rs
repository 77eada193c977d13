//! Ethnic groups and relations to the head of household.
//!
//! Deliberately absent: a single numeric code for ethnic groups. Two official
//! lists disagree, so the name is the key.

use super::evidence::Evidence;
use super::rows::{self, CatalogueError, yes_no};
use crate::messages::say;
use serde::{Deserialize, Serialize};

/// Dân tộc, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EthnicGroup {
    /// The key.
    pub name: String,
    /// Code of QĐ 121-TCTK/PPCĐ (1979), used by most programs.
    pub code_1979: String,
    /// Code of the newer list of the statistical office; empty if not read.
    pub code_newer: String,
    /// Dân tộc thiểu số: not Kinh; none for foreigners. Some policies also
    /// leave out Hoa.
    pub minority: Option<bool>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Which of the two code lists a file uses; it must be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EthnicCodeList {
    /// QĐ 121-TCTK/PPCĐ 1979: 06 is Mường.
    Decision121Of1979,
    /// The newer list: 04 is Mường.
    Newer,
}

/// Quan hệ với chủ hộ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Number in this list; the printed number is not known.
    pub code: String,
    /// Stable key («head», «spouse», «child»).
    pub key: String,
    /// Wording on screens and papers.
    pub name: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl Relation {
    /// The head of the household.
    pub fn is_head(&self) -> bool {
        self.key == "head"
    }
}

#[derive(Deserialize)]
struct EthnicRow {
    name_vi: String,
    code_121_tctk_1979: String,
    code_gso_newer: String,
    minority: String,
    source: String,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse_ethnic_groups(text: &str) -> Result<Vec<EthnicGroup>, CatalogueError> {
    let file = "ethnic_groups.csv";
    let mut groups = Vec::new();
    for row in rows::read::<EthnicRow>(file, text)? {
        let minority = match row.value.minority.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            "" => None,
            other => return Err(row.refused(file, say("row_problem.yes_no", &[("cell", &other)]))),
        };
        let value = row.value;
        groups.push(EthnicGroup {
            name: value.name_vi,
            code_1979: value.code_121_tctk_1979,
            code_newer: value.code_gso_newer,
            minority,
            evidence: Evidence {
                source: value.source,
                uncertain: value.uncertain,
                note: value.note,
                confidence_percent: None,
            },
        });
    }
    Ok(groups)
}

#[derive(Deserialize)]
struct RelationRow {
    code: String,
    key: String,
    name_vi: String,
    source: String,
    confidence_pct: Option<u8>,
    #[serde(deserialize_with = "yes_no")]
    uncertain: bool,
    note: String,
}

pub(super) fn parse_relations(text: &str) -> Result<Vec<Relation>, CatalogueError> {
    let rows = rows::read::<RelationRow>("relations.csv", text)?;
    let relation = |row: RelationRow| Relation {
        code: row.code,
        key: row.key,
        name: row.name_vi,
        evidence: Evidence {
            source: row.source,
            uncertain: row.uncertain,
            note: row.note,
            confidence_percent: row.confidence_pct,
        },
    };
    Ok(rows.into_iter().map(|row| relation(row.value)).collect())
}
