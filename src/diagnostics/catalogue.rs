//! Every kind of mistake: its code, its severity, and what is said about it in both languages.
//!
//! The macro makes an enum of the entries. A variant without Danish or English words does not
//! compile, and neither does a text that names a detail which the variant does not have.

use super::{Language, Severity};

macro_rules! catalogue {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($field:ident),+ })? = $severity:ident $code:literal
            da $da:literal, $da_help:literal;
            en $en:literal, $en_help:literal;
    )*) => {
        /// One kind of mistake with its details.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Problem {
            $( $(#[$doc])* $name $({ $(
                #[doc = concat!("The `", stringify!($field), "` that the text names.")]
                $field: String
            ),+ })?, )*
        }

        impl Problem {
            /// The codes of all kinds, in the order of the catalogue.
            pub const CODES: &[&str] = &[$($code),*];

            /// The stable name of the kind.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name { .. } => $code, )* }
            }

            /// Whether it stops a build.
            pub fn severity(&self) -> Severity {
                match self { $( Self::$name { .. } => Severity::$severity, )* }
            }

            /// What is wrong, in one sentence without a full stop.
            pub fn message(&self, language: Language) -> String {
                match (self, language) { $(
                    (Self::$name $({ $($field),+ })?, Language::Danish) => { $($(let _ = $field;)+)? format!($da) }
                    (Self::$name $({ $($field),+ })?, Language::English) => { $($(let _ = $field;)+)? format!($en) }
                )* }
            }

            /// What to do about it.
            pub fn help(&self, language: Language) -> String {
                match (self, language) { $(
                    (Self::$name $({ $($field),+ })?, Language::Danish) => { $($(let _ = $field;)+)? format!($da_help) }
                    (Self::$name $({ $($field),+ })?, Language::English) => { $($(let _ = $field;)+)? format!($en_help) }
                )* }
            }
        }
    };
}

