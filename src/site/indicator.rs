//! The catalogue of indicators: what each figure measures.

use std::sync::Arc;

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{GoalId, ThemeId, values, wording};
use crate::diagnostics::Problem;
use crate::figures::{Indicator, IndicatorId, Provenance, SourceId};
use crate::text::words;

/// An indicator (*nøgletal*) of the catalogue: what [`crate::figures`] needs to know of it, and
/// its page.
#[derive(Debug, Clone)]
pub struct IndicatorEntry {
    /// Unit, decimals, direction and whom it counts.
    pub indicator: Indicator,
    /// Name, summary, and the definition and caveats as text.
    pub head: Head,
    /// Its place in lists; those without one follow by name.
    pub order: Option<u32>,
    /// What kind of thing it measures.
    pub kind: IndicatorKind,
    /// The themes that it belongs to.
    pub themes: Vec<ThemeId>,
    /// The national goal that it measures.
    pub goal: Option<GoalId>,
    /// Its number among the nine fixed indicators of Landsbyggefonden's 2019-26 funds.
    pub fixed_number: Option<u32>,
    /// Where its figures usually come from.
    pub sources: Vec<SourceId>,
    /// The provenance of its figures that say nothing of theirs: of its source, if it has but one.
    pub(super) provenance: Option<Arc<Provenance>>,
    /// Whether its sources exist, so that a figure without one is a mistake of its own.
    pub(super) has_sound_sources: bool,
    /// Indicators that are easily taken for it.
    pub related: Vec<IndicatorId>,
}

/// What kind of thing an indicator measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndicatorKind {
    /// How residents fare: what the work is meant to change.
    Outcome,
    /// Who lives there.
    Context,
    /// What is done.
    Activity,
    /// Money.
    Finance,
    /// A single project.
    Project,
    /// The organisation behind.
    Organisation,
}

words!(IndicatorKind {
    Outcome => "outcome",
    Context => "context",
    Activity => "activity",
    Finance => "finance",
    Project => "project",
    Organisation => "organisation",
});

/// The most decimals that any indicator is printed with.
const MAX_DECIMALS: u32 = 3;

impl IndicatorEntry {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let indicator = load_indicator(id, head.as_ref(), r);
        let order = r.parsed("order", values::count);
        let kind = r.required("kind", values::choice);
        let fixed_number = r.parsed("fixed_number", values::count);
        let themes = r.references("themes", Known::theme);
        let goal = r.reference("goal", Known::goal);
        let sources = r.references("sources", Known::source);
        let has_sound_sources = !sources.is_empty() || !r.fields.has("sources");
        let provenance = match sources.as_slice() {
            [only] => Some(Arc::new(Provenance::from_source(only.clone()))),
            _ => None,
        };
        let related = r.references("related", Known::indicator);
        Some(Self {
            indicator: indicator?,
            head: head?,
            order,
            kind: kind?,
            themes,
            goal,
            fixed_number,
            sources,
            provenance,
            has_sound_sources,
            related,
        })
    }
}

fn load_indicator(id: &str, head: Option<&Head>, r: &mut Reading<'_>) -> Option<Indicator> {
    let short_name = r.text("short_name");
    let unit = r.required("unit", values::choice);
    let counts = r.required("counts", values::choice);
    let direction = r.required("direction", values::choice);
    let decimals = load_decimals(r);
    let min_count = r.parsed("min_count", values::count);
    let (population, caveat) = (r.text("population"), r.text("caveat"));
    let wording = wording::load(r);
    let name = head?.title.clone();
    Some(Indicator {
        id: IndicatorId::new(id),
        short_name: short_name.unwrap_or_else(|| name.clone()),
        name,
        unit: unit?,
        decimals,
        counts: counts?,
        direction: direction?,
        population,
        caveat,
        min_count,
        wording,
    })
}

fn load_decimals(r: &mut Reading<'_>) -> u32 {
    let Some(text) = r.fields.text("decimals", r.found) else { return 0 };
    match values::count(text, r.found) {
        Some(decimals) if decimals <= MAX_DECIMALS => decimals,
        Some(_) => {
            let choices = "0, 1, 2, 3".to_owned();
            r.found
                .report(text.span, Problem::UnknownChoice { text: text.value.to_owned(), choices });
            MAX_DECIMALS
        }
        None => 0,
    }
}
