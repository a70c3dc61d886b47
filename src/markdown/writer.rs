//! From checked nodes to the HTML of a document.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::chart_block;
use super::events::Events;
use super::headings::Headings;
use super::html_tag::{Form, HtmlTag};
use super::nodes::{Kind, Node, content, is_only_picture, plain_text};
use super::notes::Notes;
use super::numbers::Numbers;
use super::output::Output;
use super::tables::Table;
use super::words::WordCount;
use super::{Document, Input, MAX_DEPTH, Segment};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Located;
use crate::text::{escape, shortened, typeset};

/// The end tags of headings from level 2.
const HEADING_ENDS: [&str; 5] = ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];

/// The longest description of a page that search engines show whole, in characters.
const LONGEST_OPENING: usize = 200;

/// Writes a document; its ids and its own anchors are for the caller to compare.
pub(super) fn write<'t>(
    input: Input<'t>,
    nodes: &[Node<'t>],
    events: &Events<'t>,
    found: &mut Diagnostics,
) -> Document {
    let mut notes = Notes::default();
    for node in nodes {
        if let Kind::Markdown(Event::Start(Tag::FootnoteDefinition(label))) = &node.kind {
            notes.announce(label);
        }
    }
    let mut writer = Writer {
        input,
        rest: nodes,
        events,
        found,
        output: Output::for_text(input.text.len() - input.body),
        interrupted: Vec::new(),
        open: Vec::new(),
        depth: 0,
        in_link: false,
        in_code: false,
        is_too_deep: false,
        is_picture_alone: false,
        table: Table::default(),
        tables_here: 0,
        headings: Headings::new(),
        notes,
        count: WordCount::default(),
        opening: None,
        numbers: Numbers::default(),
    };
    writer.run();
    writer.finish()
}

/// A document on its way: what is left to write, what is written, and where in it we are.
pub(super) struct Writer<'n, 't, 'd> {
    pub(super) input: Input<'t>,
    pub(super) rest: &'n [Node<'t>],
    pub(super) events: &'n Events<'t>,
    pub(super) found: &'d mut Diagnostics,
    pub(super) output: Output,
    /// The text around a footnote, which is written apart.
    interrupted: Vec<(&'n str, Output)>,
    open: Vec<Open>,
    depth: usize,
    pub(super) in_link: bool,
    in_code: bool,
    is_too_deep: bool,
    /// Whether the picture that comes next is a paragraph of its own.
    pub(super) is_picture_alone: bool,
    pub(super) table: Table,
    /// Tables since the last heading.
    pub(super) tables_here: usize,
    pub(super) headings: Headings,
    notes: Notes,
    count: WordCount,
    opening: Option<String>,
    numbers: Numbers,
}

/// What ends a construct that has begun.
#[derive(Default)]
struct Open {
    html: &'static str,
    /// Whether it counts towards [`MAX_DEPTH`].
    counted: bool,
}

