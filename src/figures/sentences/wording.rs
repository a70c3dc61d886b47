//! How an indicator is spoken of: a sentence with gaps, and the noun that stands for its figure.
//!
//! Both are optional. The sentence says a figure the way a journalist would: *{tal} af de
//! 18-64-årige {sted} stod uden for arbejdsmarkedet*. The noun carries on from there: *andelen*,
//! *skolefraværet*. Without a sentence it is *{noun} {sted} var {tal}*; without a noun it is what
//! the unit allows.

use crate::figures::{Indicator, Unit};

/// The words of an indicator; the default has none of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The sentence that says a figure.
    pub statement: Option<Statement>,
    /// What the figure is called.
    pub noun: Option<Noun>,
}

/// A sentence with gaps for figure, place and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub(super) pieces: Vec<Piece>,
}

/// A part of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words as they stand.
    Text(String),
    /// `{tal}`
    Figure,
    /// `{sted}`
    Place,
    /// `{år}`
    Year,
    /// `{klagesag/klagesager}`: the one or the other by the figure.
    Number { one: String, many: String },
}

/// What is wrong with a sentence of an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementFault {
    /// A gap that nothing fills, or one that is not closed.
    Unknown(String),
    /// A gap that must be there: `tal` or `sted`.
    Absent(&'static str),
}

impl Statement {
    /// Reads *{tal} af beboerne {sted} var …*. The year stands at `{år}`, or else last.
    pub fn parse(text: &str) -> Result<Self, StatementFault> {
        let mut pieces = Vec::new();
        let mut rest = text.trim().trim_end_matches('.');
        while let Some((before, gap)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_owned()));
            let Some((name, after)) = gap.split_once('}') else {
                return Err(StatementFault::Unknown(gap.to_owned()));
            };
            pieces.push(gap_named(name).ok_or_else(|| StatementFault::Unknown(name.to_owned()))?);
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        for (piece, name) in [(Piece::Figure, "tal"), (Piece::Place, "sted")] {
            if !pieces.contains(&piece) {
                return Err(StatementFault::Absent(name));
            }
        }
        if !pieces.contains(&Piece::Year) {
            pieces.extend([Piece::Text(" ".to_owned()), Piece::Year]);
        }
        Ok(Self { pieces })
    }

    /// Whether the figure stands before a noun that follows it: *3 klagesager*.
    pub(super) fn counts_a_noun(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Number { .. }))
    }

    /// Whether its own words hold `word`.
    fn says(&self, word: &str) -> bool {
        let holds = |text: &String| text.split(' ').any(|own| own.eq_ignore_ascii_case(word));
        self.pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if holds(text)))
    }
}

fn gap_named(name: &str) -> Option<Piece> {
    Some(match name {
        "tal" => Piece::Figure,
        "sted" => Piece::Place,
        "år" => Piece::Year,
        _ => {
            let (one, many) = name.split_once('/')?;
            Piece::Number { one: one.to_owned(), many: many.to_owned() }
        }
    })
}

/// A noun in the definite form, perhaps with more words after it: *andelen af enlige*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    text: String,
    gender: Gender,
}

/// What a noun asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *andelen*, *den*
    Common,
    /// *skolefraværet*, *det*
    Neuter,
    /// *klagerne*, *de*
    Plural,
}

impl Noun {
    /// Reads a noun, whose first word must be definite: *skolefraværet*, *den årlige indkomst*. The
    /// ending tells the gender; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let first = text.split(' ').next()?;
        let gender = match first {
            "den" => Gender::Common,
            "det" => Gender::Neuter,
            "de" => Gender::Plural,
            "en" | "et" => return None,
            _ if first.ends_with("en") => Gender::Common,
            _ if first.ends_with("et") => Gender::Neuter,
            _ if first.ends_with("ne") => Gender::Plural,
            _ => return None,
        };
        Some(Self { text: text.to_owned(), gender })
    }

    fn known(text: &str, gender: Gender) -> Self {
        Self { text: text.to_owned(), gender }
    }

    /// What a figure is called when nobody said: in a unit that is a share of something *andelen*.
    fn of_unit(unit: Unit) -> Self {
        match unit {
            Unit::Percent => Self::known("andelen", Gender::Common),
            Unit::Count => Self::known("antallet", Gender::Neuter),
            Unit::Kroner | Unit::ThousandKroner => Self::known("beløbet", Gender::Neuter),
            Unit::Grade => Self::known("gennemsnittet", Gender::Neuter),
            _ => Self::tallet(),
        }
    }

    fn tallet() -> Self {
        Self::known("tallet", Gender::Neuter)
    }

    /// The noun with all its words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The noun without what follows it, where it can stand alone: not *den* of *den årlige …*.
    fn short(&self) -> Option<&str> {
        let first = self.text.split(' ').next()?;
        (!["den", "det", "de"].contains(&first)).then_some(first)
    }

    /// *den*, *det* or *de*.
    pub(super) fn pronoun(&self) -> &'static str {
        match self.gender {
            Gender::Common => "den",
            Gender::Neuter => "det",
            Gender::Plural => "de",
        }
    }

    /// The word after *så*: a share is large, anything else is high.
    pub(super) fn large(&self) -> &'static str {
        let counts = ["andelen", "antallet", "beløbet"];
        match (self.short().is_some_and(|word| counts.contains(&word)), self.gender) {
            (true, Gender::Common) => "stor",
            (true, Gender::Neuter) => "stort",
            (true, Gender::Plural) => "store",
            (false, Gender::Common) => "høj",
            (false, Gender::Neuter) => "højt",
            (false, Gender::Plural) => "høje",
        }
    }

    /// *uændret* or *uændrede*.
    pub(super) fn unchanged(&self) -> &'static str {
        if self.gender == Gender::Plural { "uændrede" } else { "uændret" }
    }
}

impl Indicator {
    /// What its figure is called.
    pub fn noun(&self) -> Noun {
        let Wording { statement, noun } = &self.wording;
        let otherwise = || match statement {
            Some(_) => Noun::of_unit(self.unit),
            None => Noun::tallet(),
        };
        noun.clone().unwrap_or_else(otherwise)
    }

    /// What its figure is called right after it was said: *det* where the noun was part of that.
    pub(super) fn called_again(&self) -> String {
        let noun = self.noun();
        let is_said = |word: &&str| {
            self.wording.statement.as_ref().is_none_or(|statement| statement.says(word))
        };
        match noun.short() {
            Some(word) if !is_said(&word) => word.to_owned(),
            _ => noun.pronoun().to_owned(),
        }
    }
}
