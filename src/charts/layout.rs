//! The two layouts, and the sizes of type that all charts share.
//!
//! A phone of 320 pixels shows the narrow one at six sevenths and a column of 34 rem the wide one at
//! the same: no text is smaller than 14 units, so that none is smaller than 12 pixels.

/// For which width a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A phone, or a column beside others.
    Narrow,
    /// The width of a text or more.
    Wide,
}

impl Layout {
    /// How wide a drawing is, in units that are the same in all charts.
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Narrow => 336.0,
            Self::Wide => 640.0,
        }
    }

    /// The class by which the stylesheet chooses one of the two.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "chart--narrow",
            Self::Wide => "chart--wide",
        }
    }
}

/// The size of names, years and ticks.
pub(super) const TEXT: f64 = 14.0;

/// The size of values, which are bold.
pub(super) const VALUE: f64 = 15.0;

/// From one line of text to the next.
pub(super) const LINE: f64 = 17.0;

/// From a mark to the text beside it.
pub(super) const GAP: f64 = 8.0;

/// How far below the middle of a line of text its baseline is, as a share of the size.
pub(super) const DROP: f64 = 0.35;
