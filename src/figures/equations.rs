//! What follows from *a total is the sum of its parts*, for one indicator and one year.
//!
//! A [`System`] holds what is published of each subject and one equation for each group. Gauss–
//! Jordan elimination over the unpublished numbers shows every one that could be worked out, also
//! from groups inside groups and groups that share areas. The published numbers are carried along
//! as symbols, so a row that tells too much also names what it tells it by.
//! See Willenborg and de Waal, *Elements of Statistical Disclosure Control* (2001), chapter 6.

use std::collections::{BTreeMap, BTreeSet};

use super::SubjectId;
use crate::text::Decimal;

/// A group and its parts.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) total: SubjectId,
    pub(super) parts: BTreeSet<SubjectId>,
}

/// What a reader knows of one subject's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Published: the lowest and the highest that it can be.
    Known(Decimal, Decimal),
    /// Withheld: nobody may work it out.
    Withheld,
    /// Not published here; not ours to protect.
    Unknown,
}

/// Coefficients of a sum that is zero.
type Row<'a> = BTreeMap<&'a SubjectId, i64>;

/// The equations of a family of groups, with the cells of one indicator and one year.
pub(super) struct System<'a> {
    pub(super) equations: &'a [Equation],
    pub(super) cells: BTreeMap<&'a SubjectId, Cell>,
    /// Sums below this tell too much; `None` where small sums are harmless.
    pub(super) limit: Option<Decimal>,
}

impl<'a> System<'a> {
    /// Withholds further cells until nothing withheld can be worked out, and gives their names.
    /// Every row that is looked at is true, so it may be looked at while cells are being withheld.
    pub(super) fn protect(&mut self) -> Vec<&'a SubjectId> {
        let mut rows: Vec<Row<'a>> = self.equations.iter().map(row).collect();
        rows.sort_by_key(BTreeMap::len);
        let mut chosen = Vec::new();
        loop {
            let before = chosen.len();
            self.hide(&rows, &mut chosen);
            let reduced = self.reduced(rows.clone());
            self.hide(&reduced, &mut chosen);
            if chosen.len() == before {
                return chosen;
            }
        }
    }

    /// Withholds the smallest published numbers of each row until it tells nothing. Zeros hide
    /// nothing; where there is nothing but zeros, nothing can be done.
    fn hide(&mut self, rows: &[Row<'a>], chosen: &mut Vec<&'a SubjectId>) {
        for row in rows {
            while self.tells(row)
                && let Some(subject) = self.smallest(row)
            {
                self.cells.insert(subject, Cell::Withheld);
                chosen.push(subject);
            }
        }
    }

    fn cell(&self, subject: &SubjectId) -> Cell {
        self.cells.get(subject).copied().unwrap_or(Cell::Unknown)
    }

    /// Whether a row gives away a withheld number, or a small sum of numbers of which one is.
    fn tells(&self, row: &Row<'a>) -> bool {
        let unpublished: Vec<_> =
            row.iter().filter(|(subject, _)| self.is_unpublished(subject)).collect();
        if !unpublished.iter().any(|(subject, _)| self.cell(subject) == Cell::Withheld) {
            return false;
        }
        let sign = unpublished.first().map_or(1, |(_, factor)| factor.signum());
        let is_sum = unpublished.iter().all(|(_, factor)| factor.signum() == sign);
        unpublished.len() == 1
            || (is_sum && self.limit.is_some_and(|limit| self.least_sum(row, -sign) < limit))
    }

    fn is_unpublished(&self, subject: &SubjectId) -> bool {
        !matches!(self.cell(subject), Cell::Known(..))
    }

    /// The least that the published side of a row can come to, brought over to the other side.
    fn least_sum(&self, row: &Row<'a>, sign: i64) -> Decimal {
        let term = |(subject, factor): (&&SubjectId, &i64)| match self.cell(subject) {
            Cell::Known(low, high) => {
                let factor = factor * sign;
                let end = if factor > 0 { low } else { high };
                Decimal::from(factor).saturating_mul(end)
            }
            Cell::Withheld | Cell::Unknown => Decimal::ZERO,
        };
        row.iter().map(term).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    fn smallest(&self, row: &Row<'a>) -> Option<&'a SubjectId> {
        let candidate = |subject: &&'a SubjectId| match self.cell(subject) {
            Cell::Known(_, high) if !high.is_zero() => Some((high, *subject)),
            _ => None,
        };
        row.keys().filter_map(candidate).min().map(|(_, subject)| subject)
    }

    /// Gauss–Jordan elimination of the unpublished numbers, short rows first. What a number is
    /// determined by, if it is, then stands in a row where nothing else is unpublished.
    fn reduced(&self, mut rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
        for place in 0..rows.len() {
            let by = rows[place].clone();
            let Some(pivot) = by.keys().find(|subject| self.is_unpublished(subject)) else {
                continue;
            };
            for (other, row) in rows.iter_mut().enumerate() {
                if other != place && eliminate(row, &by, pivot).is_none() {
                    row.clear();
                }
            }
        }
        rows
    }
}

fn row(equation: &Equation) -> Row<'_> {
    let mut row: Row<'_> = equation.parts.iter().map(|part| (part, -1)).collect();
    row.insert(&equation.total, 1);
    row
}

