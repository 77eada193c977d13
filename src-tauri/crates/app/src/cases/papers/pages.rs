//! The pages of a paper on the screen: one as it will be printed, with the households and the
//! findings of the self-check beside it, and all of them from afar.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::{Anchor, Page, svg};
use domain::plan::Plan;

use super::laid::{LaidPaper, laid_paper};
use crate::cases::checking;
use crate::desk::{Call, Workplace};
use crate::error::Result;
use crate::view::{
    Finding, PaperFinding, PaperPage, PaperPlace, PaperThumbnail, PreviewArgs, ThumbnailsArgs,
};

/// As many small pages are drawn at once at most.
const SMALL_PAGES: u32 = 48;

/// `paper.preview`
pub fn preview(call: &Call<'_>, args: PreviewArgs) -> Result<PaperPage> {
    let job = call.job(&args.job);
    let mut desk = call.desk();
    let workplace = desk.plan_to_read()?;
    let paper = laid_paper(workplace, args.paper.into(), &job)?;
    let plan = workplace.plan()?;
    let page = args.page.clamp(1, paper.outline.pages.max(1));
    let index = index(page);
    let places = places(&paper, &plan, index);
    // Most pages of the text need no self-check, so a keystroke there does not wait for one.
    let findings = if page == 1 || !places.is_empty() {
        beside(findings(workplace, &paper)?, &places, page == 1)
    } else {
        Vec::new()
    };
    let [width, height] = paper.laid.pages.get(index).map_or([0, 0], Page::size);
    Ok(PaperPage {
        page,
        pages: paper.outline.pages,
        width,
        height,
        svg: svg::page(&paper.laid, index).unwrap_or_default(),
        version: paper.outline.version,
        places,
        findings,
    })
}

/// `paper.thumbnails`
pub fn thumbnails(call: &Call<'_>, args: ThumbnailsArgs) -> Result<Vec<PaperThumbnail>> {
    let job = call.job(&args.job);
    let paper = laid_paper(call.desk().plan_to_read()?, args.paper.into(), &job)?;
    let from = args.from.max(1);
    let end = from.saturating_add(args.count.min(SMALL_PAGES)).min(paper.outline.pages + 1);
    let small = |page: u32| {
        let index = index(page);
        let [width, height] = paper.laid.pages.get(index)?.size();
        Some(PaperThumbnail { page, width, height, svg: svg::thumbnail(&paper.laid, index)? })
    };
    Ok((from..end).filter_map(small).collect())
}

fn index(page: u32) -> usize {
    usize::try_from(page - 1).unwrap_or(usize::MAX)
}

/// The rows of households on that page. Rows that were cut into several parts are one place.
fn places(paper: &LaidPaper, plan: &Plan, index: usize) -> Vec<PaperPlace> {
    let here = paper.laid.anchors.iter().filter(|anchor| anchor.page == index);
    let here: Vec<&Anchor> = here.collect();
    if here.is_empty() {
        return Vec::new();
    }
    let names: BTreeMap<String, &str> = plan
        .households
        .iter()
        .map(|household| (household.id.to_string(), household.head_name.as_str()))
        .collect();
    let mut places: Vec<PaperPlace> = Vec::new();
    for anchor in here {
        let Some(name) = names.get(&anchor.name) else { continue };
        let [y, height] = anchor.span();
        match places.last_mut() {
            Some(last) if last.household == anchor.name => last.height = y + height - last.y,
            _ => places.push(PaperPlace {
                household: anchor.name.clone(),
                name: (*name).to_owned(),
                y,
                height,
            }),
        }
    }
    places
}

/// The self-check of the plan as it was laid out, made once.
fn findings<'p>(workplace: &mut Workplace, paper: &'p Arc<LaidPaper>) -> Result<&'p [Finding]> {
    if let Some(known) = paper.findings.get() {
        return Ok(known);
    }
    let found = checking::report(workplace)?.findings;
    Ok(paper.findings.get_or_init(|| found))
}

/// What is left to mend or to explain beside the rows it speaks of; `first` page: also what
/// concerns the commune as a whole.
fn beside(findings: &[Finding], places: &[PaperPlace], first: bool) -> Vec<PaperFinding> {
    let open = findings.iter().filter(|one| one.severity != "informs" && one.reason.is_none());
    let placed = open.filter_map(|finding| {
        let y = match &finding.household {
            Some(id) => places.iter().find(|place| place.household == *id)?.y,
            None if first => 0,
            None => return None,
        };
        Some(PaperFinding { y, finding: finding.clone() })
    });
    let mut placed: Vec<PaperFinding> = placed.collect();
    placed.sort_by_key(|one| one.y);
    placed
}
