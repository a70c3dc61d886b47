//! A figure in the middle of a text.

use super::page::PageRenderer;
use super::provenance::SourceContext;
use crate::figures::format::{figure_text, missing_text};
use crate::figures::{Figure, Observation, Year};
use crate::markdown::{FigureReference, Time};
use crate::route::Resource;
use crate::site::reference::{self, ReferredFigure, head_of};
use crate::source::Located;
use crate::text::escape::escaped;

/// The figure that `call` means, as a link to its indicator, or the words for why there is none. A
/// call that means nothing has been reported and stays as it is written.
pub(super) fn html(
    renderer: &PageRenderer<'_>,
    call: &Located<FigureReference>,
    known_in: Option<Year>,
) -> String {
    let snapshot = renderer.snapshot;
    let Ok(referred) = reference::figure(&snapshot.site, &call.value, known_in) else {
        return escaped(snapshot.sources.slice(call.span));
    };
    let indicator = &referred.entry.indicator;
    let text = match referred.observation {
        Observation::Figure(figure) => figure_text(figure, indicator),
        Observation::Missing { reason, .. } => missing_text(*reason).to_owned(),
    };
    let is_dated = matches!(call.value.time, Some(Located { value: Time::Year(_), .. }));
    let when = if is_dated { String::new() } else { format!(" ({})", time(&referred)) };
    let resource = Resource::Indicator(indicator.id.clone());
    let url = renderer.url(&resource).filter(|_| !call.value.in_link);
    let (text, when) = (escaped(&text), escaped(&when));
    match url {
        Some(url) => {
            let about = escaped(&about(renderer, &referred));
            format!(r#"<a href="{url}" title="{about}">{text}</a>{when}"#)
        }
        None => format!("{text}{when}"),
    }
}

/// *2017*, *2021, skoleåret 2020/21*, *år ikke oplyst*.
fn time(referred: &ReferredFigure<'_>) -> String {
    let year = referred.year.map_or_else(|| "år ikke oplyst".to_owned(), |year| year.to_string());
    let figure = referred.observation.figure();
    match figure.and_then(|figure| figure.provenance.period.as_deref()) {
        Some(period) => format!("{year}, {period}"),
        None => year,
    }
}

/// What the number is: *Fravær i skolen, Herredsvang, 2017. Kilde: BoSocData*.
fn about(renderer: &PageRenderer<'_>, referred: &ReferredFigure<'_>) -> String {
    let site = &renderer.snapshot.site;
    let mut about = referred.entry.indicator.short_name.clone();
    if let Some(head) = head_of(site, &referred.subject) {
        about.push_str(&format!(", {}", head.title));
    }
    about.push_str(&format!(", {}", time(referred)));
    if let Some(figure) = referred.observation.figure() {
        about.push_str(&source(renderer, figure));
    }
    about
}

fn source(renderer: &PageRenderer<'_>, figure: &Figure) -> String {
    let source = SourceContext::of(&figure.provenance, &renderer.snapshot.site);
    match source.published_in {
        Some(document) => format!(". Kilde: {}, gengivet i {document}", source.name),
        None => format!(". Kilde: {}", source.name),
    }
}
