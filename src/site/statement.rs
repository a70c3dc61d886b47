//! The accessibility statement that the law asks a public body for (lov nr. 692 af 8. juni 2018,
//! directive (EU) 2016/2102), by the parts of the model in decision (EU) 2018/1523.

use super::head::Reading;
use super::{LoadOptions, Site, values};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Located;
use crate::text::date::iso_date;
use crate::text::{Date, words};

/// What a publisher declares about a site's accessibility.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Who declares it, where that is not the publisher.
    pub organisation: Option<String>,
    /// How far the site meets the requirements.
    pub conformity: Conformity,
    /// What does not meet them.
    pub problems: Vec<Limitation>,
    /// Who assessed the site.
    pub method: Method,
    /// What was looked at, and with what.
    pub checks: Vec<String>,
    /// When the statement was first made.
    pub prepared: Option<Date>,
    /// When it was last gone through.
    pub reviewed: Located<Date>,
}

/// Something that not everybody can use.
#[derive(Debug, Clone)]
pub struct Limitation {
    /// What it is.
    pub what: String,
    /// What can be used instead.
    pub instead: Option<String>,
    /// When and how it will be mended.
    pub plan: Option<String>,
}

/// How far a site meets the requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// In everything.
    Full,
    /// In most.
    Partial,
    /// It does not.
    None,
}

words!(Conformity { Full => "full", Partial => "partial", None => "none" });

/// Who assessed a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The organisation itself.
    SelfEvaluation,
    /// Somebody else.
    ThirdParty,
}

words!(Method { SelfEvaluation => "self-evaluation", ThirdParty => "third-party" });

impl Statement {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let conformity: Option<Conformity> = r.required("conformity", values::choice);
        let problems = r.records("problems", Limitation::load);
        if conformity.is_some_and(|it| it != Conformity::Full) && !r.fields.has("problems") {
            r.fields.missing("problems");
        }
        let method = r.required("method", values::choice);
        let (organisation, checks) = (r.text("organisation"), r.texts("checks"));
        let prepared = r.parsed("prepared", values::date);
        let reviewed = r.required("reviewed", |text, found| {
            values::date(text, found).map(|date| Located::new(date, text.span))
        });
        Some(Self {
            organisation,
            conformity: conformity?,
            problems,
            method: method?,
            checks,
            prepared,
            reviewed: reviewed?,
        })
    }
}

impl Limitation {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let what = r.required_text("what");
        let (instead, plan) = (r.text("instead"), r.text("plan"));
        Some(Self { what: what?, instead, plan })
    }
}

/// Reports statements that nobody has gone through for more than a year.
pub(super) fn check(site: &Site, options: &LoadOptions, found: &mut Diagnostics) {
    let today = options.today;
    for statement in site.pages.values().filter_map(|page| page.statement.as_deref()) {
        let reviewed = statement.reviewed.value;
        let due = (reviewed.year() + 1, reviewed.month(), reviewed.day());
        if due < (today.year(), today.month(), today.day()) {
            let problem = Problem::StatementOverdue { reviewed: iso_date(reviewed) };
            found.report(statement.reviewed.span, problem);
        }
    }
}
