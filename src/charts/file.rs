//! A drawing as a file of its own, for slides and documents: title, words, source and colours inside.
//!
//! Such a file has no stylesheet beside it. Its colours are literal, in one `<style>` element with
//! simple selectors that office programs understand, with others for readers of dark screens; where
//! styles are refused the lines are drawn in black. It asks for no font and no other file.

use super::Drawing;
use super::labels::wrap;
use super::layout::{LINE, Layout, TEXT};
use super::svg::{Coordinate, text};
use crate::text::escape::escaped;

/// What stands around a drawing in a file.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What the chart shows, with its years.
    pub title: &'a str,
    /// What it says, in full sentences.
    pub description: &'a str,
    /// Where its figures come from, as a sentence; empty when they have no source.
    pub source: &'a str,
    /// The site's name, and the address of the page where the chart stands.
    pub origin: &'a str,
    /// The language of all words (BCP 47).
    pub language: &'a str,
}

const MARGIN: f64 = 24.0;
const WIDTH: f64 = Layout::Wide.width() + 2.0 * MARGIN;
const TITLE: f64 = 22.0;
const TITLE_LINE: f64 = 28.0;
const WORDS_LINE: f64 = 20.0;

/// The most lines of each part; the description stands whole in the file's `<desc>`.
const MOST_LINES: usize = 8;

/// The colours of the theme, with a contrast of at least 4.5:1 for words and 3:1 for marks.
const STYLE: &str = concat!(
    ".chart__own{color:#0a5aa8}.chart__other{color:#1c2430}.chart__baseline{color:#8a6412}",
    ".chart__hollow{fill:#fff}.chart__casing{stroke:#fff}.chart__grid{stroke:#d8d4c7}.chart__zero,.chart__leader{stroke:#515a66}",
    ".chart__value,.chart__name{fill:currentColor}.chart__tick{fill:#515a66}",
    ".chart__goal{stroke:#1c2430}.chart__band{stroke:#b6cee5}.chart__label--own{font-weight:700}",
    ".chart__share--1{fill:#0a5aa8}.chart__share--2{fill:#8a6412}.chart__share--3{fill:#515a66}",
    ".chart__share--4{fill:#12283f}.chart__letter{fill:#fff;font-weight:700}",
    "@media(prefers-color-scheme:dark){",
    ".chart__ground{fill:#181f27}.chart__ink{fill:#eae8e1;color:#eae8e1}",
    ".chart__own{color:#6fb6ff}.chart__other{color:#eae8e1}.chart__baseline{color:#dcb55c}",
    ".chart__hollow{fill:#181f27}.chart__casing{stroke:#181f27}.chart__grid{stroke:#35404c}",
    ".chart__zero,.chart__leader{stroke:#b2b8bf}.chart__tick{fill:#b2b8bf}",
    ".chart__goal{stroke:#eae8e1}.chart__band{stroke:#32506d}.chart__share--1{fill:#6fb6ff}.chart__share--2{fill:#dcb55c}",
    ".chart__share--3{fill:#b2b8bf}.chart__share--4{fill:#f5f2ea}.chart__letter{fill:#181f27}}",
);

impl Sheet<'_> {
    /// The file; without a drawing it has its words alone.
    pub(super) fn file(&self, drawing: Option<&Drawing>) -> String {
        let mut y = MARGIN;
        let title = lines(self.title, TITLE * 1.1, TITLE_LINE, &mut y);
        y += 4.0;
        let words = lines(self.description, TEXT, WORDS_LINE, &mut y);
        y += 18.0;
        let placed = drawing.map_or_else(String::new, |drawing| {
            let (marks, top) = (drawing.marks(), y);
            y += drawing.height + 20.0;
            format!(r#"<g transform="translate({MARGIN} {})">{marks}</g>"#, Coordinate(top))
        });
        let source = lines(self.source, TEXT, LINE, &mut y);
        let origin = lines(self.origin, TEXT, LINE, &mut y);
        let body = format!(
            concat!(
                r##"<g class="chart__ink" fill="#1c2430" color="#1c2430"><g font-size="{}" font-weight="700">{}</g>"##,
                r##"{}{}</g><g class="chart__tick" fill="#515a66">{}{}</g>"##,
            ),
            TITLE, title, words, placed, source, origin,
        );
        self.wrapped(y + MARGIN / 2.0, &body)
    }

    fn wrapped(&self, height: f64, body: &str) -> String {
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" "#,
                r#"lang="{lang}" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif" "#,
                r#"font-size="{size}" role="img" aria-labelledby="titel tekst"><title id="titel">{title}</title>"#,
                r#"<desc id="tekst">{description} {source} {origin}</desc><style>{style}</style>"#,
                r##"<rect class="chart__ground" width="{w}" height="{h}" fill="#fff"/>{body}</svg>"##,
                "\n",
            ),
            w = Coordinate(WIDTH),
            h = Coordinate(height),
            lang = escaped(self.language),
            size = TEXT,
            title = escaped(self.title),
            description = escaped(self.description),
            source = escaped(self.source),
            origin = escaped(self.origin),
            style = STYLE,
            body = body,
        )
    }
}

/// Words in lines below `y`, which moves down behind them.
fn lines(words: &str, size: f64, height: f64, y: &mut f64) -> String {
    let mut drawn = String::new();
    for line in wrap(words, size, WIDTH - 2.0 * MARGIN, MOST_LINES) {
        *y += height;
        drawn.push_str(&text(MARGIN, *y - height * 0.25, &line));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../assets/css/tokens.css");

    /// The colours in a style with the class of each; three digits stand for six.
    fn colours(style: &str) -> Vec<(&str, String)> {
        let mut rest = style;
        let mut all = Vec::new();
        while let Some((before, after)) = rest.split_once('#') {
            let digits = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
            let class = before.rsplit('.').next().unwrap_or_default();
            let each = if digits == 3 { 2 } else { 1 };
            let colour = after[..digits].chars().flat_map(|c| std::iter::repeat_n(c, each));
            all.push((class, format!("#{}", colour.collect::<String>())));
            rest = &after[digits..];
        }
        all
    }

    #[test]
    fn the_colours_of_a_file_are_those_of_the_theme_by_day_and_by_night() {
        let by_day_and_night = |style: &'static str, media: &str| style.split_once(media).unwrap();
        let own = by_day_and_night(STYLE, "prefers-color-scheme:dark");
        let theme = by_day_and_night(TOKENS, "prefers-color-scheme: dark");
        let mut seen = 0;
        for (style, tokens) in [(own.0, theme.0), (own.1, theme.1)] {
            // On a page a band is the colour of its place, seen through: in a file it is mixed.
            for (class, colour) in
                colours(style).iter().filter(|(class, _)| !class.contains("band"))
            {
                assert!(tokens.contains(&format!(": {colour};")), "{colour} of {class}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{seen}");
    }
}
