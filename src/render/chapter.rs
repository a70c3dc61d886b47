//! A chapter of a report: its text, and the developments, boards or staff that it shows.

use serde::Serialize;

use super::book::{self, BookPlace};
use super::developments::{self, DevelopmentSection};
use super::page::PageRenderer;
use super::people::PersonContext;
use super::provenance::{SourceListEntry, UsedSources};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Board, BoardGroup, Chapter, Folder};
use crate::templates::Html;
use crate::text::grammar::plural;

#[derive(Serialize)]
struct ChapterContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    book: Option<BookPlace>,
    body: Html,
    developments: Vec<DevelopmentSection>,
    boards: Vec<BoardContext<'s>>,
    staff: Vec<PersonContext<'s>>,
    sources: Vec<SourceListEntry<'s>>,
}

#[derive(Serialize)]
struct BoardContext<'s> {
    name: &'s str,
    /// How many members, and what the source says where that is another number.
    size: String,
    groups: Vec<GroupContext<'s>>,
}

#[derive(Serialize)]
struct GroupContext<'s> {
    name: Option<&'s str>,
    members: Vec<PersonContext<'s>>,
}

/// Renders `chapter` as one of its report.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    chapter: &Chapter,
) -> Result<String, Box<Diagnostic>> {
    let mut used = UsedSources::default();
    let site = &renderer.snapshot.site;
    let context = ChapterContext {
        title: &chapter.head.title,
        summary: chapter.head.summary.as_deref(),
        book: book::place(renderer, &Resource::Chapter(chapter.id.clone())),
        body: renderer.body(&chapter.head)?,
        developments: developments::sections(renderer, chapter, &mut used),
        boards: chapter.boards.iter().map(BoardContext::of).collect(),
        staff: chapter.staff.iter().map(PersonContext::of_employee).collect(),
        sources: used.list(site),
    };
    renderer.page("chapter.html", &chapter.head, Some(Folder::Reports), context)
}

impl<'s> BoardContext<'s> {
    fn of(board: &'s Board) -> Self {
        Self {
            name: &board.name,
            size: size(board),
            groups: board.groups.iter().map(GroupContext::of).collect(),
        }
    }
}

/// How many members a board has. Where the source says another number than it lists, both are told.
fn size(board: &Board) -> String {
    let listed = u32::try_from(board.listed()).unwrap_or(u32::MAX);
    match board.stated {
        Some(stated) if stated != listed => format!(
            "Årsskriftets tekst siger {}, men listen har {}. Her står alle fra listen.",
            plural(stated.into(), "medlem", "medlemmer"),
            plural(listed.into(), "navn", "navne"),
        ),
        _ => format!("{}.", plural(listed.into(), "medlem", "medlemmer")),
    }
}

impl<'s> GroupContext<'s> {
    fn of(group: &'s BoardGroup) -> Self {
        Self {
            name: group.name.as_deref(),
            members: group.members.iter().map(PersonContext::of_member).collect(),
        }
    }
}
