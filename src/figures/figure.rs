//! One published number with what a reader must know to trust it, or the reason why it is missing.
//!
//! A [`Figure`] without a source cannot be built. *Missing* is not one thing but four, and they
//! stay four everywhere.

use std::sync::Arc;

use super::{SourceId, Unit};
use crate::text::Decimal;
use crate::text::words;

/// How much: a number, or a range when the source gave one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// One number, in the indicator's unit.
    Point(Decimal),
    /// From the lower to the upper end, both included; build it with [`Quantity::range`]. In a box,
    /// because a site has few ranges and many points.
    Range(Box<(Decimal, Decimal)>),
}

impl Quantity {
    /// A range, if its ends stand in order and are not the same.
    pub fn range(from: Decimal, to: Decimal) -> Option<Self> {
        (from < to).then(|| Self::Range(Box::new((from, to))))
    }

    /// The lowest and the highest number that it can be; the same for a point.
    pub fn ends(&self) -> (Decimal, Decimal) {
        match self {
            Self::Point(value) => (*value, *value),
            Self::Range(ends) => **ends,
        }
    }
}

/// How sure the source is of a number. Only exact numbers are ever calculated with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The number as measured.
    Exact,
    /// *ca.*
    About,
    /// *mindst*
    AtLeast,
    /// *højst*
    AtMost,
    /// *over*
    MoreThan,
    /// *under*
    LessThan,
}

words!(Precision {
    Exact => "exact",
    About => "about",
    AtLeast => "at-least",
    AtMost => "at-most",
    MoreThan => "more-than",
    LessThan => "less-than",
});

/// What a source says before a number or in its place. Most say nothing, and take no room for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords(Option<Arc<Said>>);

/// Of the two, at least one is there.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    hedge: Option<String>,
    wording: Option<String>,
}

impl OwnWords {
    /// A hedge, a wording, both or nothing.
    pub fn new(hedge: Option<String>, wording: Option<String>) -> Self {
        let says_something = hedge.is_some() || wording.is_some();
        Self(says_something.then(|| Arc::new(Said { hedge, wording })))
    }

    /// Whether the number speaks for itself.
    pub fn is_nothing(&self) -> bool {
        self.0.is_none()
    }

    /// The source's own hedge before the number, instead of the standard word for the precision.
    pub fn hedge(&self) -> Option<&str> {
        self.0.as_ref()?.hedge.as_deref()
    }

    /// The source's own phrase, printed instead of the number.
    pub fn wording(&self) -> Option<&str> {
        self.0.as_ref()?.wording.as_deref()
    }
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provenance {
    /// The register, survey or document that it comes from.
    pub source: SourceId,
    /// The documents that printed it, when they are not the source itself.
    pub published_in: Vec<SourceId>,
    /// Where in the source, such as *Tabel 1.3*.
    pub table: Option<String>,
    /// A caveat that is printed with it.
    pub note: Option<String>,
    /// The period when it is not the calendar year, such as *skoleåret 2020/21*.
    pub period: Option<String>,
}

impl Provenance {
    /// A source and nothing more.
    pub fn from_source(source: SourceId) -> Self {
        Self { source, published_in: Vec::new(), table: None, note: None, period: None }
    }
}

/// Whether a figure was published by somebody or worked out here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// It stands in its source.
    Published,
    /// It was worked out from published figures, and is marked *beregnet*.
    Computed,
}

/// One number with its precision, its wording and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How much, in the indicator's unit.
    pub quantity: Quantity,
    /// How sure the source is.
    pub precision: Precision,
    /// What the source says instead of the plain number.
    pub words: OwnWords,
    /// How many persons, households or other units a share or an average is worked out from.
    pub base: Option<u32>,
    /// Where it comes from.
    pub provenance: Arc<Provenance>,
    /// Whether it was published or computed.
    pub origin: Origin,
}

impl Figure {
    /// A published figure that is exact; the other fields are set on it where the source says so.
    pub fn new(quantity: Quantity, provenance: Arc<Provenance>) -> Self {
        Self {
            quantity,
            precision: Precision::Exact,
            words: OwnWords::default(),
            base: None,
            provenance,
            origin: Origin::Published,
        }
    }

    /// The number, if it may be calculated with: a point, exact, in no words of the source's own.
    pub fn exact(&self) -> Option<Decimal> {
        let is_plain = self.precision == Precision::Exact && self.words.is_nothing();
        match self.quantity {
            Quantity::Point(value) if is_plain => Some(value),
            _ => None,
        }
    }

    /// How many it speaks of, as lowest and highest number: a count itself, or a share of its base.
    /// `None` for shares without a base and for what is not a number of anything.
    pub(super) fn counted(&self, unit: Unit) -> Option<(Decimal, Decimal)> {
        let (low, high) = self.quantity.ends();
        if unit == Unit::Count {
            return Some((low, high));
        }
        let (whole, base) = (Decimal::from(unit.whole()?), Decimal::from(self.base?));
        Some((low * base / whole, high * base / whole))
    }
}

/// Why there is no figure. The four are different things and stay different in all that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// It is known but not shown, because it could point at somebody.
    Withheld,
    /// Nobody measured it.
    NotMeasured,
    /// It makes no sense there.
    NotApplicable,
    /// It will be measured, or is not out yet.
    NotYet,
}

words!(Missing {
    Withheld => "withheld",
    NotMeasured => "not-measured",
    NotApplicable => "not-applicable",
    NotYet => "not-yet",
});

/// What stands for one year: a figure, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// A figure.
    Figure(Figure),
    /// No figure.
    Missing {
        /// Why.
        reason: Missing,
        /// What the author added.
        note: Option<String>,
    },
}

impl Observation {
    /// A withheld figure, of which nothing is left: even a note could tell the number.
    pub const WITHHELD: Self = Self::Missing { reason: Missing::Withheld, note: None };

    /// The figure, if there is one.
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Missing { .. } => None,
        }
    }

    /// Whether it was withheld, by an author or by the rules for small numbers.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Self::Missing { reason: Missing::Withheld, .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{decimal, own_hedge, own_wording, point};

    #[test]
    fn ranges_have_their_ends_in_order() {
        let (ten, twelve) = (decimal("10"), decimal("12"));
        assert_eq!(Quantity::range(ten, twelve), Some(Quantity::Range(Box::new((ten, twelve)))));
        assert_eq!(Quantity::range(twelve, ten), None);
        assert_eq!(Quantity::range(ten, ten), None);
    }

    #[test]
    fn only_a_plain_point_is_calculated_with() {
        let plain = point("6.5");
        assert_eq!(plain.exact(), Some(decimal("6.5")));
        let about = Figure { precision: Precision::About, ..plain.clone() };
        let hedged = Figure { words: own_hedge("godt"), ..plain.clone() };
        let worded = Figure { words: own_wording("hver tredje"), ..plain.clone() };
        let quantity = Quantity::range(decimal("1"), decimal("2")).unwrap();
        let range = Figure { quantity, ..plain };
        for figure in [about, hedged, worded, range] {
            assert_eq!(figure.exact(), None, "{figure:?}");
        }
    }
}
