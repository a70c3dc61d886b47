//! The picture of a page for those who are sent a link to it (ogp.me): what it is called, what kind
//! of page it is, and its key figure.
//!
//! [`told`] says what is on it, [`fit`] breaks it into lines, the template `card.svg` says where
//! everything stands. A [`Drawing`] has a name of its own before it is drawn, so that what was drawn
//! before need not be drawn again.

mod fit;
mod told;

use serde::Serialize;

use super::Rendered;
use super::page::PageRenderer;
use crate::diagnostics::{Diagnostic, Problem};
use crate::images::vector::{self, Face};
use crate::images::{Limits, PictureError};
use crate::route::Resource;
use crate::snapshot::Snapshot;
use crate::source::{Digest, FileId, Span};
use crate::templates::Html;
use crate::text::escape::escaped;
use fit::{Block, Step, fit};
use told::Told;

/// The size that networks ask for.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// What the template may fill from left to right, and beside a sparkline.
const ROOM: f64 = 1040.0;
const ROOM_BESIDE: f64 = 660.0;

/// What stands before the site's name.
const MARK: f64 = 48.0;

const SERIF: Face = Face { family: "serif", weight: 600 };
const SANS: Face = Face { family: "sans-serif", weight: 400 };
const STRONG: Face = Face { family: "sans-serif", weight: 600 };

const SITE: [Step; 2] = [Step { size: 30, lines: 1 }, Step { size: 24, lines: 1 }];
const KIND: [Step; 2] = [Step { size: 30, lines: 1 }, Step { size: 26, lines: 1 }];
const TITLE: [Step; 3] =
    [Step { size: 88, lines: 2 }, Step { size: 64, lines: 3 }, Step { size: 50, lines: 4 }];
/// Above a figure.
const SHORT_TITLE: [Step; 3] =
    [Step { size: 80, lines: 1 }, Step { size: 60, lines: 2 }, Step { size: 44, lines: 3 }];
const LEAD: [Step; 2] = [Step { size: 34, lines: 1 }, Step { size: 30, lines: 2 }];
const VALUE: [Step; 4] = [
    Step { size: 128, lines: 1 },
    Step { size: 92, lines: 1 },
    Step { size: 64, lines: 1 },
    Step { size: 44, lines: 2 },
];
const LABEL: [Step; 2] = [Step { size: 32, lines: 1 }, Step { size: 28, lines: 2 }];

const TEMPLATE: &str = "card.svg";
const MOTIF: &str = "assets/motif.svg";

/// Names everything here and in the rasteriser that decides what becomes of a drawing.
const SETTINGS: &str = "bydel cards 1";

/// A card that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The card as SVG.
    pub svg: String,
    /// What it is kept under once it is drawn: the hash of all that the pixels depend on.
    pub name: Digest,
}

impl Drawing {
    /// The card as PNG.
    ///
    /// # Errors
    /// When the template makes something that is not drawn.
    pub fn rendered(&self, snapshot: &Snapshot) -> Result<Rendered, Box<Diagnostic>> {
        let fonts = &snapshot.card_fonts.fonts;
        vector::flat_png(self.svg.as_bytes(), WIDTH, fonts, &Limits::default())
            .map(Rendered::card)
            .map_err(|error| not_drawn(snapshot, error))
    }
}

fn not_drawn(snapshot: &Snapshot, error: PictureError) -> Box<Diagnostic> {
    let layout =
        snapshot.sources.find(&format!("layouts/{TEMPLATE}")).unwrap_or_else(FileId::first);
    let problem = Problem::TemplateError { detail: error.to_string() };
    Box::new(Diagnostic::new(Span::start_of(layout), problem))
}

/// What the layout says of a page's card.
#[derive(Debug, Serialize)]
pub(super) struct CardContext {
    address: String,
    width: u32,
    height: u32,
    alt: String,
}

/// The card that is shown with a link to `page`: its own, or else that of the front page.
pub(super) fn shown_with(renderer: &PageRenderer<'_>, page: &Resource) -> Option<CardContext> {
    let own = page.card().and_then(|card| Some((page, renderer.address(&card)?)));
    let (page, address) = match own {
        Some(own) => own,
        None => (&Resource::Front, renderer.address(&Resource::Front.card()?)?),
    };
    let alt = Told::of(renderer, page)?.alt();
    Some(CardContext { address, width: WIDTH, height: HEIGHT, alt })
}

/// The template's values.
#[derive(Serialize)]
struct SvgContext {
    width: u32,
    height: u32,
    site: Option<Block>,
    kind: Option<Block>,
    title: Option<Block>,
    lead: Option<Block>,
    figure: Option<FigureContext>,
    /// The theme's frieze, 1200 × 96, which a card without a figure stands on.
    motif: Option<Html>,
}

#[derive(Serialize)]
struct FigureContext {
    value: Option<Block>,
    label: Option<Block>,
    sparkline: Option<Html>,
}

/// The card of `page` as SVG.
///
/// # Errors
/// When the template fails.
pub fn drawing(snapshot: &Snapshot, page: &Resource) -> Result<Drawing, Box<Diagnostic>> {
    let renderer = PageRenderer::new(snapshot, page);
    let told = Told::of(&renderer, page).unwrap_or_default();
    let svg = renderer.part(TEMPLATE, context(snapshot, page, told))?;
    let name = Digest::of(format!("{SETTINGS}\n{}\n{svg}", snapshot.card_fonts.digest).as_bytes());
    Ok(Drawing { svg, name })
}

fn context(snapshot: &Snapshot, page: &Resource, told: Told) -> SvgContext {
    let block = |text: &str, face: Face, steps: &[Step], room: f64| {
        let fonts = &snapshot.card_fonts.fonts;
        fit(text, steps, room, &|texts| fonts.widths(face, texts, escaped))
    };
    let title: &[Step] = if told.figure.is_some() { &SHORT_TITLE } else { &TITLE };
    let config = &snapshot.site.config;
    // The front page is called what the site is called.
    let is_front = *page == Resource::Front;
    let site = if is_front { &config.publisher.name } else { &config.title };
    let motif = snapshot.sources.find(MOTIF).map(|file| snapshot.sources.file(file).text());
    SvgContext {
        width: WIDTH,
        height: HEIGHT,
        site: block(site, STRONG, &SITE, ROOM - MARK),
        motif: motif.map(|motif| Html(motif.to_owned())),
        kind: told.kind.and_then(|kind| block(&kind, STRONG, &KIND, ROOM)),
        title: block(&told.title, SERIF, title, ROOM),
        lead: told.lead.and_then(|lead| block(&lead, SANS, &LEAD, ROOM)),
        figure: told.figure.map(|figure| {
            let room = if figure.sparkline.is_some() { ROOM_BESIDE } else { ROOM };
            FigureContext {
                value: block(&figure.value, SERIF, &VALUE, room),
                label: block(&figure.label, SANS, &LABEL, room),
                sparkline: figure.sparkline,
            }
        }),
    }
}
