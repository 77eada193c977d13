//! Danh mục: the lists a plan chooses from, as data with its evidence.
//!
//! The built-in lists are those of plan 154/KH-UBND and of the period
//! 2016-2020, compiled in from `assets/catalog`; a district can bring its own
//! files of the same shape. Every entry says where it comes from and whether
//! that is uncertain, and screens show it.
//!
//! Deliberately absent: writing catalogues, reading files from disk (texts are
//! passed in), and any rule about plans: this module knows what can be chosen,
//! not whether a choice is good.

mod appraisal;
mod assignment;
mod causes;
mod departments;
mod evidence;
mod files;
mod indicators;
mod lookup;
mod measures;
mod needs;
mod organisations;
mod people;
mod policies;
mod reviewers;
mod rows;
mod totals;
mod units;
mod validate;

#[cfg(test)]
mod tests;

pub use appraisal::AppraisalItem;
pub use assignment::{Assignment, Counted, LegalBasis, ReportPeriod, ServiceTarget, WordedAmount};
pub use causes::Cause;
pub use departments::Department;
pub use evidence::Evidence;
pub use files::CatalogueFiles;
pub use indicators::Indicator;
pub use measures::{MeasureCode, MeasureEntry};
pub use needs::Need;
pub use organisations::Organisation;
pub use people::{EthnicCodeList, EthnicGroup, Relation};
pub use policies::{AmountEvidence, AmountUnit, Condition, Policy};
pub use reviewers::{AssignedUnit, Reviewer};
pub use rows::CatalogueError;
pub use totals::{Difference, StatedTotal, TotalItem, TotalUnit};
pub use units::{Alias, AliasKind, Unit, UnitKind};

use lookup::Index;
use std::sync::OnceLock;

/// Danh mục của một giai đoạn: all lists, checked against each other.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Giai đoạn: the poverty line's period, «2016-2020».
    pub period: String,
    /// Xã, thị trấn: in the order of annex 1, the training commune apart.
    pub units: Vec<Unit>,
    /// Xã tập huấn: an invented commune; its packages never enter real work.
    pub training_unit: Unit,
    /// Số tổng in trong kế hoạch, beside which the sums of the rows are shown.
    pub stated_totals: Vec<StatedTotal>,
    /// Thành viên Ban chỉ đạo được phân công, in the order of annex 2.
    pub reviewers: Vec<Reviewer>,
    /// Phiếu thẩm định, in its order.
    pub appraisal: Vec<AppraisalItem>,
    /// Phòng chuyên môn của huyện, in the order of their indicators.
    pub departments: Vec<Department>,
    /// Nguyên nhân nghèo, in form order.
    pub causes: Vec<Cause>,
    /// Chỉ số thiếu hụt, in form order.
    pub indicators: Vec<Indicator>,
    /// Nguyện vọng, nhu cầu: those of the form first, then the extension.
    pub needs: Vec<Need>,
    /// Chính sách hỗ trợ.
    pub policies: Vec<Policy>,
    /// Dân tộc.
    pub ethnic_groups: Vec<EthnicGroup>,
    /// Quan hệ với chủ hộ.
    pub relations: Vec<Relation>,
    /// Tổ chức, đoàn thể ở xã.
    pub organisations: Vec<Organisation>,
    /// Giao nhiệm vụ: what plan 154 asks for.
    pub assignment: Assignment,
    index: Index,
}

impl Catalogue {
    /// The catalogue compiled into the program: period 2016-2020, plan 154.
    pub fn built_in() -> &'static Catalogue {
        static BUILT_IN: OnceLock<Catalogue> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            Catalogue::parse(&CatalogueFiles::built_in(), "2016-2020")
                .expect("the built-in catalogue is read by a test of every build")
        })
    }

    /// Reads and checks catalogue files; entries of other periods are left out.
    ///
    /// Refuses unreadable rows, codes used twice, codes that lead nowhere, and
    /// names or synonyms that would mean two entries.
    pub fn parse(files: &CatalogueFiles<'_>, period: &str) -> Result<Catalogue, CatalogueError> {
        let mut catalogue = Catalogue {
            period: period.to_owned(),
            units: units::parse("communes.csv", files.communes, files.unit_aliases)?,
            training_unit: units::parse_training(files.training_commune)?,
            stated_totals: totals::parse(files.stated_totals)?,
            reviewers: reviewers::parse(files.reviewers)?,
            appraisal: appraisal::parse(files.appraisal)?,
            departments: departments::parse(files.departments)?,
            causes: causes::parse(files.causes, period)?,
            indicators: indicators::parse(files.indicators, period)?,
            needs: needs::parse(files.needs)?,
            policies: policies::parse(files.policies)?,
            ethnic_groups: people::parse_ethnic_groups(files.ethnic_groups)?,
            relations: people::parse_relations(files.relations)?,
            organisations: organisations::parse(files.organisations)?,
            assignment: assignment::parse(files.assignment)?,
            index: Index::default(),
        };
        validate::check(&catalogue)?;
        catalogue.index = Index::build(&catalogue, files.synonyms)?;
        Ok(catalogue)
    }

    /// The unit with this code, the training commune included. Codes of units
    /// that no longer exist are found by [`Catalogue::find_unit`].
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().chain([&self.training_unit]).find(|unit| unit.code.as_ref() == code)
    }

    /// The cause with this code («NN01»).
    pub fn cause(&self, code: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.code.as_ref() == code)
    }

    /// The indicator with this code («D07»).
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code.as_ref() == code)
    }

    /// The need with this code («N01», «X02»).
    pub fn need(&self, code: &str) -> Option<&Need> {
        self.needs.iter().find(|need| need.code.as_ref() == code)
    }

    /// The policy with this code («P01»).
    pub fn policy(&self, code: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.code.as_ref() == code)
    }

    /// The members of the steering committee assigned to a unit, in printed
    /// order; three for thị trấn Triệu Sơn, one for every other.
    pub fn reviewers_of(&self, unit_code: &str) -> Vec<&Reviewer> {
        self.reviewers
            .iter()
            .filter(|reviewer| reviewer.units.iter().any(|unit| unit.code.as_ref() == unit_code))
            .collect()
    }
}
