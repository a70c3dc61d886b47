//! Writing tables, each in a region of its own that scrolls on a narrow screen.

use std::fmt::Write;

use pulldown_cmark::Alignment;

use super::nodes::content;
use super::writer::Writer;
use crate::text::escape;

/// The longest heading that names a table, in characters.
const MAX_TABLE_NAME: usize = 80;

/// The table that is being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    pub(super) has_body: bool,
}

impl Writer<'_, '_, '_> {
    pub(super) fn start_table(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        self.tables_here += 1;
        self.line("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel");
        if self.tables_here > 1 {
            let _ = write!(self.output.html, " {}", self.tables_here);
        }
        if let Some(heading) = self.headings.outline.last() {
            let name: String = heading.text.chars().take(MAX_TABLE_NAME).collect();
            self.output.html.push_str(": ");
            escape::attribute(&mut self.output.html, &name);
        }
        self.output.html.push_str("\"><table>\n");
        self.open("");
    }

    pub(super) fn start_row(&mut self, start: &str, end: &'static str, is_head: bool) {
        self.table.column = 0;
        self.table.in_head = is_head;
        self.table.has_body = !is_head;
        self.output.html.push_str(start);
        self.open(end);
    }

    pub(super) fn start_cell(&mut self) {
        // A heading cell that says nothing names nothing.
        let names = self.table.in_head && !content(self.rest).is_empty();
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"num\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.table.column += 1;
        self.output.html.push_str(if names { "<th scope=\"col\"" } else { "<td" });
        self.output.html.push_str(class);
        self.output.html.push('>');
        self.open(if names { "</th>" } else { "</td>" });
    }
}
