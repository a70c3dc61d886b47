//! Reading `figures.yaml`: the figures of one subject.
//!
//! What may stand on a series, a value, a change or a ratio alike (source, note, precision …) is
//! inherited: the nearest wins. A figure that cannot be used is reported and left out; the others
//! of the file stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::IndicatorEntry;
use super::figure_checks::{self, check_value};
use super::head::Reading;
use super::known::Known;
use super::meant;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{
    ChangeSize, Figure, IndicatorId, Missing, Observation, OwnWords, Precision, Provenance,
    PublishedChange, PublishedRatio, Quantity, Series, SourceId, Unit, Year,
};
use crate::shelf::Shelf;
use crate::source::{FileId, Located, Span};
use crate::text::{Date, parse_decimal};
use crate::yaml::{self, Fields, Kind, Node};

/// What reading figures needs to know beside the file.
#[derive(Clone, Copy)]
pub(super) struct Catalogue<'c> {
    pub(super) indicators: &'c Shelf<IndicatorId, IndicatorEntry>,
    pub(super) known: &'c Known,
    /// No figure can be from a later year.
    pub(super) today: Date,
}

/// The figures of one file; `None` when it is no YAML. Those of an unknown or broken indicator are left
/// out.
pub(super) fn load(
    file: FileId,
    text: &str,
    catalogue: Catalogue<'_>,
    found: &mut Diagnostics,
) -> Option<BTreeMap<IndicatorId, Series>> {
    let root = yaml::parse(file, text, 0, found)?;
    let mut all = BTreeMap::new();
    let Some(entries) = root.map() else {
        Fields::of(&root, found);
        return Some(all);
    };
    for (key, node) in entries {
        let name = Located::new(key.value.as_str(), key.span);
        let Some(id) = catalogue.known.indicator(name, found) else { continue };
        let Some(entry) = catalogue.indicators.get(&id) else { continue };
        let mut reader = SeriesReader { entry, catalogue, lacks_source: false };
        if let Some(series) = reader.series(key, node, found) {
            all.insert(id, series);
        }
    }
    Some(all)
}

/// Where the figures of a series stand.
const PARTS: [&str; 3] = ["values", "changes", "ratios"];

/// Whether it is said where figures come from.
#[derive(Debug, Clone, Default)]
enum Origin {
    #[default]
    Unsaid,
    Said(SourceId),
    /// Said in a way that cannot be used, which is told already.
    Unusable,
}

/// What a figure inherits from the series that it stands in.
#[derive(Debug, Clone, Default)]
struct Context {
    origin: Origin,
    published_in: Vec<SourceId>,
    table: Option<String>,
    note: Option<String>,
    period: Option<String>,
    precision: Option<Precision>,
    words: OwnWords,
    /// What all figures share that add nothing of their own.
    provenance: Option<Arc<Provenance>>,
}

impl Context {
    /// Whether nothing is added to the source that figures come from.
    fn says_only_numbers(&self) -> bool {
        self.published_in.is_empty()
            && self.table.is_none()
            && self.note.is_none()
            && self.period.is_none()
    }
}

struct SeriesReader<'c> {
    entry: &'c IndicatorEntry,
    catalogue: Catalogue<'c>,
    /// Whether it is told that a figure has no source: once for a series is enough.
    lacks_source: bool,
}

/// What the source says instead of the number, here or in what it stands in.
fn own_words(r: &mut Reading<'_>, outer: &OwnWords) -> OwnWords {
    match (r.text("hedge"), r.text("wording")) {
        (None, None) => outer.clone(),
        (hedge, wording) => {
            let inherited = |words: Option<&str>| words.map(str::to_owned);
            OwnWords::new(
                hedge.or_else(|| inherited(outer.hedge())),
                wording.or_else(|| inherited(outer.wording())),
            )
        }
    }
}

/// Reports years that stand beside `values`: once, for they were all indented alike.
fn stray_year(r: &mut Reading<'_>) -> bool {
    let is_year = |key: &str| key == "undated" || key.parse().is_ok_and(|y: u32| y > 999);
    let years = r.fields.take(is_year);
    let Some(first) = years.first() else { return false };
    r.found.report(first.span, Problem::YearOutsideValues { year: first.value.clone() });
    true
}