/// Takes the pivot out of a row by whole numbers only, and touches no more of a long row than it
/// must. `None` when a factor grows out of bounds, for which dozens of groups would have to overlap
/// in every way at once; the row is then given up.
fn eliminate<'a>(row: &mut Row<'a>, by: &Row<'a>, pivot: &SubjectId) -> Option<()> {
    let (Some(own), Some(other)) = (row.get(pivot).copied(), by.get(pivot).copied()) else {
        return Some(());
    };
    let divisor = greatest_divisor(own, other) * other.signum();
    let (times, scale) = (own / divisor, other / divisor);
    if scale != 1 {
        for factor in row.values_mut() {
            *factor = bounded(*factor * scale)?;
        }
    }
    for (subject, factor) in by {
        let left = bounded(row.remove(subject).unwrap_or(0) - factor * times)?;
        if left != 0 {
            row.insert(subject, left);
        }
    }
    Some(())
}

/// The factor, if it is so small that no product of two can overflow.
fn bounded(factor: i64) -> Option<i64> {
    (factor.unsigned_abs() < 1 << 31).then_some(factor)
}

/// Euclid's algorithm; never negative.
fn greatest_divisor(left: i64, right: i64) -> i64 {
    if right == 0 { left.abs() } else { greatest_divisor(right, left % right) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::decimal;

    fn group(total: &str, parts: &[&str]) -> Equation {
        let parts = parts.iter().map(|part| SubjectId::new(part)).collect();
        Equation { total: SubjectId::new(total), parts }
    }

    fn known(number: &str) -> Cell {
        Cell::Known(decimal(number), decimal(number))
    }

    /// Cells from text: a number, `-` for withheld, and whatever is not listed is unknown.
    fn chosen(equations: &[Equation], cells: &[(&str, &str)]) -> Vec<String> {
        let ids: Vec<_> = cells.iter().map(|(id, _)| SubjectId::new(id)).collect();
        let cell = |text: &str| if text == "-" { Cell::Withheld } else { known(text) };
        let cells = ids.iter().zip(cells).map(|(id, (_, text))| (id, cell(text))).collect();
        let limit = Some(decimal("5"));
        let chosen = System { equations, cells, limit }.protect();
        chosen.into_iter().map(SubjectId::to_string).collect()
    }

    #[test]
    fn the_smallest_other_part_is_withheld() {
        let ab = [group("all", &["a", "b", "c"])];
        assert_eq!(chosen(&ab, &[("all", "60"), ("a", "-"), ("b", "37"), ("c", "20")]), ["c"]);
    }

    #[test]
    fn two_withheld_parts_hide_each_other_unless_their_sum_is_small() {
        let all = [group("all", &["a", "b", "c"])];
        assert!(chosen(&all, &[("all", "60"), ("a", "-"), ("b", "-"), ("c", "55")]).is_empty());
        assert_eq!(chosen(&all, &[("all", "60"), ("a", "-"), ("b", "-"), ("c", "56")]), ["c"]);
    }

    #[test]
    fn a_zero_hides_nothing_and_the_total_goes_when_nothing_else_can() {
        let all = [group("all", &["a", "b"])];
        assert_eq!(chosen(&all, &[("all", "3"), ("a", "-"), ("b", "0")]), ["all"]);
        assert!(chosen(&all, &[("all", "0"), ("a", "-"), ("b", "0")]).is_empty());
    }

    #[test]
    fn a_withheld_total_is_not_the_sum_of_its_published_parts() {
        let all = [group("all", &["a", "b"])];
        assert_eq!(chosen(&all, &[("all", "-"), ("a", "7"), ("b", "9")]), ["a"]);
    }

    #[test]
    fn a_part_that_nobody_lists_hides_the_withheld_one_if_the_rest_is_not_small() {
        let all = [group("all", &["a", "b", "c"])];
        assert!(chosen(&all, &[("all", "60"), ("a", "-"), ("b", "37")]).is_empty());
        assert_eq!(chosen(&all, &[("all", "40"), ("a", "-"), ("b", "37")]), ["b"]);
    }

    #[test]
    fn nested_groups_are_protected_at_every_depth() {
        let groups = [group("outer", &["inner", "c"]), group("inner", &["a", "b"])];
        let cells = [("outer", "100"), ("inner", "30"), ("c", "70"), ("a", "-"), ("b", "27")];
        assert_eq!(chosen(&groups, &cells), ["b"]);
        let cells = [("outer", "100"), ("inner", "-"), ("c", "70"), ("a", "3"), ("b", "27")];
        assert_eq!(chosen(&groups, &cells), ["c", "a"]);
    }

    /// As Frydenlund and Vandtårnsområdet: a group of their own and, with Herredsvang, a programme.
    #[test]
    fn a_group_inside_another_groups_areas_gives_away_the_rest() {
        let groups = [group("three", &["f", "h", "v"]), group("two", &["f", "v"])];
        let cells = [("three", "64"), ("two", "60"), ("h", "-")];
        assert_eq!(chosen(&groups, &cells), ["two"]);
    }

    #[test]
    fn a_range_counts_with_the_end_that_leaves_least() {
        let all = [group("all", &["a", "b", "c"])];
        let (b, c) = (SubjectId::new("b"), SubjectId::new("c"));
        for (low, high, expected) in [("20", "25", 0), ("20", "27", 1)] {
            let range = Cell::Known(decimal(low), decimal(high));
            let cells = [(&b, Cell::Withheld), (&c, range), (&all[0].total, known("30"))];
            let limit = Some(decimal("5"));
            let mut system = System { equations: &all, cells: cells.into(), limit };
            assert_eq!(system.protect().len(), expected, "{low}–{high}");
        }
    }

    #[test]
    fn groups_that_overlap_in_a_ring_give_their_areas_away() {
        let ring = [group("ab", &["a", "b"]), group("ac", &["a", "c"]), group("bc", &["b", "c"])];
        let cells = [("ab", "20"), ("ac", "21"), ("bc", "35"), ("a", "-"), ("b", "-"), ("c", "-")];
        assert_eq!(chosen(&ring, &cells).len(), 1);
    }
}
