//! One observation with everything that belongs to it.

use std::borrow::Cow;

use super::Subject;
use crate::figures::format::{figure_text, missing_text};
use crate::figures::{
    ChangeSize, Figure, Indicator, Missing, Origin, Precision, Provenance, PublishedChange,
    PublishedRatio, Quantity, SourceId, Year, sentences,
};
use crate::site::Site;
use crate::text::number::round;
use crate::text::{Decimal, NBSP};

/// One observation: a level, a published change or ratio, or the reason why there is no figure.
#[derive(Debug, Clone)]
pub struct Row<'s> {
    pub(super) subject: Subject<'s>,
    pub(super) indicator: &'s Indicator,
    pub(super) said: Said<'s>,
    pub(super) site: &'s Site,
}

/// What is said.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said<'s> {
    Level(Option<Year>, &'s Figure),
    Missing(Option<Year>, Missing, Option<&'s str>),
    Change(&'s PublishedChange),
    Ratio(&'s PublishedRatio),
}

/// The words for what kind of number a row holds, in the order of the list for readers.
pub(super) const LEVEL: &str = "level";
pub(super) const POINTS: &str = "change-points";
pub(super) const PERCENT: &str = "change-percent";
pub(super) const RATIO: &str = "ratio";

/// The word for a figure that is there; the others are those of [`Missing`].
pub(super) const PUBLISHED: &str = "published";

impl<'s> Row<'s> {
    /// Whether both are of the same indicator and the same subject.
    pub(super) fn is_of_series(&self, other: &Self) -> bool {
        self.subject.id == other.subject.id && self.indicator.id == other.indicator.id
    }

    pub(super) fn form(&self) -> &'static str {
        match self.said {
            Said::Level(..) | Said::Missing(..) => LEVEL,
            Said::Change(change) => match change.size {
                ChangeSize::Points(_) => POINTS,
                ChangeSize::Percent(_) => PERCENT,
            },
            Said::Ratio(_) => RATIO,
        }
    }

    pub(super) fn status(&self) -> &'static str {
        match self.said {
            Said::Missing(_, reason, _) => reason.word(),
            Said::Level(..) | Said::Change(_) | Said::Ratio(_) => PUBLISHED,
        }
    }

    /// The year that the row is about; of a change the last one.
    pub(super) fn year(&self) -> Option<Year> {
        match self.said {
            Said::Level(year, _) | Said::Missing(year, ..) => year,
            Said::Change(change) => Some(change.to),
            Said::Ratio(ratio) => ratio.year,
        }
    }

    pub(super) fn first_year(&self) -> Option<Year> {
        if let Said::Change(change) = self.said { Some(change.from) } else { None }
    }

    /// The number, unless it is a range.
    pub(super) fn value(&self) -> Option<Decimal> {
        match self.said {
            Said::Level(_, figure) => match figure.quantity {
                Quantity::Point(value) => Some(self.printed(value)),
                Quantity::Range(..) => None,
            },
            Said::Missing(..) => None,
            Said::Change(change) => match change.size {
                ChangeSize::Points(value) | ChangeSize::Percent(value) => Some(value),
            },
            Said::Ratio(ratio) => Some(ratio.times),
        }
    }

    /// The ends of a range.
    pub(super) fn range(&self) -> Option<(Decimal, Decimal)> {
        match self.said {
            Said::Level(_, Figure { quantity: Quantity::Range(ends), .. }) => {
                Some((self.printed(ends.0), self.printed(ends.1)))
            }
            _ => None,
        }
    }

    /// As the pages have it, so that no two of our numbers disagree.
    fn printed(&self, value: Decimal) -> Decimal {
        round(value, self.indicator.decimals)
    }

    pub(super) fn precision(&self) -> Option<Precision> {
        match self.said {
            Said::Level(_, figure) => Some(figure.precision),
            Said::Missing(..) => None,
            Said::Change(change) => Some(change.precision),
            Said::Ratio(ratio) => Some(ratio.precision),
        }
    }

    pub(super) fn is_computed(&self) -> Option<bool> {
        match self.said {
            Said::Level(_, figure) => Some(figure.origin == Origin::Computed),
            Said::Missing(..) => None,
            Said::Change(_) | Said::Ratio(_) => Some(false),
        }
    }

    /// What the pages print, with plain spaces.
    pub(super) fn text(&self) -> String {
        let text = match self.said {
            Said::Level(_, figure) => figure_text(figure, self.indicator),
            Said::Missing(_, reason, _) => missing_text(reason).to_owned(),
            Said::Change(change) => sentences::published_change(change, self.indicator),
            Said::Ratio(ratio) => sentences::published_ratio(ratio, None, self.indicator),
        };
        text.replace(NBSP, " ")
    }

    /// Whose level a ratio is held against.
    pub(super) fn against(&self) -> Option<&'s str> {
        if let Said::Ratio(ratio) = self.said { Some(&ratio.against) } else { None }
    }

    pub(super) fn provenance(&self) -> Option<&'s Provenance> {
        match self.said {
            Said::Level(_, figure) => Some(&figure.provenance),
            Said::Missing(..) => None,
            Said::Change(change) => Some(&change.provenance),
            Said::Ratio(ratio) => Some(&ratio.provenance),
        }
    }

    /// Where the figure comes from; a figure that is missing comes from nowhere.
    pub fn source(&self) -> Option<&'s SourceId> {
        self.provenance().map(|provenance| &provenance.source)
    }

    /// The caveat of the figure, or what the author says of its absence.
    pub(super) fn note(&self) -> Option<&'s str> {
        match self.said {
            Said::Missing(_, _, note) => note,
            _ => self.provenance().and_then(|provenance| provenance.note.as_deref()),
        }
    }

    /// The documents that printed the figure.
    pub(super) fn published_in(&self) -> Option<Cow<'s, str>> {
        match self.provenance()?.published_in.as_slice() {
            [] => None,
            [one] => Some(self.source_name(one)),
            several => {
                let names: Vec<_> = several.iter().map(|id| self.source_name(id)).collect();
                Some(names.join("; ").into())
            }
        }
    }

    pub(super) fn source_name(&self, id: &'s SourceId) -> Cow<'s, str> {
        let source = self.site.sources.get(id);
        source.map_or(id.as_str(), |source| &source.name).into()
    }
}