impl<'n, 't> Writer<'n, 't, '_> {
    fn run(&mut self) {
        while let Some((node, rest)) = self.rest.split_first() {
            self.rest = rest;
            match &node.kind {
                Kind::Html(tag) => self.html_tag(tag),
                Kind::Markdown(Event::Start(tag)) => self.start(tag, &node.place),
                Kind::Markdown(Event::End(tag)) => self.end(*tag),
                Kind::Markdown(event) => self.leaf(event, &node.place),
            }
        }
    }

    fn finish(mut self) -> Document {
        let mut outline = Vec::with_capacity(self.headings.outline.len());
        outline.extend(self.headings.outline);
        let note_ids = self.notes.finish(&mut self.output);
        let (segments, written) = self.output.finish();
        let is_figure = |one: &Segment| matches!(one, Segment::Figure(_) | Segment::Chart(_));
        Document {
            shows_figures: segments.iter().any(is_figure),
            segments,
            written,
            outline,
            words: self.count.words(),
            opening: self.opening,
            numbers: self.numbers.finish(),
            note_ids,
            ..Document::default()
        }
    }

    fn html_tag(&mut self, tag: &HtmlTag) {
        if tag.is_block() && tag.form() == Form::Open {
            self.line("");
        }
        tag.write(&mut self.output.html);
        if tag.is_block() || tag.is_line_break() {
            self.count.pause();
        }
    }

    fn leaf(&mut self, event: &Event<'t>, place: &Range<usize>) {
        let html = &mut self.output.html;
        match event {
            Event::Code(code) => {
                html.push_str("<code>");
                escape::text(html, code);
                html.push_str("</code>");
                self.count.read(code);
            }
            Event::SoftBreak => {
                html.push('\n');
                self.count.pause();
            }
            Event::HardBreak => {
                html.push_str("<br>\n");
                self.count.pause();
            }
            Event::Rule => self.line("<hr>\n"),
            Event::FootnoteReference(label) => self.notes.mark(label, self.in_link, html),
            Event::Text(_) if self.events.figures.contains_key(&place.start) => self.figure(place),
            Event::Text(text) if self.in_code => escape::text(html, text),
            Event::Text(text) => {
                let start = html.len();
                escape::text(html, &typeset(text));
                self.output.note_copy(start, self.input.text, place);
                self.count.read(text);
                self.numbers.read(self.input, place.clone(), self.in_link);
            }
            // HTML has become tags and text before; the other events belong to extensions.
            _ => {}
        }
    }

    /// Leaves a gap for a figure; in the words of a link it cannot be one itself.
    fn figure(&mut self, place: &Range<usize>) {
        if let Some(reference) = self.events.figures.get(&place.start) {
            let mut reference = reference.clone();
            reference.in_link = self.in_link;
            let span = self.input.span(place.clone());
            self.output.push(Segment::Figure(Box::new(Located::new(reference, span))));
            self.count.read("1");
        }
    }

    /// Leaves a gap for the chart that has just begun and goes on behind its end. One that cannot be
    /// read has been reported and is left out.
    fn chart(&mut self, place: &Range<usize>) {
        let content = content(self.rest);
        self.rest = self.rest.get(content.len() + 1..).unwrap_or_default();
        let level = (self.headings.level() + 1).min(6);
        let yaml = content.first().zip(content.last());
        let yaml = yaml.map(|(first, last)| first.place.start..last.place.end);
        let block = chart_block::parse(self.input, place, yaml, level, self.found);
        if let Some(block) = block {
            self.line("");
            self.output.push(Segment::Chart(Box::new(block)));
            self.output.html.push('\n');
        }
        self.count.pause();
    }

    fn start(&mut self, tag: &'n Tag<'t>, place: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(*level, place),
            Tag::BlockQuote(_) => self.block("<blockquote>\n", "</blockquote>\n", place),
            Tag::List(None) => self.block("<ul>\n", "</ul>\n", place),
            Tag::List(Some(1)) => self.block("<ol>\n", "</ol>\n", place),
            Tag::List(Some(first)) => {
                self.block(&format!("<ol start=\"{first}\">\n"), "</ol>\n", place);
            }
            Tag::Item => self.start_item(),
            Tag::CodeBlock(kind) if chart_block::is_chart(self.input, kind, place, self.found) => {
                self.chart(place);
            }
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.line("<pre><code>");
                self.open("</code></pre>\n");
            }
            Tag::FootnoteDefinition(label) => {
                self.interrupted.push((label, std::mem::take(&mut self.output)));
                self.open("");
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_row("<thead><tr>", "</tr></thead>\n", true),
            Tag::TableRow if self.table.has_body => self.start_row("<tr>", "</tr>\n", false),
            Tag::TableRow => self.start_row("<tbody>\n<tr>", "</tr>\n", false),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.nest("<em>", "</em>", place),
            Tag::Strong => self.nest("<strong>", "</strong>", place),
            Tag::Strikethrough => self.nest("<del>", "</del>", place),
            Tag::Link { link_type, dest_url, title, .. } => {
                let is_email = *link_type == LinkType::Email;
                let prefix = if is_email { "mailto:" } else { "" };
                self.start_link(&format!("{prefix}{dest_url}"), title, place);
            }
            Tag::Image { dest_url, title, .. } => self.picture(dest_url, title, place),
            _ => self.open(""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let Open { html, counted } = self.open.pop().unwrap_or_default();
        self.output.html.push_str(html);
        self.depth -= usize::from(counted);
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => return,
            TagEnd::Link => return self.in_link &= html.is_empty(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Table => {
                self.output.html.push_str(if self.table.has_body { "</tbody>\n" } else { "" });
                self.output.html.push_str("</table></div>\n");
            }
            TagEnd::FootnoteDefinition => {
                if let Some((label, around)) = self.interrupted.pop() {
                    self.notes.add(label, std::mem::replace(&mut self.output, around));
                }
            }
            _ => {}
        }
        self.count.pause();
        self.numbers.end_block();
    }

    /// Appends `html` on a line of its own.
    pub(super) fn line(&mut self, html: &str) {
        if !matches!(self.output.since_gap().as_bytes().last(), None | Some(b'\n')) {
            self.output.html.push('\n');
        }
        self.output.html.push_str(html);
        self.count.pause();
    }

    pub(super) fn open(&mut self, end: &'static str) {
        self.open.push(Open { html: end, counted: false });
    }

    /// Begins a construct that may hold its like. Too deep down it is left out, its content stays.
    fn nest(&mut self, start: &str, end: &'static str, place: &Range<usize>) {
        if self.depth < MAX_DEPTH {
            self.depth += 1;
            self.output.html.push_str(start);
            return self.open.push(Open { html: end, counted: true });
        }
        if !std::mem::replace(&mut self.is_too_deep, true) {
            let problem = Problem::TextTooDeep { limit: MAX_DEPTH.to_string() };
            self.found.report(self.input.span(place.start..place.start), problem);
        }
        self.open("");
    }

    fn block(&mut self, start: &str, end: &'static str, place: &Range<usize>) {
        self.line("");
        self.nest(start, end, place);
    }

    /// An item of a list that was left out is left out too.
    fn start_item(&mut self) {
        let is_in_list = self.open.last().is_some_and(|list| list.counted);
        self.line(if is_in_list { "<li>" } else { "" });
        self.open(if is_in_list { "</li>\n" } else { "\n" });
    }

    fn start_paragraph(&mut self) {
        let content = content(self.rest);
        self.is_picture_alone = is_only_picture(content);
        let is_first = self.opening.is_none() && self.open.is_empty();
        if is_first && !self.is_picture_alone && !self.refers_to_a_figure(content) {
            let words = shortened(&plain_text(content), LONGEST_OPENING).into_owned();
            self.opening = Some(words).filter(|words| !words.is_empty());
        }
        if self.is_picture_alone {
            self.line("");
            self.open("\n");
        } else {
            self.line("<p>");
            self.open("</p>\n");
        }
    }

    /// Whether the number that such a text needs is not known yet.
    fn refers_to_a_figure(&self, content: &[Node<'t>]) -> bool {
        let places = content.iter().map(|node| node.place.clone());
        let mut texts = places.filter(|place| !place.is_empty());
        texts.any(|place| self.events.figures.contains_key(&place.start))
    }

    fn start_heading(&mut self, level: HeadingLevel, place: &Range<usize>) {
        let content = content(self.rest);
        let written = self.input.text.get(place.clone()).unwrap_or_default().trim_end();
        let span = self.input.span(place.start..place.start + written.len());
        match self.headings.add(level as u8, plain_text(content), span, self.found) {
            None => self.rest = self.rest.get(content.len() + 1..).unwrap_or_default(),
            Some(heading) => {
                let start = format!("<h{} id=\"{}\">", heading.level, heading.id);
                let end = HEADING_ENDS[usize::from(heading.level) - 2];
                self.line(&start);
                self.open(end);
            }
        }
        self.tables_here = 0;
    }
}
