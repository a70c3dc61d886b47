//! Raw HTML between paragraphs, line by line.
//!
//! Words become paragraphs. `details`, the one element that holds paragraphs, may begin in one
//! block and end in another; it needs a summary at once, and the summary ends in the same block.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::entities;
use super::html_policy::{Check, Open};
use super::html_tag::{DETAILS, Form, HtmlTag, SUMMARY, markup_length};
use super::nodes::{Kind, Node};

/// Where an HTML block has come to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// Between paragraphs.
    Between,
    /// Behind `<details>`, where only a summary may follow.
    Details,
    /// In that summary.
    Summary,
    /// In words, which stand in a paragraph.
    Paragraph,
}

impl Check<'_> {
    pub(super) fn line(&mut self, place: Range<usize>) {
        let line = self.written(&place);
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            let markup = markup_length(rest);
            let next = rest.bytes().skip(1).position(|byte| byte == b'<');
            let length = markup.unwrap_or(next.map_or(rest.len(), |next| next + 1));
            let part = place.start + at..place.start + at + length;
            if markup.is_some() {
                self.block_tag(part);
            } else {
                self.words(part);
            }
            at += length;
        }
    }

    fn words(&mut self, place: Range<usize>) {
        let mut text = self.written(&place);
        if matches!(self.block, Some(Block::Between | Block::Details)) {
            text = text.trim_start();
            if text.is_empty() {
                return;
            }
        }
        self.begin_paragraph(place.start);
        self.push(Kind::Markdown(Event::Text(entities::decode(text).into())), place);
    }

    fn block_tag(&mut self, place: Range<usize>) {
        let tag = HtmlTag::parse(self.written(&place)).filter(HtmlTag::is_block);
        let Some(tag) = tag else {
            self.begin_paragraph(place.start);
            return self.inline(place);
        };
        self.end_paragraph();
        match (self.block, tag.form(), tag.name()) {
            (Some(Block::Details), Form::Open, SUMMARY) => {
                self.block = Some(Block::Summary);
                self.open_element(tag, place);
            }
            (Some(Block::Summary), Form::Close, SUMMARY) => {
                self.block = Some(Block::Between);
                let end = self.nodes.len();
                self.close_element(tag, place);
                if let Some(Open::Html { summary_end, .. }) = self.open.last_mut() {
                    *summary_end = Some(end);
                }
            }
            (Some(Block::Between), Form::Close, DETAILS) => self.close_element(tag, place),
            (Some(Block::Between | Block::Details), Form::Open, DETAILS) => {
                self.refuse_waiting_details();
                if self.open_element(tag, place) {
                    self.block = Some(Block::Details);
                }
            }
            _ => self.refuse(place),
        }
    }

    /// Begins a paragraph where words may not stand by themselves.
    pub(super) fn begin_paragraph(&mut self, at: usize) {
        self.refuse_waiting_details();
        if self.block == Some(Block::Between) {
            self.block = Some(Block::Paragraph);
            self.open.push(Open::Markdown);
            self.push(Kind::Markdown(Event::Start(Tag::Paragraph)), at..at);
        }
    }

    fn end_paragraph(&mut self) {
        if self.block == Some(Block::Paragraph) {
            self.block = Some(Block::Between);
            self.close_markdown();
            self.trim_end();
            self.push(Kind::Markdown(Event::End(TagEnd::Paragraph)), 0..0);
        }
    }

    fn trim_end(&mut self) {
        if let Some(Node { kind: Kind::Markdown(Event::Text(text)), .. }) = self.nodes.last_mut() {
            *text = text.trim_end().to_owned().into();
        }
    }

    /// A browser would name `details` without a summary in its own language.
    fn refuse_waiting_details(&mut self) {
        if self.block == Some(Block::Details) {
            self.block = Some(Block::Between);
            self.refuse_innermost();
        }
    }

    pub(super) fn end_block(&mut self) {
        self.end_paragraph();
        self.refuse_waiting_details();
        if self.block == Some(Block::Summary) {
            while self.open.last().and_then(Open::element).is_some_and(|name| name != DETAILS) {
                self.refuse_innermost();
            }
            self.refuse_innermost();
        }
        self.block = None;
    }
}
