//! What holds for the whole site: `content/site.yaml`.

use super::Contact;
use super::head::Reading;
use super::known::Known;
use super::settings::{FeedSettings, StorySettings};
use super::values::{self, Text};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::Thresholds;
use crate::source::Located;
use crate::text::words;

/// The site's name, publisher, menu and thresholds.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// What the site is called.
    pub title: String,
    /// What it is about, in a line.
    pub tagline: Option<String>,
    /// Where it is published, without a trailing slash.
    pub base_url: String,
    /// The language of its pages, as BCP 47.
    pub language: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The navigation.
    pub menu: Vec<MenuItem>,
    /// What stands at the foot of each page.
    pub footer: Option<String>,
    /// The links at the foot of each page.
    pub footer_menu: Vec<MenuItem>,
    /// Below which numbers figures are withheld.
    pub thresholds: Thresholds,
    /// How stories are listed.
    pub stories: StorySettings,
    /// Which feeds there are.
    pub feeds: FeedSettings,
    /// Whether figures and charts can be fetched as files.
    pub data_files: DataFiles,
    /// Whether pages have a picture for those who share a link to them.
    pub social_cards: bool,
}

/// Whether figures and charts can be fetched as files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DataFiles {
    /// Figures of the whole site, of each area and of each indicator, and every chart.
    #[default]
    All,
    /// Only the pages have them.
    None,
}

words!(DataFiles {
    All => "all",
    None => "none",
});

/// Who publishes the site.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// The organisation's name.
    pub name: String,
    /// Its own address on the web.
    pub url: Option<String>,
    /// How it is reached.
    pub contact: Option<Contact>,
}

/// An entry of the navigation.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// What it is called.
    pub title: String,
    /// The content file that it leads to, relative to `content/`.
    pub to: Located<String>,
}

impl Config {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let title = r.required_text("title");
        let base_url = r.required("base_url", values::address);
        let publisher = r.record("publisher", Publisher::load);
        if !r.fields.has("publisher") {
            r.fields.missing("publisher");
        }
        let menu = r.records("menu", MenuItem::load);
        let footer_menu = r.records("footer_menu", MenuItem::load);
        let (tagline, footer, language) = (r.text("tagline"), r.text("footer"), r.text("language"));
        let thresholds = load_thresholds(r);
        let (stories, feeds) = (StorySettings::load(r), FeedSettings::load(r));
        let data_files = r.parsed("data_files", values::choice).unwrap_or_default();
        let social_cards = !r.fields.has("social_cards") || r.fields.flag("social_cards", r.found);
        Some(Self {
            title: title?,
            tagline,
            base_url: base_url?.trim_end_matches('/').to_owned(),
            language: language.unwrap_or_else(|| "da".to_owned()),
            publisher: publisher?,
            menu,
            footer,
            footer_menu,
            thresholds,
            stories,
            feeds,
            data_files,
            social_cards,
        })
    }
}

impl MenuItem {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let title = r.required_text("title");
        let to = r.fields.required("to", r.found)?.map(str::to_owned);
        Some(Self { title: title?, to })
    }
}

impl Publisher {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let url = r.parsed("url", values::address);
        let contact = r.record("contact", Contact::load);
        Some(Self { name: name?, url, contact })
    }
}

fn load_thresholds(r: &mut Reading<'_>) -> Thresholds {
    let least = Thresholds::default();
    let residents = r.reference("residents", Known::indicator);
    let households = r.reference("households", Known::indicator);
    let limits = r.record("thresholds", |r| {
        let mut limit = |field: &'static str, least: u32| {
            let parse =
                |text: Text<'_>, found: &mut Diagnostics| at_least(text, field, least, found);
            r.parsed(field, parse).unwrap_or(least)
        };
        Some(Thresholds {
            min_count: limit("min_count", least.min_count),
            min_residents: limit("min_residents", least.min_residents),
            min_households: limit("min_households", least.min_households),
            ..Thresholds::default()
        })
    });
    Thresholds { residents, households, ..limits.unwrap_or(least) }
}

/// A limit that can be raised but not lowered.
fn at_least(text: Text<'_>, field: &str, least: u32, found: &mut Diagnostics) -> Option<u32> {
    let span = text.span;
    let value = values::count(text, found)?;
    if value < least {
        found.report(
            span,
            Problem::ThresholdTooLow { field: field.into(), least: least.to_string() },
        );
    }
    Some(value.max(least))
}