impl SeriesReader<'_> {
    fn series(
        &mut self,
        key: &Located<String>,
        node: &Node,
        found: &mut Diagnostics,
    ) -> Option<Series> {
        if node.is_empty() {
            found.report(key.span, Problem::EmptySeries);
            return None;
        }
        let fields = Fields::of(node, found)?.owned_by(key.span);
        let mut reading = Reading { fields, known: self.catalogue.known, found };
        // Asked for first: what is known by name is held to be no misspelling of another.
        let values = reading.fields.node("values", reading.found);
        let context = self.context(&mut reading, &Context::default());
        let mut series = Series::default();
        if let Some(values) = values {
            self.values(values, &context, &mut series, reading.found);
        }
        series.changes = reading.records("changes", |r| self.change(r, &context));
        series.ratios = reading.records("ratios", |r| self.ratio(r, &context));
        let has_stray = stray_year(&mut reading);
        if !has_stray && !PARTS.iter().any(|name| reading.fields.has_or_means(name)) {
            reading.found.report(key.span, Problem::EmptySeries);
        }
        reading.finish();
        Some(series)
    }

    fn context(&self, r: &mut Reading<'_>, outer: &Context) -> Context {
        let source = r.reference("source", Known::source);
        let published_in = r.references("published_in", Known::source);
        let precision = r.parsed("precision", values::precision);
        let origin = match source {
            Some(source) => Origin::Said(source),
            None if r.fields.has_or_means("source") => Origin::Unusable,
            None => outer.origin.clone(),
        };
        let mut own = Context {
            origin,
            published_in: if published_in.is_empty() {
                outer.published_in.clone()
            } else {
                published_in
            },
            table: r.text("table").or_else(|| outer.table.clone()),
            note: r.text("note").or_else(|| outer.note.clone()),
            period: r.text("period").or_else(|| outer.period.clone()),
            precision: precision.or(outer.precision),
            words: own_words(r, &outer.words),
            provenance: None,
        };
        own.provenance = self.provenance_of(&own);
        figure_checks::check_hedge(r, own.precision);
        own
    }

    fn values(
        &mut self,
        node: &Node,
        context: &Context,
        series: &mut Series,
        found: &mut Diagnostics,
    ) {
        let Some(entries) = node.map() else {
            Fields::of(node, found);
            return;
        };
        series.yearly.reserve(entries.len());
        for (key, node) in entries {
            if node.is_empty() {
                found.report(key.span, Problem::EmptyValue { field: key.value.clone() });
            } else if key.value == "undated" {
                let nodes = node.items().iter();
                let read = nodes.filter_map(|node| self.observation(node, context, found));
                series.undated.extend(read);
            } else if let Some(year) = self.year(key, found)
                && let Some(observation) = self.observation(node, context, found)
            {
                series.yearly.insert(year, observation);
            }
        }
    }

    fn year(&self, key: &Located<String>, found: &mut Diagnostics) -> Option<Year> {
        let Some(year) = key.value.parse().ok().and_then(Year::new) else {
            let problem = Problem::YearOutOfRange { text: key.value.clone() };
            let finding = Diagnostic::new(key.span, problem);
            found.push(match meant::year(&key.value) {
                Some(meant) => finding.suggesting(Some(meant)),
                None => finding.with_nearest(&key.value, ["undated"]),
            });
            return None;
        };
        if year.get() > i32::from(self.catalogue.today.year()) {
            found.report(key.span, Problem::YearInFuture { year: year.to_string() });
            return None;
        }
        Some(year)
    }

    fn observation(
        &mut self,
        node: &Node,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        match &node.kind {
            Kind::Scalar(_) => {
                let Some(text) = node.text() else {
                    found.report(node.span, Problem::EmptyValue { field: "undated".into() });
                    return None;
                };
                self.plain(text, None, context, found)
            }
            _ => self.detailed(node, context, found),
        }
    }

    /// A number, or the word for why there is none.
    fn plain(
        &mut self,
        text: Text<'_>,
        base: Option<u32>,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        if let Some(reason) = Missing::parse(text.value) {
            return Some(Observation::Missing { reason, note: context.note.clone() });
        }
        let meant = || meant::figure(text.value).filter(|meant| meant.starts_with('{'));
        if parse_decimal(text.value).is_none()
            && let Some(meant) = meant()
        {
            let problem = Problem::NotANumber { text: text.value.to_owned() };
            found.push(Diagnostic::new(text.span, problem).suggesting(Some(meant)));
            return None;
        }
        if text.value.starts_with(|c: char| c.is_alphabetic()) {
            let problem = Problem::NotANumber { text: text.value.to_owned() };
            let words = Missing::all().iter().map(|reason| reason.word());
            found.push(Diagnostic::new(text.span, problem).with_nearest(text.value, words));
            return None;
        }
        let span = text.span;
        let value = check_value(text, &self.entry.indicator, found)?;
        self.figure(Quantity::Point(value), base, span, context, found).map(Observation::Figure)
    }

    /// A value with something to say about it.
    fn detailed(
        &mut self,
        node: &Node,
        outer: &Context,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        let fields = Fields::of(node, found)?;
        let mut r = Reading { fields, known: self.catalogue.known, found };
        let context = self.context(&mut r, outer);
        let base = r.parsed("base", figure_checks::base);
        let value = r.fields.text("value", r.found);
        let observation = match value {
            Some(text) => self.plain(text, base, &context, r.found),
            None if r.fields.has("value") => None,
            None => self.range(&mut r, &context).map(Observation::Figure),
        };
        r.finish();
        observation
    }

    fn range(&mut self, r: &mut Reading<'_>, context: &Context) -> Option<Figure> {
        if !r.fields.has("from") && !r.fields.has("to") {
            r.fields.missing("value");
            return None;
        }
        let indicator = &self.entry.indicator;
        let check = |text: Text<'_>, found: &mut Diagnostics| check_value(text, indicator, found);
        let (from, to) = (r.required("from", check), r.required("to", check));
        let (from, to) = (from?, to?);
        let Some(quantity) = Quantity::range(from, to) else {
            let problem = Problem::EmptyRange { from: from.to_string(), to: to.to_string() };
            r.found.report(r.fields.value_span("from"), problem);
            return None;
        };
        self.figure(quantity, None, r.fields.span(), context, r.found)
    }

    fn figure(
        &mut self,
        quantity: Quantity,
        base: Option<u32>,
        span: Span,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Option<Figure> {
        let provenance = self.provenance(span, context, found)?;
        let mut figure = Figure::new(quantity, provenance);
        figure.precision = context.precision.unwrap_or(Precision::Exact);
        figure.words = context.words.clone();
        figure.base = base;
        Some(figure)
    }

    /// Where a figure comes from: its own source, its series', or the only one of its indicator.
    fn provenance(
        &mut self,
        span: Span,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Option<Arc<Provenance>> {
        let is_unsaid = matches!(context.origin, Origin::Unsaid) && self.entry.has_sound_sources;
        if context.provenance.is_none()
            && is_unsaid
            && !std::mem::replace(&mut self.lacks_source, true)
        {
            found.report(span, Problem::FigureWithoutSource);
        }
        context.provenance.clone()
    }

    fn provenance_of(&self, context: &Context) -> Option<Arc<Provenance>> {
        let usual = self.entry.provenance.as_ref();
        let source = match &context.origin {
            Origin::Said(source) => source,
            Origin::Unsaid if context.says_only_numbers() => return usual.cloned(),
            Origin::Unsaid => &usual?.source,
            Origin::Unusable => return None,
        };
        Some(Arc::new(Provenance {
            source: source.clone(),
            published_in: context.published_in.clone(),
            table: context.table.clone(),
            note: context.note.clone(),
            period: context.period.clone(),
        }))
    }

    fn change(&mut self, r: &mut Reading<'_>, outer: &Context) -> Option<PublishedChange> {
        let context = self.context(r, outer);
        let (from, to) = (r.required("from", values::year), r.required("to", values::year));
        let points = r.parsed("points", values::number);
        let percent = r.parsed("percent", values::number);
        let (from, to) = (from?, to?);
        if from >= to {
            let problem = Problem::PeriodReversed { from: from.to_string(), to: to.to_string() };
            r.found.report(r.fields.value_span("to"), problem);
            return None;
        }
        let size = match (points, percent) {
            (Some(_), None) if self.entry.indicator.unit != Unit::Percent => {
                r.found.report(r.fields.key_span("points"), Problem::PointsOfNoPercentage);
                return None;
            }
            (Some(points), None) => ChangeSize::Points(points),
            (None, Some(percent)) => ChangeSize::Percent(percent),
            (None, None) if r.fields.has("points") || r.fields.has("percent") => return None,
            _ => {
                r.found.report(r.fields.span(), Problem::ChangeWithoutSize);
                return None;
            }
        };
        let provenance = self.provenance(r.fields.span(), &context, r.found)?;
        let precision = context.precision.unwrap_or(Precision::Exact);
        let words = context.words;
        Some(PublishedChange { from, to, size, precision, words, provenance })
    }

    fn ratio(&mut self, r: &mut Reading<'_>, outer: &Context) -> Option<PublishedRatio> {
        let context = self.context(r, outer);
        let year = r.parsed("year", values::year);
        let times = r.required("times", values::number);
        let against = r.required_text("against");
        let provenance = self.provenance(r.fields.span(), &context, r.found)?;
        let precision = context.precision.unwrap_or(Precision::Exact);
        Some(PublishedRatio {
            year,
            times: times?,
            precision,
            words: context.words,
            against: against?,
            provenance,
        })
    }
}
