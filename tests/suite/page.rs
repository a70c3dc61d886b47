//! A rendered page taken apart: elements, attributes and text, as far as tests ask for them.
//!
//! It takes what the program writes, where every element is closed and every attribute quoted, and
//! panics at anything else.

/// Elements without an end.
const VOID: [&str; 9] = ["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// A page in the order of its source.
pub(crate) struct Page {
    tokens: Vec<Token>,
}

enum Token {
    Open(Element),
    Close,
    Text(String),
}

/// The opening tag of an element.
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

/// An element with what is in it.
#[derive(Clone, Copy)]
pub(crate) struct Part<'p> {
    pub(crate) element: &'p Element,
    inside: &'p [Token],
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every attribute with its value.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }
}

impl Page {
    /// Takes HTML apart.
    #[track_caller]
    pub(crate) fn parse(html: &str) -> Self {
        let mut tokens = Vec::new();
        let mut open: Vec<String> = Vec::new();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            // Data for programs is no text of the page.
            let is_script = open.last().is_some_and(|name| name == "script");
            if at > 0 && !is_script {
                tokens.push(Token::Text(decode(&rest[..at])));
            }
            let (tag, after) = tag(&rest[at..]);
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "an end without its beginning");
                tokens.push(Token::Close);
            } else if !tag.starts_with('!') {
                let element = element(tag.trim_end_matches('/'));
                let is_empty = tag.ends_with('/') || VOID.contains(&element.name.as_str());
                open.push(element.name.clone());
                tokens.push(Token::Open(element));
                if is_empty {
                    open.pop();
                    tokens.push(Token::Close);
                }
            }
        }
        assert!(open.is_empty(), "never closed: {open:?}");
        Self { tokens }
    }

    /// Every opening tag.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        elements(&self.tokens)
    }

    /// Its text, with single plain spaces wherever it has any.
    pub(crate) fn text(&self) -> String {
        text(&self.tokens)
    }

    /// Every element of that name, with its insides.
    pub(crate) fn all(&self, name: &str) -> Vec<Part<'_>> {
        parts(&self.tokens, |element| element.name == name)
    }

    /// The only element of that name.
    #[track_caller]
    pub(crate) fn only(&self, name: &str) -> Part<'_> {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "<{name}> on the page");
        all[0]
    }

    /// Every element of that class, with its insides.
    pub(crate) fn of_class(&self, class: &str) -> Vec<Part<'_>> {
        parts(&self.tokens, |element| element.has_class(class))
    }

    /// The element with that id.
    #[track_caller]
    pub(crate) fn with_id(&self, id: &str) -> Part<'_> {
        let found = parts(&self.tokens, |element| element.get("id") == Some(id));
        *found.first().unwrap_or_else(|| panic!("nothing is called `{id}`"))
    }
}

impl<'p> Part<'p> {
    /// Every element of that name in it.
    pub(crate) fn all(&self, name: &str) -> Vec<Part<'p>> {
        parts(self.inside, |element| element.name == name)
    }

    /// Every element of that class in it.
    pub(crate) fn of_class(&self, class: &str) -> Vec<Part<'p>> {
        parts(self.inside, |element| element.has_class(class))
    }

    /// Its text, with single plain spaces wherever it has any.
    pub(crate) fn text(&self) -> String {
        text(self.inside)
    }

    /// The texts of the cells of each row in it; a wide cell is followed by empty ones.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let is_cell = |element: &Element| ["td", "th"].contains(&element.name.as_str());
        let cells = |row: &Part<'_>| -> Vec<String> {
            let cells = parts(row.inside, is_cell);
            cells.iter().flat_map(Part::with_empty_ones).collect()
        };
        self.all("tr").iter().map(cells).collect()
    }

    fn with_empty_ones(&self) -> impl Iterator<Item = String> {
        let columns =
            self.element.get("colspan").map_or(1, |columns| columns.parse().expect("a number"));
        let empty = std::iter::repeat_with(String::new).take(columns - 1);
        std::iter::once(self.text()).chain(empty)
    }
}

fn text(tokens: &[Token]) -> String {
    let text = |token: &Token| match token {
        Token::Text(text) => text.clone(),
        Token::Open(element) if element.name == "br" => " ".to_owned(),
        _ => String::new(),
    };
    let texts: String = tokens.iter().map(text).collect();
    texts.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(tokens: &[Token]) -> impl Iterator<Item = &Element> {
    tokens
        .iter()
        .filter_map(|token| if let Token::Open(element) = token { Some(element) } else { None })
}

fn parts(tokens: &[Token], wanted: impl Fn(&Element) -> bool) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Token::Open(element) = token
            && wanted(element)
        {
            found.push(Part { element, inside: inside(&tokens[at + 1..]) });
        }
    }
    found
}

/// What stands before the end of the element that has just begun.
fn inside(tokens: &[Token]) -> &[Token] {
    let mut depth = 1;
    let end = tokens.iter().position(|token| {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close => depth -= 1,
            Token::Text(_) => {}
        }
        depth == 0
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

/// The inside of the tag that the text begins with, and what comes after it.
fn tag(text: &str) -> (&str, &str) {
    if text.starts_with("<!--") {
        let end = text.find("-->").expect("a comment ends");
        return ("!", &text[end + 3..]);
    }
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    let end = end.expect("a tag ends");
    (&text[1..end], &text[end + 1..])
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        assert!(!after.starts_with('='), "a value without quotes: <{tag}>");
        attributes.push((name.to_owned(), decode(value)));
        rest = after;
    }
    Element { name: name.to_owned(), attributes }
}

/// Text without character references.
fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let mut pieces = text.split('&');
    decoded.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, after) = piece.split_once(';').expect("a character reference ends");
        decoded.push(character(name).unwrap_or_else(|| panic!("`&{name};` is no character")));
        decoded.push_str(after);
    }
    decoded
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[test]
fn page_is_taken_apart() {
    let page = Page::parse(concat!(
        "<!doctype html>\n<p id=\"a\" hidden>Et &#x2f; to<br>&lt;tre&gt; <b class=\"x y\">fire</b></p>",
        "<!-- <i> --><svg><path d=\"M0>1\"/></svg>\n<table><tr><th>1\u{a0}%</th><td colspan=\"2\">2</td></tr></table>",
    ));
    assert_eq!(page.only("p").text(), "Et / to <tre> fire");
    assert_eq!(page.with_id("a").of_class("y")[0].text(), "fire");
    let path = page.elements().find(|element| element.name == "path").unwrap();
    assert_eq!(path.attributes().collect::<Vec<_>>(), [("d", "M0>1")]);
    assert_eq!(page.only("table").rows(), [["1 %", "2", ""]]);
    assert_eq!((page.all("i").len(), page.only("p").all("b").len()), (0, 1));
}
