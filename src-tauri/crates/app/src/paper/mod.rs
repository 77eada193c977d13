//! Kế hoạch giảm nghèo on paper: a plan and its totals become the view model of `documents`.
//!
//! The words live in `assets/forms` (`poverty_plan.txt`, `paper_words.txt`), the figures in
//! `domain`; here they meet. Deliberately absent: counting and adding, page layout, files,
//! and everything personal that a public annex must not show: identity and telephone
//! numbers, health, free notes, reasons, and who is behind a sensitive cause.

mod annex;
mod annex_row;
mod annex_tables;
mod fields;
mod figures;
pub(crate) mod inline;
mod meaning;
pub(crate) mod offered;
pub(crate) mod outline;
pub(crate) mod recovery;
pub(crate) mod section;
pub(crate) mod sheets;
pub(crate) mod source;
mod tables;
pub(crate) mod template;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use documents::forms::{PlanPaper, SignerBlock};
use documents::{Profile, QrMatrix};
use domain::catalog::{Catalogue, Unit};
use domain::date::ViDate;
use domain::plan::{FormRule, PaperChoices, PaperKind, Plan};
use domain::totals::{Totals, UnitTargets};

use figures::Figures;
use template::{Script, source_of};
use words::say;

/// Is the plan still open, or frozen as «bản n»?
pub(crate) enum Edition {
    /// Dự thảo: every page says so, and nothing can be compared with it.
    Draft,
    /// To be changed in another program: nothing on it can be compared with the plan.
    Copy,
    /// Đã chốt.
    Frozen {
        /// Bản n.
        number: u32,
        /// Short fingerprint for the footers.
        fingerprint_short: String,
        /// The whole fingerprint as a code for the last page.
        qr: QrMatrix,
    },
}

/// What a paper is made of.
pub(crate) struct PaperRequest<'a> {
    /// Which of the two plans.
    pub kind: PaperKind,
    /// What the commune has chosen for it.
    pub choices: &'a PaperChoices,
    /// The plan.
    pub plan: &'a Plan,
    /// Its totals, which are the figures on every screen too.
    pub totals: &'a Totals,
    /// What the district asks of the commune.
    pub targets: UnitTargets,
    /// The commune.
    pub unit: &'a Unit,
    /// The catalogue of the plan's period.
    pub catalogue: &'a Catalogue,
    /// Năm kế hoạch.
    pub year: u16,
    /// Draft or frozen.
    pub edition: Edition,
    /// PDF date: of the freezing, or of the last change of the plan.
    pub created: String,
}

/// Headings of the text with the blocks they and what stands under them were read from.
pub(crate) type Chapters = Vec<ChapterBlocks>;

/// The blocks of a heading and of what stands under it.
pub(crate) struct ChapterBlocks {
    /// The place of the text.
    pub place: String,
    /// The block of the heading.
    pub block: usize,
    /// The block of each passage.
    pub from: Vec<usize>,
}

/// The plan as it is to be printed.
pub(crate) fn plan_paper(request: &PaperRequest<'_>) -> PlanPaper {
    paper_of(request, &source_of(request.kind, request.plan), true).0
}

/// The same from a given text, with or without the annexes.
fn paper_of(
    request: &PaperRequest<'_>,
    source: &source::Source,
    with_annexes: bool,
) -> (PlanPaper, Chapters) {
    let figures = Figures::of(request);
    let fields = fields::all(&figures);
    let script = Script::write(source, &fields);
    let chapters = script.chapters(|name| tables::content(name, &figures));
    let annexes = match with_annexes {
        true => printed(&script, request.choices, &figures)
            .into_iter()
            .map(|(_, annex)| annex)
            .collect(),
        false => Vec::new(),
    };
    let file_title = script.one("file_title");
    let (draft, file_title, fingerprint, qr) = match &request.edition {
        Edition::Draft => (true, file_title, None, None),
        Edition::Copy => (false, file_title, None, None),
        Edition::Frozen { number, fingerprint_short, qr } => (
            false,
            say("file_title_edition", &[("title", &file_title), ("number", number)]),
            Some(say("edition", &[("short", fingerprint_short), ("number", number)])),
            Some(qr.clone()),
        ),
    };
    let blocks = |chapter: &template::Chapter| ChapterBlocks {
        place: chapter.place.clone(),
        block: chapter.block,
        from: chapter.from.clone(),
    };
    let read_from = chapters.iter().map(blocks).collect();
    let paper = PlanPaper {
        profile: profile(request.choices),
        file_title,
        created: request.created.clone(),
        upper_organ: script.one("upper_organ"),
        organ_lines: script.every("organ"),
        number: request.choices.number_on_paper(),
        symbol: script.one("symbol"),
        place_and_date: script.one("place_and_date"),
        kind: script.one("kind"),
        title_lines: script.every("title"),
        bases: bases(request.catalogue, &script),
        lead_in: Some(script.one("lead")),
        sections: chapters.into_iter().map(Into::into).collect(),
        closing: Some(script.one("closing")),
        recipients: script.every("recipient"),
        signer: SignerBlock {
            lines: script.every("signer"),
            name: request.choices.signer_name.clone().unwrap_or_default(),
        },
        annexes,
        draft,
        fingerprint,
        qr,
    };
    (paper, read_from)
}

/// Nghị định 30/2020/NĐ-CP governs papers from 05/03/2020 on (DOMAIN §3.1), unless the
/// commune says otherwise.
pub(crate) fn rule_of_form(choices: &PaperChoices) -> FormRule {
    let in_force = ViDate::new(2020, 3, 5).expect("5 March 2020 is in the calendar");
    match (choices.form, choices.issue_date) {
        (FormRule::ByDate, Some(day)) if day >= in_force => FormRule::Nd30,
        (FormRule::ByDate, _) => FormRule::Tt01,
        (chosen, _) => chosen,
    }
}

fn profile(choices: &PaperChoices) -> Profile {
    match rule_of_form(choices) {
        FormRule::Nd30 => Profile::Nd30_2020,
        FormRule::Tt01 | FormRule::ByDate => Profile::Tt01_2011,
    }
}

/// The annexes that are printed, by name, in order.
fn printed(
    script: &Script,
    choices: &PaperChoices,
    figures: &Figures<'_>,
) -> Vec<(String, documents::forms::Annex)> {
    script.annexes(|name, frame| {
        is_on(name, frame, choices).then(|| annex::annex(name, frame, figures)).flatten()
    })
}

/// Is the annex switched on? As its template has it, unless the commune says otherwise.
fn is_on(name: &str, frame: &tables::Frame, choices: &PaperChoices) -> bool {
    choices.annexes.get(name).copied().unwrap_or_else(|| frame.one("on") != "no")
}

/// What a copy says of itself on every page.
pub(crate) fn copy_note() -> String {
    words::word("copy_note")
}

/// The bases of the district's assignment, then the commune's own.
fn bases(catalogue: &Catalogue, script: &Script) -> Vec<String> {
    let mut bases = Vec::new();
    for word in script.every("bases") {
        let assigned = catalogue.assignment.bases.iter();
        bases.extend(assigned.map(|basis| format!("{word} {}", basis.text)));
    }
    bases.extend(script.every("base"));
    bases
}
