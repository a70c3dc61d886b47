//! What a programme costs: a picture of who pays, and the amounts as a table.

use serde::Serialize;

use crate::charts::{BudgetChart, BudgetShare, Chart};
use crate::figures::sentences;
use crate::render::charted::{ChartOrigin, ChartTable, Charted};
use crate::render::page::PageRenderer;
use crate::route::{ChartFile, Resource};
use crate::site::{Programme, Sum, ThemeId};
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
    /// The chart as a file.
    file: Option<String>,
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
    let themes = budget.themes.iter().map(|(id, _)| Some(id));
    let sums = std::iter::once(None).chain(themes);
    Some(BudgetContext {
        sums: sums.filter_map(|theme| sum_context(renderer, programme, theme)).collect(),
        note: budget.note.clone(),
    })
}

/// The whole sum or that of a theme, with what it is called.
fn sum_of<'s>(
    renderer: &PageRenderer<'_>,
    programme: &'s Programme,
    theme: Option<&ThemeId>,
) -> Option<(String, &'s Sum)> {
    let budget = programme.budget.as_ref()?;
    let Some(theme) = theme else { return Some(("Hele planen".to_owned(), &budget.whole)) };
    let (_, sum) = budget.themes.iter().find(|(id, _)| id == theme)?;
    Some((renderer.snapshot.site.themes.get(theme)?.head.title.clone(), sum))
}

fn sum_context(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    theme: Option<&ThemeId>,
) -> Option<SumContext> {
    let (title, sum) = sum_of(renderer, programme, theme)?;
    let file = ChartFile::Budget(programme.id.clone(), theme.cloned());
    let svg = picture(sum).on_page(&format!("Budget: {title}"));
    Some(SumContext {
        file: svg.as_ref().and_then(|_| renderer.url(&Resource::Chart(file))),
        svg: svg.map(Html),
        title,
        description: description(sum),
        lines: lines(sum),
        total: format_decimal(sum.total, 0),
    })
}

/// The budget of a programme or of a theme of it as a chart.
pub(in crate::render) fn charted(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    theme: Option<&ThemeId>,
) -> Option<Charted<'static>> {
    let (title, sum) = sum_of(renderer, programme, theme)?;
    Some(Charted {
        title: renderer.programme_link(programme)?,
        name: format!("Budget for {}: {title}", programme.label()),
        years: String::new(),
        description: description(sum),
        chart: picture(sum),
        table: ChartTable { row_heading: "Finansiering", columns: Vec::new(), rows: Vec::new() },
        origin: ChartOrigin::of_document(programme.source.as_ref(), &renderer.snapshot.site),
    })
}

fn lines(sum: &Sum) -> Vec<LineContext> {
    let line = |(name, amount): &(String, Decimal)| LineContext {
        name: name.clone(),
        amount: format_decimal(*amount, 0),
        share: percent(*amount, sum.total),
    };
    sum.lines.iter().map(line).collect()
}

/// The share of an amount in a total, in per cent with one decimal.
fn percent(amount: Decimal, total: Decimal) -> Option<String> {
    let share = amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total)?;
    Some(format!("{}{NBSP}%", format_decimal(share, 1)))
}

/// *Af 27.102 t.kr. i alt giver Landsbyggefonden 14.600 t.kr., godt halvdelen (53,9 %), og …*
fn description(sum: &Sum) -> String {
    let total = format_decimal(sum.total, 0);
    let part = |(name, amount): &(String, Decimal)| {
        let words = sentences::share(*amount, sum.total);
        let share = [words, percent(*amount, sum.total)];
        let share: Vec<String> = share.into_iter().flatten().collect();
        let share =
            if share.is_empty() { String::new() } else { format!(" ({})", share.join(", ")) };
        format!("{name} giver {}{NBSP}t.kr.{share}", format_decimal(*amount, 0))
    };
    match sum.lines.iter().map(part).collect::<Vec<_>>().as_slice() {
        [] => format!("I alt {total}{NBSP}t.kr."),
        parts => format!("Af {total}{NBSP}t.kr. i alt gælder: {}.", join_and(parts)),
    }
}

fn picture(sum: &Sum) -> Chart<'static> {
    let part = |(name, amount): &(String, Decimal)| {
        let text = format!("{}{NBSP}t.kr.", format_decimal(*amount, 0));
        let amount_text = match percent(*amount, sum.total) {
            Some(share) => format!("{text}, {share}"),
            None => text,
        };
        BudgetShare { name: name.clone(), amount_text, amount: to_f64(*amount) }
    };
    Chart::Budget(BudgetChart { parts: sum.lines.iter().map(part).collect() })
}
