//! The accessibility statement: what is declared, known problems, how it was assessed, whom to
//! write to, who enforces the law.

use serde::Serialize;

use super::listing::Intro;
use super::page::{self, Link, PageRenderer};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Conformity, Limitation, Method, Page, Shows, Statement};
use crate::text::date::long_date;

#[derive(Serialize)]
struct AccessibilityContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    organisation: &'s str,
    address: &'s str,
    conformity: &'static str,
    problems: Vec<ProblemContext<'s>>,
    method: &'static str,
    checks: &'s [String],
    prepared: Option<String>,
    reviewed: String,
    /// The page with all ways to reach the publisher.
    contact_page: Option<Link>,
}

#[derive(Serialize)]
struct ProblemContext<'s> {
    what: &'s str,
    instead: Option<&'s str>,
    plan: Option<&'s str>,
}

/// Renders the statement on `page`; without one that can be understood, the text alone.
pub(super) fn render(renderer: &PageRenderer<'_>, page: &Page) -> Result<String, Box<Diagnostic>> {
    let Some(statement) = page.statement.as_deref() else {
        return page::render_text(renderer, &page.head);
    };
    let site = &renderer.snapshot.site;
    let contact_page = site.page_showing(Shows::Contact);
    let contact_link =
        |page: &Page| renderer.link(&Resource::Page(page.id.clone()), &page.head.title);
    let context = AccessibilityContext {
        intro: Intro::of(renderer, &page.head)?,
        organisation: statement.organisation.as_deref().unwrap_or(&site.config.publisher.name),
        address: &renderer.snapshot.base_url,
        conformity: conformity(statement.conformity),
        problems: statement.problems.iter().map(problem).collect(),
        method: method(statement),
        checks: &statement.checks,
        prepared: statement.prepared.map(long_date),
        reviewed: long_date(statement.reviewed.value),
        contact_page: contact_page.and_then(contact_link),
    };
    renderer.page("accessibility.html", &page.head, None, context)
}

fn problem(limitation: &Limitation) -> ProblemContext<'_> {
    ProblemContext {
        what: &limitation.what,
        instead: limitation.instead.as_deref(),
        plan: limitation.plan.as_deref(),
    }
}

/// The three answers that the model statement has.
fn conformity(conformity: Conformity) -> &'static str {
    match conformity {
        Conformity::Full => "Websitet overholder kravene i loven fuldt ud.",
        Conformity::Partial => {
            "Websitet overholder kravene i loven delvist. Undtagelserne står herunder."
        }
        Conformity::None => "Websitet overholder ikke kravene i loven. Manglerne står herunder.",
    }
}

fn method(statement: &Statement) -> &'static str {
    match statement.method {
        Method::SelfEvaluation => "Vi har selv vurderet websitet.",
        Method::ThirdParty => "En anden part har vurderet websitet for os.",
    }
}
