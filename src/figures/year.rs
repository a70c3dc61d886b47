//! The year that a figure is about.

use std::fmt;

/// A calendar year from 1900 to 2100; school years and the like are told by a figure's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The year, unless it is outside 1900–2100 and so most likely a slip of the hand.
    pub fn new(year: i32) -> Option<Self> {
        u16::try_from(year).ok().filter(|year| (1900..=2100).contains(year)).map(Self)
    }

    /// The year as a number.
    pub fn get(self) -> i32 {
        i32::from(self.0)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_from_1900_to_2100_are_years() {
        for year in [1900, 2017, 2100] {
            assert_eq!(Year::new(year).map(Year::get), Some(year));
        }
        for year in [-1, 0, 18, 1899, 2101, 20_171, 67_436] {
            assert_eq!(Year::new(year), None, "{year}");
        }
        assert_eq!(Year::new(2017).unwrap().to_string(), "2017");
    }
}