catalogue! {
    // ---------------------------------------------------------------- files
    /// A name that is not UTF-8 or holds a character that means something to a path.
    FileName = Error "file-name"
        da "filnavnet kan ikke bruges", "Giv filen et navn af bogstaver, tal, bindestreg og punktum.";
        en "the file name cannot be used", "Use letters, digits, hyphens and dots.";
    /// A text file that is not UTF-8.
    NotUtf8 = Error "not-utf8"
        da "filen er ikke gemt som UTF-8", "Gem filen igen, og vælg tegnsættet UTF-8.";
        en "the file is not UTF-8", "Save it again with the encoding UTF-8.";
    /// A file above the limit.
    FileTooLarge { size, limit } = Error "file-too-large"
        da "filen fylder {size}, og grænsen er {limit}", "Del teksten i flere filer, eller gem billedet mindre.";
        en "the file is {size}, the limit is {limit}", "Split the text, or save the picture smaller.";
    /// A file in a place where nothing is read.
    UnexpectedFile = Warning "unexpected-file"
        da "filen bliver ikke brugt", "Flyt den til den mappe, den hører til i, eller slet den.";
        en "the file is not used", "Move it to the folder it belongs to, or delete it.";
    /// `content/site.yaml` does not exist.
    SiteFileMissing = Error "site-file-missing"
        da "filen `content/site.yaml` mangler", "Den fortæller, hvad websitet hedder, og hvem der udgiver det.";
        en "`content/site.yaml` is missing", "It says what the site is called and who publishes it.";
    /// Two files for the same thing.
    DuplicateId { id } = Error "duplicate-id"
        da "`{id}` findes to gange", "Behold enten `{id}.md` eller `{id}/index.md`.";
        en "`{id}` exists twice", "Keep either `{id}.md` or `{id}/index.md`.";

    // ---------------------------------------------------------------- YAML
    /// Not YAML at all.
    YamlSyntax { cause_da, cause_en } = Error "yaml-syntax"
        da "felterne kan ikke læses: {cause_da}", "Hver linje er et feltnavn, et kolon, et mellemrum og en værdi; det, der hører under et felt, er rykket ind med mellemrum.";
        en "this is not valid YAML: {cause_en}", "A line is a field's name, a colon, a space and a value; what belongs to a field is indented with spaces.";
    /// Nested beyond the limit.
    YamlTooDeep { limit } = Error "yaml-too-deep"
        da "felterne ligger inden i hinanden i mere end {limit} lag", "Tjek indrykningen; så mange lag bruger intet felt.";
        en "nested deeper than {limit} levels", "Check the indentation; no field needs as many levels.";
    /// An anchor, alias or tag.
    YamlReference = Error "yaml-reference"
        da "`&`, `*` og `!` først i en værdi kan ikke bruges her", "Skriv værdien helt ud, eller sæt anførselstegn om den.";
        en "YAML anchors, aliases and tags are not allowed", "Write the value out, or quote it.";
    /// More entries than any real file has.
    YamlTooLarge { limit } = Error "yaml-too-large"
        da "filen har mere end {limit} felter og værdier", "Del den i flere filer.";
        en "more than {limit} nodes in one file", "Split the file.";
    /// The same key twice in one mapping.
    DuplicateKey { key } = Error "duplicate-key"
        da "`{key}` står to gange", "Slet den ene, så det er klart, hvad der gælder.";
        en "`{key}` stands twice", "Delete one of them.";
    /// A content file without front matter.
    FrontMatterMissing = Error "front-matter-missing"
        da "filen begynder ikke med felter mellem to linjer med `---`", "Skriv `---`, felterne, og `---` igen, før teksten begynder.";
        en "the file has no front matter", "Begin it with `---`, the fields, and `---`.";
    /// Front matter that does not end.
    FrontMatterUnclosed = Error "front-matter-unclosed"
        da "felterne øverst i filen slutter ikke", "Sæt en linje med `---` efter det sidste felt.";
        en "the front matter is not closed", "Put a line with `---` after the last field.";

    // ---------------------------------------------------------------- fields
    /// A field that this kind of file does not have.
    UnknownField { field, known } = Error "unknown-field"
        da "feltet `{field}` findes ikke her", "Her kan stå: {known}.";
        en "unknown field `{field}`", "Known here: {known}.";
    /// A field that must be there.
    MissingField { field } = Error "missing-field"
        da "feltet `{field}` mangler", "Tilføj linjen `{field}: …`.";
        en "missing field `{field}`", "Add a line `{field}: …`.";
    /// A list where text was expected, and so on.
    WrongType { expected_da, expected_en } = Error "wrong-type"
        da "her skal stå {expected_da}", "Ret værdien, eller tjek indrykningen.";
        en "expected {expected_en}", "Change the value, or check the indentation.";
    /// A field with nothing in it.
    EmptyValue { field } = Error "empty-value"
        da "feltet `{field}` er tomt", "Skriv en værdi, eller slet linjen.";
        en "field `{field}` is empty", "Write a value, or delete the line.";
    /// Not a number.
    NotANumber { text } = Error "not-a-number"
        da "`{text}` er ikke et tal", "Skriv tallet med punktum som decimaltegn og uden tusindtalsskiller, fx `9.7` eller `3775`.";
        en "`{text}` is not a number", "Use a dot for decimals and no thousands separator: `9.7`, `3775`.";
    /// Not a date.
    NotADate { text } = Error "not-a-date"
        da "`{text}` er ikke en dato", "Skriv år, måned og dag, fx `2026-11-21`.";
        en "`{text}` is not a date", "Write year, month and day: `2026-11-21`.";
    /// A year that no figure here can be from.
    YearOutOfRange { text } = Error "year-out-of-range"
        da "`{text}` er ikke et årstal mellem 1900 og 2100", "Ret årstallet, eller skriv `undated`, hvis kilden ikke oplyser det.";
        en "`{text}` is not a year from 1900 to 2100", "Correct it, or write `undated` when the source does not say.";
    /// A figure from the future.
    YearInFuture { year } = Error "year-in-future"
        da "året {year} er ikke begyndt endnu", "Et tal kan ikke være målt i et år, der ligger i fremtiden; ret årstallet.";
        en "the year {year} has not begun", "A figure cannot be measured in the future; correct the year.";
    /// A word that is not among the choices.
    UnknownChoice { text, choices } = Error "unknown-choice"
        da "`{text}` kan ikke bruges her", "Vælg mellem: {choices}.";
        en "`{text}` is not a choice here", "Choose one of: {choices}.";
    /// A slug with other characters than a URL should have.
    InvalidSlug { text } = Error "invalid-slug"
        da "`{text}` kan ikke stå i en webadresse", "Brug små bogstaver a-z, tal og bindestreg, højst 80 tegn; skriv æ, ø og å som ae, oe og aa.";
        en "`{text}` cannot be part of a URL", "Use lower-case a-z, digits and hyphens, at most 80; write æ, ø, å as ae, oe, aa.";
    /// Not a web address.
    InvalidAddress { text } = Error "invalid-address"
        da "`{text}` er ikke en hel webadresse", "Skriv den med `https://` foran.";
        en "`{text}` is not a complete web address", "Write it with `https://`.";
    /// A summary longer than a summary.
    TextTooLong { field, length, limit } = Warning "text-too-long"
        da "`{field}` er på {length} tegn; mere end {limit} bliver klippet af i søgeresultater", "Skriv det kortere.";
        en "`{field}` has {length} characters; search engines cut it after {limit}", "Shorten it.";
    /// A threshold that protects less than the law and the register owners ask for.
    ThresholdTooLow { field, least } = Error "threshold-too-low"
        da "`{field}` kan ikke være lavere end {least}", "Grænsen beskytter beboere mod at blive genkendt; den kan kun gøres strengere.";
        en "`{field}` cannot be lower than {least}", "The limit protects residents from being recognised; it can only be made stricter.";

    // ---------------------------------------------------------------- references
    /// An area that does not exist.
    UnknownArea { id } = Error "unknown-area"
        da "der er intet boligområde `{id}`", "Brug navnet på en mappe eller fil i `content/areas/`.";
        en "unknown area `{id}`", "Use the name of a folder or file in `content/areas/`.";
    /// A municipality that does not exist.
    UnknownMunicipality { id } = Error "unknown-municipality"
        da "der er ingen kommune `{id}`", "Brug navnet på en mappe eller fil i `content/municipalities/`.";
        en "unknown municipality `{id}`", "Use the name of a folder or file in `content/municipalities/`.";
    /// An indicator that does not exist.
    UnknownIndicator { id } = Error "unknown-indicator"
        da "der er intet nøgletal `{id}`", "Brug navnet på en fil i `content/indicators/`.";
        en "unknown indicator `{id}`", "Use the name of a file in `content/indicators/`.";
    /// A source that does not exist.
    UnknownSource { id } = Error "unknown-source"
        da "der er ingen kilde `{id}`", "Brug en kilde fra `content/sources.yaml`, eller tilføj den dér.";
        en "unknown source `{id}`", "Use a source of `content/sources.yaml`, or add it there.";
    /// A theme that does not exist.
    UnknownTheme { id } = Error "unknown-theme"
        da "der er intet indsatsområde `{id}`", "Brug navnet på en fil i `content/themes/`.";
        en "unknown theme `{id}`", "Use the name of a file in `content/themes/`.";
    /// A content file that does not exist, or is no page.
    UnknownPage { path } = Error "unknown-page"
        da "`{path}` er ikke en side på websitet", "Skriv en fil i `content/`, fx `pages/om.md`.";
        en "`{path}` is not a page of the site", "Name a file of `content/`, such as `pages/om.md`.";
    /// A group of areas that is part of itself.
    GroupContainsItself { id } = Error "group-contains-itself"
        da "gruppen `{id}` indgår i sig selv", "Fjern den fra `parts` i denne gruppe eller i en af dens dele.";
        en "group `{id}` contains itself", "Remove it from `parts` here or in one of its parts.";
    /// A member of a group in another municipality.
    GroupAcrossMunicipalities { id } = Error "group-across-municipalities"
        da "`{id}` ligger i en anden kommune end gruppen", "En gruppe sammenlignes med én kommune; alle dens dele skal ligge dér.";
        en "`{id}` lies in another municipality than the group", "A group is compared with one municipality; all parts must lie in it.";

    // ---------------------------------------------------------------- figures
    /// A percentage below 0 or above 100.
    PercentageOutOfRange { value } = Error "percentage-out-of-range"
        da "{value} % ligger uden for 0-100 %", "Tjek tallet i kilden; en ændring hører til under `changes`.";
        en "{value} % lies outside 0-100 %", "Check the source; a change belongs under `changes`.";
    /// A negative number of something.
    NegativeValue { value } = Error "negative-value"
        da "{value} er negativt, og det kan dette nøgletal ikke være", "Tjek tallet i kilden; en ændring hører til under `changes`.";
        en "{value} is negative, which this indicator cannot be", "Check the source; a change belongs under `changes`.";
    /// A figure that nobody answers for.
    FigureWithoutSource = Error "figure-without-source"
        da "tallet har ingen kilde", "Skriv `source:` ved tallet, ved serien eller i nøgletallets fil.";
        en "the figure has no source", "Write `source:` on the value, the series or the indicator.";
    /// A range whose ends are swapped.
    EmptyRange { from, to } = Error "empty-range"
        da "`from` ({from}) skal være mindre end `to` ({to})", "Byt de to om, eller ret dem.";
        en "`from` ({from}) must be less than `to` ({to})", "Swap or correct them.";
    /// A number of things with three decimals: a thousands separator, probably.
    ThousandsSeparator { text } = Error "thousands-separator"
        da "`{text}` læses som et decimaltal, men nøgletallet tæller hele enheder", "Skriv tusinder uden punktum: `3775`, ikke `3.775`.";
        en "`{text}` is a decimal number, but the indicator counts whole units", "Write thousands without a dot: `3775`, not `3.775`.";
    /// More decimals than the indicator prints.
    TooManyDecimals { text, decimals } = Warning "too-many-decimals"
        da "`{text}` har flere decimaler, end nøgletallet viser ({decimals})", "Tallet bliver rundet af; hæv `decimals` i nøgletallets fil, hvis alle skal med.";
        en "`{text}` has more decimals than the indicator shows ({decimals})", "It will be rounded; raise `decimals` in the indicator to show all.";
    /// A hedge or wording on a figure said to be exact.
    HedgeWithoutPrecision { field } = Error "hedge-without-precision"
        da "`{field}` kan ikke stå uden `precision`", "Tilføj fx `precision: about`, så det er klart, at tallet ikke er præcist.";
        en "`{field}` needs `precision`", "Add for instance `precision: about`.";
    /// A series with nothing in it.
    EmptySeries = Error "empty-series"
        da "nøgletallet har ingen tal her", "Skriv mindst ét år under `values`, eller slet linjen.";
        en "the series has no figures", "Write at least one year under `values`, or delete it.";
    /// A change with both or none of points and percent.
    ChangeWithoutSize = Error "change-without-size"
        da "ændringen skal have enten `points` (procentpoint) eller `percent` (procent)", "Skriv netop én af dem.";
        en "a change has either `points` or `percent`", "Write exactly one of them.";
    /// A period that ends before it begins.
    PeriodReversed { from, to } = Error "period-reversed"
        da "perioden slutter ({to}), før den begynder ({from})", "Byt de to om, eller ret dem.";
        en "the period ends ({to}) before it begins ({from})", "Swap or correct them.";
    /// A base that does not say how many the percentage is of.
    BaseOutOfRange { text } = Error "base-out-of-range"
        da "`{text}` er ikke et antal, en procent kan regnes af", "Skriv, hvor mange procenten er af, som et helt tal over 0.";
        en "`{text}` is no number that a percentage can be of", "Write a whole number above 0.";

    // ---------------------------------------------------------------- text
    /// A heading that skips a level.
    HeadingLevelJumped { from, to } = Error "heading-level-jumped"
        da "overskriften springer fra niveau {from} til {to}", "Brug én `#` færre; skærmlæsere viser teksten efter niveauerne.";
        en "the heading jumps from level {from} to {to}", "Use one `#` less; screen readers go by the levels.";
    /// A first-level heading in a text whose page has one already.
    SecondTitle = Error "second-title"
        da "siden har allerede en overskrift på øverste niveau: sit navn", "Brug `##` til overskrifter i teksten.";
        en "the page already has a first-level heading: its name", "Use `##` for headings in the text.";
    /// A heading without words.
    EmptyHeading = Error "empty-heading"
        da "overskriften er tom", "Skriv en overskrift, eller slet linjen.";
        en "the heading is empty", "Write a heading, or delete the line.";
    /// A link to a page that does not exist.
    BrokenLink { target } = Error "broken-link"
        da "linket fører ikke til nogen side: `{target}`", "Skriv stien til en fil i `content/`, regnet fra denne fil.";
        en "the link leads nowhere: `{target}`", "Write the path to a file of `content/`, relative to this one.";
    /// A link to a place that the page does not have.
    BrokenAnchor { anchor } = Error "broken-anchor"
        da "siden har intet sted, der hedder `#{anchor}`", "Brug en overskrift fra siden med små bogstaver og bindestreger.";
        en "the page has no place called `#{anchor}`", "Use one of its headings in lower case with hyphens.";
    /// A link without words.
    EmptyLink = Error "empty-link"
        da "linket har ingen tekst", "Skriv mellem `[` og `]`, hvor linket fører hen.";
        en "the link has no text", "Write between `[` and `]` where it leads.";
    /// A link that runs a script or leaves the web.
    LinkScheme { target } = Error "link-scheme"
        da "`{target}` kan ikke bruges som link", "Links kan begynde med `https://`, `http://`, `mailto:` eller `tel:` eller være stien til en fil.";
        en "`{target}` cannot be linked to", "Links begin with `https://`, `http://`, `mailto:` or `tel:`, or are a path.";
    /// `[text][name]` without a definition of the name.
    UndefinedReference { name } = Error "undefined-reference"
        da "`[{name}]` er ikke forklaret nogen steder i teksten", "Tilføj en linje som `[{name}]: https://…`, eller skriv `\\[` for en almindelig parentes.";
        en "`[{name}]` is defined nowhere in the text", "Add a line such as `[{name}]: https://…`, or write `\\[`.";
    /// A picture file that does not exist.
    MissingPicture { file } = Error "missing-picture"
        da "billedet `{file}` findes ikke", "Læg filen i samme mappe som teksten, og skriv navnet præcis, som det er.";
        en "picture `{file}` does not exist", "Put the file beside the text and spell its name exactly.";
    /// A picture nobody described.
    MissingAltText = Error "missing-alt-text"
        da "billedet har ingen beskrivelse", "Skriv mellem `![` og `]`, hvad billedet viser, for dem der ikke kan se det.";
        en "the picture has no description", "Write between `![` and `]` what it shows.";
    /// A picture on another host.
    ExternalPicture { target } = Error "external-picture"
        da "billedet hentes fra et andet website: `{target}`", "Læg billedet i samme mappe som teksten; websitet henter intet udefra.";
        en "the picture is on another host: `{target}`", "Put it beside the text; the site loads nothing from elsewhere.";
    /// A picture that cannot be decoded.
    UnreadablePicture { detail } = Error "unreadable-picture"
        da "billedet kan ikke læses: {detail}", "Åbn det i et billedprogram, og gem det igen som JPEG, PNG eller WebP.";
        en "the picture cannot be read: {detail}", "Open it in a picture program and save it as JPEG, PNG or WebP.";
    /// HTML outside the short list.
    HtmlNotAllowed { tag } = Error "html-not-allowed"
        da "`{tag}` kan ikke bruges i teksten og vises som almindelige tegn", "Skriv med Markdown i stedet, eller slet det.";
        en "`{tag}` is not allowed in text and stands as characters", "Use Markdown instead, or delete it.";
    /// Quotations, lists or emphasis within each other, beyond the limit.
    TextTooDeep { limit } = Error "text-too-deep"
        da "citater, lister eller fremhævninger ligger inden i hinanden i mere end {limit} lag", "Tjek tegnene `>`, `-` og `*` og indrykningen; så mange lag kan ingen læse.";
        en "quotations, lists or emphasis are nested deeper than {limit} levels", "Check the `>`, `-`, `*` and the indentation.";

    // ---------------------------------------------------------------- stories, awards, reports
    /// A story that expires before it is out.
    ExpiresBeforeDate = Error "expires-before-date"
        da "`expires` ligger før `date`", "Historien ville aldrig blive vist; ret en af de to datoer.";
        en "`expires` is before `date`", "The story would never be shown; correct one of the dates.";
    /// A file in the folder of another year.
    WrongYearFolder { folder, year } = Error "wrong-year-folder"
        da "filen ligger i mappen `{folder}`, men er fra {year}", "Flyt filen til mappen for {year}, eller ret årstallet.";
        en "the file lies in `{folder}` but is of {year}", "Move it to the folder of {year}, or correct the year.";
    /// A budget whose lines do not add up.
    BudgetSum { sum, total } = Error "budget-sum"
        da "linjerne giver {sum} tilsammen, men `total` er {total}", "Ret den linje eller det samlede tal, der er forkert.";
        en "the lines add up to {sum}, but `total` is {total}", "Correct the line or the total that is wrong.";

    // ---------------------------------------------------------------- the whole site
    /// Two pages at one address.
    PathClaimedTwice { path } = Error "path-claimed-twice"
        da "to sider vil have adressen `{path}`", "Giv den ene et andet `slug`.";
        en "two pages claim `{path}`", "Give one of them another `slug`.";
    /// A template that cannot be parsed or run.
    TemplateError { detail } = Error "template-error"
        da "skabelonen virker ikke: {detail}", "Ret skabelonen i `layouts/`, eller slet den, så den indbyggede bruges.";
        en "template error: {detail}", "Correct it in `layouts/`, or delete it to use the built-in one.";
    /// A template that the program asks for is not there.
    TemplateMissing { name } = Error "template-missing"
        da "skabelonen henviser til `{name}`, som ikke findes", "Tjek navnet, eller læg filen i `layouts/`.";
        en "the template refers to `{name}`, which does not exist", "Check the name, or put the file into `layouts/`.";
    /// A stylesheet that cannot be bundled.
    StylesheetError { detail } = Error "stylesheet-error"
        da "stylesheetet kan ikke læses: {detail}", "Ret filen i `assets/`, eller slet den, så den indbyggede bruges.";
        en "stylesheet error: {detail}", "Correct it in `assets/`, or delete it to use the built-in one.";
}

/// What another place has to do with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// The first of two things that should be one.
    FirstHere,
}

impl Note {
    /// The note in words.
    pub fn message(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstHere, Language::Danish) => "den første står her",
            (Self::FirstHere, Language::English) => "the first is here",
        }
    }
}
