//! What a programme costs: a picture of who pays, and the amounts as a table.

use serde::Serialize;

use crate::charts::{BudgetChart, BudgetShare, budget_chart};
use crate::render::page::PageRenderer;
use crate::site::{Programme, Sum};
use crate::templates::Html;
use crate::text::grammar::join_and;
use crate::text::number::{format_decimal, to_f64};
use crate::text::{Decimal, NBSP};

/// The budget for templates.
#[derive(Serialize)]
pub(super) struct BudgetContext {
    sums: Vec<SumContext>,
    note: Option<String>,
}

/// A sum with its split.
#[derive(Serialize)]
struct SumContext {
    title: String,
    svg: Option<Html>,
    description: String,
    lines: Vec<LineContext>,
    total: String,
}

#[derive(Serialize)]
struct LineContext {
    name: String,
    amount: String,
    /// Worked out from the amounts.
    share: Option<String>,
}

/// The budget of a programme, if it is known.
pub(super) fn of(renderer: &PageRenderer<'_>, programme: &Programme) -> Option<BudgetContext> {
    let budget = programme.budget.as_ref()?;
    let whole = ("Hele planen".to_owned(), &budget.whole);
    let themes = budget.themes.iter().filter_map(|(id, sum)| {
        let theme = renderer.snapshot.site.themes.get(id)?;
        Some((theme.head.title.clone(), sum))
    });
    let sums = [whole].into_iter().chain(themes).enumerate();
    Some(BudgetContext {
        sums: sums.map(|(place, (title, sum))| sum_context(place, title, sum)).collect(),
        note: budget.note.clone(),
    })
}

fn sum_context(place: usize, title: String, sum: &Sum) -> SumContext {
    let line = |(name, amount): &(String, Decimal)| LineContext {
        name: name.clone(),
        amount: format_decimal(*amount, 0),
        share: share(*amount, sum.total),
    };
    let lines: Vec<LineContext> = sum.lines.iter().map(line).collect();
    let description = description(sum, &lines);
    SumContext {
        svg: picture(place, &title, &description, sum, &lines),
        title,
        description,
        lines,
        total: format_decimal(sum.total, 0),
    }
}

/// The share of an amount in a total, in per cent with one decimal.
fn share(amount: Decimal, total: Decimal) -> Option<String> {
    let share = amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total)?;
    Some(format!("{}{NBSP}%", format_decimal(share, 1)))
}

fn description(sum: &Sum, lines: &[LineContext]) -> String {
    let total = format_decimal(sum.total, 0);
    let parts: Vec<String> = lines
        .iter()
        .map(|line| match &line.share {
            Some(share) => {
                format!("{} giver {}{NBSP}t.kr. ({share})", line.name, line.amount)
            }
            None => format!("{} giver {}{NBSP}t.kr.", line.name, line.amount),
        })
        .collect();
    match parts.as_slice() {
        [] => format!("I alt {total}{NBSP}t.kr."),
        parts => format!("Af {total}{NBSP}t.kr. i alt gælder: {}.", join_and(parts)),
    }
}

fn picture(
    place: usize,
    title: &str,
    description: &str,
    sum: &Sum,
    lines: &[LineContext],
) -> Option<Html> {
    let label = |line: &LineContext| match &line.share {
        Some(share) => format!("{}: {}{NBSP}t.kr., {share}", line.name, line.amount),
        None => format!("{}: {}{NBSP}t.kr.", line.name, line.amount),
    };
    let amounts = sum.lines.iter().map(|(_, amount)| to_f64(*amount));
    let parts: Vec<BudgetShare> = lines
        .iter()
        .zip(amounts)
        .map(|(line, amount)| BudgetShare { label: label(line), amount })
        .collect();
    let (id, title) = (format!("budget-{place}"), format!("Budget: {title}"));
    let chart = BudgetChart { id: &id, title: &title, description, parts: &parts };
    budget_chart(&chart).map(Html)
}
