//! The texts a catalogue is read from.
//!
//! Deliberately absent: the disk. The built-in texts are compiled in, others
//! are passed in by the caller.

/// The CSV texts of one catalogue, named as in `assets/catalog`.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueFiles<'a> {
    /// `communes.csv`
    pub communes: &'a str,
    /// `unit_aliases.csv`
    pub unit_aliases: &'a str,
    /// `training_commune.csv`
    pub training_commune: &'a str,
    /// `stated_totals.csv`
    pub stated_totals: &'a str,
    /// `steering_committee.csv`
    pub reviewers: &'a str,
    /// `appraisal.csv`
    pub appraisal: &'a str,
    /// `departments.csv`
    pub departments: &'a str,
    /// `causes.csv`
    pub causes: &'a str,
    /// `indicators.csv`
    pub indicators: &'a str,
    /// `needs.csv`
    pub needs: &'a str,
    /// `policies.csv`
    pub policies: &'a str,
    /// `ethnic_groups.csv`
    pub ethnic_groups: &'a str,
    /// `relations.csv`
    pub relations: &'a str,
    /// `organisations.csv`
    pub organisations: &'a str,
    /// `assignment_154.csv`
    pub assignment: &'a str,
    /// `synonyms.csv`
    pub synonyms: &'a str,
}

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!("../../../../../assets/catalog/", $name))
    };
}

impl CatalogueFiles<'static> {
    /// The files compiled into the program.
    pub const fn built_in() -> CatalogueFiles<'static> {
        CatalogueFiles {
            communes: asset!("communes.csv"),
            unit_aliases: asset!("unit_aliases.csv"),
            training_commune: asset!("training_commune.csv"),
            stated_totals: asset!("stated_totals.csv"),
            reviewers: asset!("steering_committee.csv"),
            appraisal: asset!("appraisal.csv"),
            departments: asset!("departments.csv"),
            causes: asset!("causes.csv"),
            indicators: asset!("indicators.csv"),
            needs: asset!("needs.csv"),
            policies: asset!("policies.csv"),
            ethnic_groups: asset!("ethnic_groups.csv"),
            relations: asset!("relations.csv"),
            organisations: asset!("organisations.csv"),
            assignment: asset!("assignment_154.csv"),
            synonyms: asset!("synonyms.csv"),
        }
    }
}
