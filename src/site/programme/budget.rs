//! What a programme costs: sums that add up, as a whole and for each theme.

use crate::diagnostics::Problem;
use crate::site::head::Reading;
use crate::site::known::Known;
use crate::site::{ThemeId, values};
use crate::source::Span;
use crate::text::Decimal;

/// A budget with the parts of it that are known by theme.
#[derive(Debug, Clone)]
pub struct Budget {
    /// What the whole programme costs.
    pub whole: Sum,
    /// What is set aside for single themes; not always for all of them.
    pub themes: Vec<(ThemeId, Sum)>,
    /// What to know about it.
    pub note: Option<String>,
}

/// An amount of money whose lines add up to its total, in thousand kroner.
#[derive(Debug, Clone)]
pub struct Sum {
    /// Who pays, and how much.
    pub lines: Vec<(String, Decimal)>,
    /// All of it.
    pub total: Decimal,
}

/// A sum with the place of its total.
type Placed = (Sum, Span);

impl Budget {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let whole = Sum::load(r);
        let themes = r.records("themes", |r| {
            let theme = r.required_reference("theme", Known::theme);
            let sum = Sum::load(r);
            Some((theme?, sum?))
        });
        let note = r.phrase("note");
        let (whole, _) = whole?;
        check_parts(&whole, &themes, r);
        let themes = themes.into_iter().map(|(theme, (sum, _))| (theme, sum)).collect();
        Some(Self { whole, themes, note })
    }
}

/// What is set aside for themes is part of the whole: the running sum can never be larger, neither
/// in all nor of one payer's money. It may be smaller, since some money belongs to no theme.
fn check_parts(whole: &Sum, themes: &[(ThemeId, Placed)], r: &mut Reading<'_>) {
    let mut spent = Decimal::ZERO;
    let mut by_payer: Vec<Decimal> = vec![Decimal::ZERO; whole.lines.len()];
    for (_, (part, span)) in themes {
        spent += part.total;
        for ((payer, _), spent) in whole.lines.iter().zip(&mut by_payer) {
            *spent += part.paid_by(payer);
        }
        let of_payer = whole.lines.iter().zip(&by_payer);
        let too_much = of_payer
            .map(|((_, all), spent)| (*spent, *all))
            .chain([(spent, whole.total)])
            .find(|(spent, all)| spent > all);
        if let Some((part, whole)) = too_much {
            let problem =
                Problem::BudgetPartTooLarge { part: part.to_string(), whole: whole.to_string() };
            r.found.report(*span, problem);
        }
    }
}

impl Sum {
    /// What one payer pays.
    fn paid_by(&self, payer: &str) -> Decimal {
        self.lines.iter().filter(|(name, _)| name == payer).map(|(_, amount)| *amount).sum()
    }

    fn load(r: &mut Reading<'_>) -> Option<Placed> {
        let total_text = r.fields.required("total", r.found);
        let total = total_text.and_then(|text| values::number(text, r.found));
        let lines = r.records("lines", |r| {
            let name = r.required_text("name");
            let amount = r.required("amount", values::number);
            Some((name?, amount?))
        });
        let sum: Decimal = lines.iter().map(|(_, amount)| *amount).sum();
        let is_whole = lines.len() == r.fields.list("lines", r.found).len();
        if let (Some(text), Some(total)) = (total_text, total)
            && is_whole
            && sum != total
        {
            let problem = Problem::BudgetSum { sum: sum.to_string(), total: total.to_string() };
            r.found.report(text.span, problem);
        }
        Some((Self { lines, total: total? }, total_text?.span))
    }
}
