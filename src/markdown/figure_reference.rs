//! `{{ figure("skolefravaer", "herredsvang", 2017) }}`: a figure that a text refers to.
//!
//! Quotation marks of any kind will do, since editors change them. Whether the figure exists is for
//! others to say; here a call is read, and what is not one is told at its place.

use crate::diagnostics::{Diagnostic, Problem, nearest};
use crate::source::{Located, Span};

use super::Input;

/// What a reference is called.
const NAME: &str = "figure";
/// The words for a figure whose year the source does not state.
const UNDATED: [&str; 3] = ["uden-aar", "uden år", "undated"];

/// A figure that a text refers to, by names that may not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureReference {
    /// The indicator's id.
    pub indicator: Located<String>,
    /// Whose figure it is: an id, perhaps with its folder, `areas/herredsvang`.
    pub subject: Located<String>,
    /// Of when; the latest when it is not said.
    pub time: Option<Located<Time>>,
    /// Whether it stands in the words of a link, where it cannot be a link itself.
    pub in_link: bool,
}

/// Of when a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Of that year.
    Year(i32),
    /// Of a year that its source does not state.
    Undated,
}

/// What is wrong with a call: Danish, English, and the word that was meant.
struct Mistake {
    at: std::ops::Range<usize>,
    da: String,
    en: String,
    meant: Option<&'static str>,
}

/// One argument: its text, its place, whether it stood in quotation marks.
type Argument = (String, std::ops::Range<usize>, bool);

/// Reads the call that is all of `place`, braces included.
pub(super) fn parse(
    input: Input<'_>,
    place: std::ops::Range<usize>,
) -> Result<FigureReference, Box<Diagnostic>> {
    let end = place.end - 2;
    let mut call = Call { text: &input.text[..end], at: place.start + 2 };
    call.read()
        .map_err(|mistake| {
            let problem = Problem::FigureSyntax { cause_da: mistake.da, cause_en: mistake.en };
            let finding = Diagnostic::new(input.span(mistake.at), problem);
            Box::new(finding.suggesting(mistake.meant.map(str::to_owned)))
        })
        .map(|parts| parts.located(|range| input.span(range)))
}

/// A finding for what looks like a call and has no braces, or not all of them.
pub(super) fn without_braces(span: Span) -> Diagnostic {
    let problem = Problem::FigureSyntax {
        cause_da: "der skal stå `{{` foran og `}}` bagefter".to_owned(),
        cause_en: "`{{` belongs before it and `}}` behind".to_owned(),
    };
    Diagnostic::new(span, problem)
}

/// A finding for a call that emphasis, a link or code begins or ends in.
pub(super) fn with_markup(span: Span) -> Diagnostic {
    let problem = Problem::FigureSyntax {
        cause_da: "der står andet end navne i anførselstegn".to_owned(),
        cause_en: "there is more in it than names in quotation marks".to_owned(),
    };
    Diagnostic::new(span, problem)
}

/// The parts of a sound call.
struct Parts {
    indicator: Argument,
    subject: Argument,
    time: Option<(Time, std::ops::Range<usize>)>,
}

impl Parts {
    fn located(self, span: impl Fn(std::ops::Range<usize>) -> Span) -> FigureReference {
        let located = |(text, at, _): Argument| Located::new(text, span(at));
        FigureReference {
            indicator: located(self.indicator),
            subject: located(self.subject),
            time: self.time.map(|(time, at)| Located::new(time, span(at))),
            in_link: false,
        }
    }
}

