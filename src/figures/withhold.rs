//! Withholding.
use super::FigureBook;

/// The book without what must not be shown.
pub fn withhold(book: FigureBook) -> FigureBook {
    book
}
