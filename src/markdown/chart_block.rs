//! A fenced block with the name `chart`: a chart in the middle of a text.
//!
//! Its fields are YAML. Here they are read and their words are checked; whether the indicator and the
//! places exist and have figures to draw is for others to say.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::Input;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
use crate::source::{Located, Span};
use crate::yaml::{self, Fields};

/// The name behind the fence.
const NAME: &str = "chart";
/// What else it is called.
const OTHER_NAMES: [&str; 5] = ["diagram", "graf", "figur", "figure", "kurve"];

/// A chart that a text asks for, by names that may not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartBlock {
    /// What it shows.
    pub kind: ChartKind,
    /// The indicator's id.
    pub indicator: Located<String>,
    /// Whose figures: ids, perhaps with their folders.
    pub places: Vec<Located<String>>,
    /// A municipality: its own development, or the comparison of all its areas.
    pub municipality: Option<Located<String>>,
    /// Words that stand above it instead of the indicator's name.
    pub title: Option<String>,
    /// The first year that is shown.
    pub from: Option<Located<i32>>,
    /// The last year that is shown.
    pub to: Option<Located<i32>>,
    /// The level of its heading, one below the heading that it stands under.
    pub level: u8,
    /// The block, fences included.
    pub span: Span,
}

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// One place over the years, against its municipality.
    Development,
    /// Several places in one year.
    Comparison,
    /// Several places in their first and last year.
    Change,
}

/// Whether a code block is a chart. A name that is nearly right is reported.
pub(super) fn is_chart(
    input: Input<'_>,
    kind: &CodeBlockKind<'_>,
    place: &Range<usize>,
    found: &mut Diagnostics,
) -> bool {
    let CodeBlockKind::Fenced(info) = kind else { return false };
    let name = info.split_whitespace().next().unwrap_or_default();
    if name.eq_ignore_ascii_case(NAME) {
        return true;
    }
    let word = name.to_lowercase();
    if OTHER_NAMES.contains(&word.as_str()) || nearest(&word, [NAME]).is_some() {
        let block = input.text.get(place.clone()).unwrap_or_default();
        let line = block.lines().next().unwrap_or_default();
        // A name with `&#99;` in it is not written as it reads: then the line is pointed at.
        let (at, length) = block.find(name).map_or((0, line.len()), |at| (at, name.len()));
        let start = place.start + at;
        let problem = Problem::UnknownChoice { text: name.to_owned(), choices: NAME.to_owned() };
        let finding = Diagnostic::new(input.span(start..start + length), problem);
        found.push(finding.suggesting(Some(NAME.to_owned())));
    }
    false
}

/// Reads the block at `place` with its fields at `yaml`; `None` when it cannot be drawn.
pub(super) fn parse(
    input: Input<'_>,
    place: &Range<usize>,
    yaml: Option<Range<usize>>,
    level: u8,
    found: &mut Diagnostics,
) -> Option<ChartBlock> {
    let block = input.text.get(place.clone()).unwrap_or_default();
    let fence =
        place.start..place.start + block.lines().next().unwrap_or_default().trim_end().len();
    // The indentation of the first line belongs to the fields: it tells how the others are indented.
    let yaml = yaml.unwrap_or(fence.end..fence.end);
    let line = input.text[..yaml.start].rfind('\n').map_or(0, |at| at + 1);
    let start = if input.text[line..yaml.start].trim().is_empty() { line } else { yaml.start };
    let text = input.text.get(start..yaml.end).unwrap_or_default();
    if is_open(block) {
        found.report(input.span(fence), not_closed());
        return None;
    }
    let node = yaml::parse(input.file, text, start, found)?;
    let mut fields = Fields::of(&node, found)?.owned_by(input.span(fence));
    let block = read(
        &mut fields,
        level,
        input.span(place.start..place.start + block.trim_end().len()),
        found,
    );
    fields.finish(found);
    block
}

/// Whether the block goes on to the end of the text, or to the fence of another.
fn is_open(block: &str) -> bool {
    let bare = |line: &str| line.trim_start_matches(['>', ' ', '\t']).to_owned();
    let is_fence = |line: &String| line.starts_with("```") || line.starts_with("~~~");
    let mut fences = block.lines().skip(1).map(bare).filter(is_fence);
    fences.next().is_none_or(|first| !first.trim_end().trim_matches(['`', '~']).is_empty())
}

fn not_closed() -> Problem {
    Problem::YamlSyntax {
        cause_da: "blokken bliver ikke lukket; sæt en linje med ``` efter det sidste felt".into(),
        cause_en: "the block is not closed: put a line with ``` after the last field".into(),
    }
}

fn read(
    fields: &mut Fields<'_>,
    level: u8,
    span: Span,
    found: &mut Diagnostics,
) -> Option<ChartBlock> {
    let own = |text: Located<&str>| text.map(str::to_owned);
    let indicator = fields.required("indicator", found).map(own);
    let mut places: Vec<Located<String>> =
        fields.text("area", found).map(own).into_iter().collect();
    places.extend(fields.texts("areas", found).into_iter().map(own));
    let municipality = fields.text("municipality", found).map(own);
    let has_place = ["area", "areas", "municipality"].iter().any(|name| fields.has(name));
    if !has_place && !["area", "areas", "municipality"].iter().any(|n| fields.has_or_means(n)) {
        fields.missing("area");
    }
    let kind = fields.parsed("kind", found, kind);
    let is_kind_told = kind.is_some() || !fields.has("kind");
    let title = fields.text("title", found).map(|text| text.value.to_owned());
    let from = fields.parsed("from", found, year);
    let to = fields.parsed("to", found, year);
    let kind = kind.unwrap_or(ChartKind::Development);
    let is_sound = is_kind_told && has_place;
    let indicator = indicator.filter(|_| is_sound)?;
    Some(ChartBlock { kind, indicator, places, municipality, title, from, to, level, span })
}

fn kind(text: Located<&str>, found: &mut Diagnostics) -> Option<ChartKind> {
    match text.value {
        "development" => Some(ChartKind::Development),
        "comparison" => Some(ChartKind::Comparison),
        "change" => Some(ChartKind::Change),
        other => {
            let choices = ["development", "comparison", "change"];
            let problem =
                Problem::UnknownChoice { text: other.to_owned(), choices: choices.join(", ") };
            found.push(Diagnostic::new(text.span, problem).with_nearest(other, choices));
            None
        }
    }
}

fn year(text: Located<&str>, found: &mut Diagnostics) -> Option<Located<i32>> {
    let year = text.value.parse().ok();
    if year.is_none() {
        found.report(text.span, Problem::YearOutOfRange { text: text.value.to_owned() });
    }
    year.map(|year| Located::new(year, text.span))
}