/// The text up to the closing braces, and how far it is read.
struct Call<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Call<'t> {
    fn read(&mut self) -> Result<Parts, Mistake> {
        self.name()?;
        let open = self.at;
        let mut arguments = Vec::new();
        self.at += 1;
        loop {
            arguments.push(self.argument()?);
            self.skip_space();
            match self.peek() {
                Some(',' | ';') => self.at += 1,
                Some(')') => break,
                _ => return Err(self.expected_end_of_argument()),
            }
        }
        self.at += 1;
        self.skip_space();
        if let Some(extra) = self.text.get(self.at..).filter(|rest| !rest.is_empty()) {
            let at = self.at..self.at + extra.trim_end().len();
            return Err(mistake(at, "der står mere efter parentesen", "there is more behind it"));
        }
        parts(arguments, open..self.at)
    }

    /// Reads `figure` up to its parenthesis.
    fn name(&mut self) -> Result<(), Mistake> {
        self.skip_space();
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let word = rest.split(|c: char| c == '(' || c.is_whitespace()).next().unwrap_or_default();
        self.at += word.len();
        if word != NAME {
            let mut other = mistake(
                start..self.at,
                &format!("`{word}` kan ikke stå mellem `{{{{` og `}}}}`"),
                &format!("`{word}` cannot stand between `{{{{` and `}}}}`"),
            );
            let looks_alike = word.to_lowercase().starts_with("figur");
            let is_near = looks_alike || nearest(word, [NAME]).is_some();
            other.meant = is_near.then_some(NAME);
            return Err(other);
        }
        self.skip_space();
        if self.peek() == Some('(') {
            return Ok(());
        }
        let at = start..start + NAME.len();
        Err(mistake(at, "parentesen efter `figure` mangler", "the parenthesis is missing"))
    }

    fn argument(&mut self) -> Result<Argument, Mistake> {
        self.skip_space();
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        if let Some(quote) = rest.chars().next().filter(|c| is_quote(*c)) {
            let from = start + quote.len_utf8();
            let inside = self.text.get(from..).unwrap_or_default();
            let Some(length) = inside.find(is_quote) else {
                let (da, en) =
                    ("anførselstegnet bliver ikke lukket", "the quotation mark is not closed");
                return Err(mistake(start..from, da, en));
            };
            let closing = inside[length..].chars().next().map_or(0, char::len_utf8);
            self.at = from + length + closing;
            return Ok(argument(&inside[..length], from, true));
        }
        let length = rest.find([',', ';', ')']).unwrap_or(rest.len());
        self.at += length;
        Ok(argument(&rest[..length], start, false))
    }

    fn expected_end_of_argument(&self) -> Mistake {
        let end = self.peek().map_or(self.at, |c| self.at + c.len_utf8());
        let da = if end == self.at {
            "slutparentesen mangler"
        } else {
            "her skal der stå et komma eller en slutparentes; tjek anførselstegnene"
        };
        mistake(self.at..end, da, "a comma or a closing parenthesis belongs here")
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.len() - rest.trim_start().len();
    }
}

/// The argument written as `written` from byte `from`, without the space around it.
fn argument(written: &str, from: usize, quoted: bool) -> Argument {
    let text = written.trim();
    let start = from + (written.len() - written.trim_start().len());
    (text.to_owned(), start..start + text.len(), quoted)
}

/// Understands the arguments of a call, whose parentheses are `all`.
fn parts(arguments: Vec<Argument>, all: std::ops::Range<usize>) -> Result<Parts, Mistake> {
    if let Some((_, at, _)) = arguments.iter().find(|(text, ..)| text.is_empty()) {
        let at = if arguments.len() == 1 { all } else { at.clone() };
        return Err(mistake(at, "her mangler et navn", "a name is missing here"));
    }
    if let Some((text, at, _)) = arguments.iter().take(2).find(|(.., quoted)| !quoted) {
        let da = format!("`{text}` mangler anførselstegn");
        return Err(mistake(at.clone(), &da, &format!("`{text}` needs quotation marks")));
    }
    let count = arguments.len();
    let mut arguments = arguments.into_iter();
    match (arguments.next(), arguments.next(), arguments.next(), arguments.next()) {
        (Some(indicator), Some(subject), time, None) => {
            let time = time.map(read_time).transpose()?;
            Ok(Parts { indicator, subject, time })
        }
        _ => {
            let da = format!("der skal stå to eller tre ting i parentesen, ikke {count}");
            let en = format!("two or three things belong in the parentheses, not {count}");
            Err(mistake(all, &da, &en))
        }
    }
}

fn read_time((text, at, _): Argument) -> Result<(Time, std::ops::Range<usize>), Mistake> {
    if UNDATED.contains(&text.as_str()) {
        return Ok((Time::Undated, at));
    }
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse().ok().filter(|_| is_year) {
        Some(year) => Ok((Time::Year(year), at)),
        None => {
            let da = format!("`{text}` er hverken et årstal eller `uden-aar`");
            Err(mistake(at, &da, &format!("`{text}` is neither a year nor `uden-aar`")))
        }
    }
}

fn mistake(at: std::ops::Range<usize>, da: &str, en: &str) -> Mistake {
    Mistake { at, da: da.to_owned(), en: en.to_owned(), meant: None }
}

/// Straight and typographic quotation marks of the languages that editors know, and the accents
/// that are typed for them.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '″'
            | '′'
    )
}
