//! A target on a scale: where each place started, what was agreed and the newest figure.

use super::target;
use crate::charts::{Bound, Chart, Standing, TargetChart, TargetRow, Value};
use crate::figures::format::{figure_text, value_text};
use crate::figures::{Figure, Indicator, TargetGoal, TargetStatus, Year};
use crate::render::charted::{ChartCard, ChartOrigin, ChartRow, ChartTable, Charted};
use crate::render::page::{Link, PageRenderer};
use crate::render::provenance::UsedSources;
use crate::route::{ChartFile, Resource, anchor};
use crate::site::{Area, Programme, Target, TargetPlace};
use crate::text::number::to_f64;

/// The chart of a target on the page of its programme.
pub(super) fn card(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
) -> Option<ChartCard> {
    let file = ChartFile::Target(programme.id.clone(), target.id.clone());
    let id = format!("graf_maal-{}", target.id);
    charted(renderer, programme, target)?.card(renderer, &id, Some(file))
}

/// The chart of a target for the places that an area's page speaks of.
pub(in crate::render) fn of_area(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
    area: &Area,
) -> Option<ChartCard> {
    let site = &renderer.snapshot.site;
    let baselines = target::baselines_of(target, area).into_iter();
    let places = baselines.map(|it| TargetPlace::of_baseline(programme, target, it, site));
    let id = format!("graf_maal-{}", target.id);
    of_places(renderer, programme, target, places.collect())?.card(renderer, &id, None)
}

/// The chart of a target for all places that it is held against; `None` where no figure speaks of it,
/// or none of its readings gives one number.
pub(in crate::render) fn charted(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
) -> Option<Charted<'static>> {
    let places = TargetPlace::all(programme, target, &renderer.snapshot.site);
    of_places(renderer, programme, target, places)
}

fn of_places(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
    places: Vec<TargetPlace<'_>>,
) -> Option<Charted<'static>> {
    let site = &renderer.snapshot.site;
    let drawable = places.into_iter().filter(|place| place.is_drawable(target));
    let places: Vec<(TargetPlace<'_>, &Indicator)> =
        drawable.filter_map(|place| Some((place, place.indicator?))).collect();
    let (_, indicator) = *places.first()?;
    // One scale holds one kind of number.
    let is_one = |(_, other): &(TargetPlace<'_>, &Indicator)| other.unit == indicator.unit;
    if !places.iter().all(is_one) {
        return None;
    }
    let figures = places.iter().flat_map(|(place, _)| [place.start(), place.newest()]);
    let figures = figures.flatten().map(|(_, figure)| figure);
    let used = &mut UsedSources::default();
    let origin = ChartOrigin::of_figures(indicator, figures, site, used);
    let rows: Vec<Row> = places.iter().map(|(place, it)| Row::of(target, place, it)).collect();
    let url = renderer.url(&Resource::Programme(programme.id.clone()))?;
    Some(Charted {
        title: Link { title: target.name.clone(), url: format!("{url}#{}", anchor::TARGETS) },
        name: target.name.clone(),
        years: String::new(),
        description: describe(&rows),
        table: ChartTable {
            row_heading: "Sted",
            columns: ["Udgangspunkt", "Mål", "Nyeste tal", "Status"].map(str::to_owned).to_vec(),
            rows: rows.iter().map(Row::cells).collect(),
        },
        chart: Chart::Target(TargetChart { rows: rows.into_iter().map(|row| row.drawn).collect() }),
        origin,
    })
}

/// What the marks mean, and whether any figure tells how it went.
fn describe(rows: &[Row]) -> String {
    let marks = "Den åbne cirkel er udgangspunktet, og det brede bånd er der, hvor målet er nået.";
    if rows.iter().all(|row| row.drawn.latest.is_none()) {
        return format!(
            "{marks} Der er ikke offentliggjort et nyere tal, så målet har ingen status."
        );
    }
    format!("{marks} Tallet med fed er det nyeste.")
}

/// A place on its way, drawn and in words.
struct Row {
    drawn: TargetRow,
    status: &'static str,
}

impl Row {
    fn of(target: &Target, place: &TargetPlace<'_>, indicator: &Indicator) -> Self {
        let status = target::status(target, place);
        let value = |(year, figure): (Year, &Figure)| {
            let label = format!("{} i {year}", figure_text(figure, indicator));
            Some(Value { value: to_f64(figure.exact()?), label })
        };
        let name = place.area.map_or("", |area| &area.head.title);
        let measures = target.indicators.len() > 1;
        let has_places = target.baseline.iter().any(|other| other.area != target.baseline[0].area);
        let label = match (measures, has_places) {
            (false, _) => name.to_owned(),
            (true, false) => indicator.short_name.clone(),
            (true, true) => format!("{name}: {}", indicator.short_name),
        };
        let latest = place.newest().and_then(value).map(|value| (value, standing(status)));
        let drawn = TargetRow {
            label,
            baseline: place.start().and_then(value),
            goal: place.goal(target).map(|goal| bound(goal, indicator)),
            latest,
        };
        Self { drawn, status: target::StatusContext::of(status).word }
    }

    fn cells(&self) -> ChartRow {
        let label = |value: Option<&Value>| {
            value.map_or_else(|| "ikke oplyst".to_owned(), |value| value.label.clone())
        };
        ChartRow {
            heading: self.drawn.label.clone(),
            cells: vec![
                label(self.drawn.baseline.as_ref()),
                label(self.drawn.goal.as_ref().map(|(_, value)| value)),
                label(self.drawn.latest.as_ref().map(|(value, _)| value)),
                self.status.to_owned(),
            ],
        }
    }
}

fn standing(status: TargetStatus) -> Standing {
    match status {
        TargetStatus::Reached => Standing::Reached,
        TargetStatus::OnTheWay => Standing::OnTheWay,
        TargetStatus::NotReached => Standing::NotReached,
        TargetStatus::NoData => Standing::Undecided,
    }
}

/// *Mål: højst 32*, *Mål: over 46 %*.
fn bound(goal: TargetGoal, indicator: &Indicator) -> (Bound, Value) {
    let (side, word, bound) = match goal {
        TargetGoal::From { bound, open: false } => (Bound::AtLeast, "mindst", bound),
        TargetGoal::From { bound, open: true } => (Bound::AtLeast, "over", bound),
        TargetGoal::UpTo { bound, open: false } => (Bound::AtMost, "højst", bound),
        TargetGoal::UpTo { bound, open: true } => (Bound::AtMost, "under", bound),
    };
    let label = format!("{word} {}", value_text(bound, indicator));
    (side, Value { value: to_f64(bound), label })
}
