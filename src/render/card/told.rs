//! What a card says, in words, before any of it is placed.

use super::super::chart;
use super::super::key_figure;
use super::super::page::PageRenderer;
use super::super::section::Subject;
use crate::figures::format::{figure_text, year_text};
use crate::route::Resource;
use crate::site::{Area, Award, Head, Municipality, Period, Programme, Report, Story};
use crate::templates::Html;
use crate::text::NBSP;
use crate::text::grammar::join_and;
use crate::text::number::format_decimal;

/// What a card says.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What kind of page it is.
    pub(super) kind: Option<String>,
    pub(super) title: String,
    /// A sentence or some facts, where there is no figure.
    pub(super) lead: Option<String>,
    pub(super) figure: Option<ToldFigure>,
}

/// A figure with what it is and its year: exactly as the page has it.
#[derive(Debug)]
pub(super) struct ToldFigure {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) sparkline: Option<Html>,
}

impl Told {
    /// What the card of `page` says; `None` when nothing stands there.
    pub(super) fn of(renderer: &PageRenderer<'_>, page: &Resource) -> Option<Self> {
        let site = &renderer.snapshot.site;
        match page {
            Resource::Front => {
                let lead = site.config.tagline.clone();
                Some(Self { title: site.config.title.clone(), lead, ..Self::default() })
            }
            Resource::Area(id) => Some(of_area(renderer, site.areas.get(id)?)),
            Resource::Municipality(id) => {
                Some(of_municipality(renderer, site.municipalities.get(id)?))
            }
            Resource::Indicator(id) => Some(of_head("Nøgletal", &site.indicators.get(id)?.head)),
            Resource::Theme(id) => Some(of_head("Indsatsområde", &site.themes.get(id)?.head)),
            Resource::Programme(id) => Some(of_programme(site.programmes.get(id)?)),
            Resource::Story(id) => Some(of_story(site.stories.get(id)?)),
            Resource::Award(id) => Some(of_award(site.awards.get(id)?)),
            Resource::Report(id) => Some(of_report(site.reports.get(id)?)),
            _ => None,
        }
    }

    /// The same for those who cannot see it.
    pub(super) fn alt(&self) -> String {
        let figure =
            self.figure.as_ref().map(|figure| format!("{}: {}", figure.label, figure.value));
        let parts = [Some(self.title.clone()), self.kind.clone(), self.lead.clone(), figure];
        let sentence = |part: String| match part.ends_with(['.', '!', '?']) {
            true => part,
            false => format!("{part}."),
        };
        parts.into_iter().flatten().map(sentence).collect::<Vec<_>>().join(" ")
    }
}

fn of_head(kind: &str, head: &Head) -> Told {
    Told {
        kind: Some(kind.to_owned()),
        title: head.title.clone(),
        lead: head.summary.clone(),
        figure: None,
    }
}

/// With the first figure that has a year, of those that the page opens with.
fn measured(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    kind: String,
    head: &Head,
    chosen: &[crate::figures::IndicatorId],
) -> Told {
    let figures = key_figure::in_order(renderer, subject, chosen);
    let figure = figures.into_iter().find_map(|(entry, series)| {
        let (year, figure) = key_figure::newest(series)?;
        let name = &entry.indicator.short_name;
        Some(ToldFigure {
            value: figure_text(figure, &entry.indicator),
            label: format!("{name}, {}", year_text(year, figure)),
            sparkline: chart::sparkline(series, None, &entry.indicator),
        })
    });
    let lead = head.summary.clone().filter(|_| figure.is_none());
    Told { kind: Some(kind), title: head.title.clone(), lead, figure }
}

fn of_area(renderer: &PageRenderer<'_>, area: &Area) -> Told {
    let site = &renderer.snapshot.site;
    let id = area.subject();
    let kind = if area.is_group() { "Gruppe af områder" } else { "Boligområde" };
    let kind = match site.municipality_of(area) {
        Some(municipality) => format!("{kind} i {}", municipality.head.title),
        None => kind.to_owned(),
    };
    measured(renderer, Subject::of_area(&id, area, site), kind, &area.head, &area.key_figures)
}

fn of_municipality(renderer: &PageRenderer<'_>, municipality: &Municipality) -> Told {
    let id = municipality.subject();
    let Municipality { head, in_text, .. } = municipality;
    let subject = Subject { id: &id, name: &head.title, in_text, municipality: None };
    measured(renderer, subject, "Kommune".to_owned(), head, &[])
}

fn of_programme(programme: &Programme) -> Told {
    let years = programme.period.map(Period::years).filter(|years| !years.is_empty());
    let kind = match &years {
        Some(years) => format!("Helhedsplan {years}"),
        None => "Helhedsplan".to_owned(),
    };
    // A sum of money without the years that it is for says nothing.
    let figure = programme.budget.as_ref().zip(years).map(|(budget, years)| ToldFigure {
        value: format!("{}{NBSP}t.kr.", format_decimal(budget.whole.total, 0)),
        label: format!("Budget for hele planen, {years}"),
        sparkline: None,
    });
    let lead = programme.head.summary.clone().filter(|_| figure.is_none());
    Told { kind: Some(kind), title: programme.head.title.clone(), lead, figure }
}

fn of_story(story: &Story) -> Told {
    let topics: Vec<&str> = story.topics.iter().map(|topic| topic.name.as_str()).collect();
    let lead = match topics.as_slice() {
        [] => story.date.words(),
        topics => format!("{} · {}", story.date.words(), join_and(topics)),
    };
    Told { lead: Some(lead), ..of_head("Historie", &story.head) }
}

fn of_award(award: &Award) -> Told {
    let names: Vec<&str> = match &award.winners_group {
        Some(group) => vec![&group.name],
        None => award.winners.iter().map(|winner| winner.name.as_str()).collect(),
    };
    let lead = (!names.is_empty()).then(|| format!("Prisen gik til {}", join_and(&names)));
    Told { lead: lead.or_else(|| award.head.summary.clone()), ..of_head("Pris", &award.head) }
}

fn of_report(report: &Report) -> Told {
    of_head(report.publisher.as_deref().unwrap_or("Årsskrift"), &report.head)
}
