//! From checked nodes to the HTML of a document.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::headings::Headings;
use super::html_tag::{Form, HtmlTag};
use super::nodes::{Kind, Node, content, is_only_picture, plain_text};
use super::notes::Notes;
use super::output::{Output, WordCount};
use super::tables::Table;
use super::{Document, Input, MAX_DEPTH};
use crate::diagnostics::{Diagnostics, Problem};
use crate::text::escape;

/// The end tags of headings from level 2.
const HEADING_ENDS: [&str; 5] = ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];

/// Writes a document; its ids and its own anchors are for the caller to compare.
pub(super) fn write<'t>(
    input: Input<'t>,
    nodes: &[Node<'t>],
    destinations: &BTreeMap<usize, Range<usize>>,
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
        destinations,
        found,
        output: Output::default(),
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
        first_paragraph: None,
    };
    writer.run();
    writer.finish()
}

/// A document on its way: what is left to write, what is written, and where in it we are.
pub(super) struct Writer<'n, 't, 'd> {
    pub(super) input: Input<'t>,
    pub(super) rest: &'n [Node<'t>],
    pub(super) destinations: &'n BTreeMap<usize, Range<usize>>,
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
    first_paragraph: Option<String>,
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
                Kind::Markdown(event) => self.leaf(event),
            }
        }
    }

    fn finish(mut self) -> Document {
        let outline = self.headings.outline;
        let mut anchors = outline.iter().map(|heading| heading.id.clone()).collect();
        self.notes.finish(&mut self.output, &mut anchors);
        Document {
            segments: self.output.finish(),
            outline,
            words: self.count.words,
            first_paragraph: self.first_paragraph,
            anchors,
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

    fn leaf(&mut self, event: &Event<'t>) {
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
            Event::Text(text) => {
                escape::text(html, text);
                if !self.in_code {
                    self.count.read(text);
                }
            }
            // HTML has become tags and text before; the other events belong to extensions.
            _ => {}
        }
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
    }

    /// Appends `html` on a line of its own.
    pub(super) fn line(&mut self, html: &str) {
        if !self.output.html.is_empty() && !self.output.html.ends_with('\n') {
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
        if self.first_paragraph.is_none() && self.open.is_empty() && !self.is_picture_alone {
            self.first_paragraph = Some(plain_text(content)).filter(|text| !text.is_empty());
        }
        if self.is_picture_alone {
            self.line("");
            self.open("\n");
        } else {
            self.line("<p>");
            self.open("</p>\n");
        }
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
