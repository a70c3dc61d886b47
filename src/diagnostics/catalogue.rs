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
        da "filnavnet kan ikke bruges", "Omdøb filen, så navnet kun har bogstaver, tal, bindestreg og punktum.";
        en "the file name cannot be used", "Rename it, with letters, digits, hyphens and dots only.";
    /// A text file that is not UTF-8.
    NotUtf8 = Error "not-utf8"
        da "filen er ikke gemt som UTF-8; her er det første tegn, der ikke kan læses", "Gem filen igen, og vælg tegnsættet UTF-8; tjek bagefter æ, ø og å.";
        en "the file is not UTF-8; this is the first character that cannot be read", "Save it again with the encoding UTF-8.";
    /// A file above the limit.
    FileTooLarge { size_da, size_en, limit } = Error "file-too-large"
        da "filen fylder {size_da}, men må højst fylde {limit}", "Del teksten i flere filer, eller gem billedet mindre.";
        en "the file is {size_en}, the limit is {limit}", "Split the text, or save the picture smaller.";
    /// A file in a place where nothing is read.
    UnexpectedFile = Warning "unexpected-file"
        da "filen bliver ikke brugt", "Giv den det rigtige navn, flyt den til den mappe, den hører til i, eller slet den.";
        en "the file is not used", "Give it the right name, move it to the folder it belongs to, or delete it.";
    /// A file that would be used under the name that it was meant to have.
    FileMisnamed { name } = Error "file-misnamed"
        da "filen bliver ikke brugt, for den skal hedde `{name}`", "Omdøb den til `{name}`, med små bogstaver og uden andet bagefter; Windows kan skjule en endelse som `.txt`.";
        en "the file is not used, because it must be called `{name}`", "Rename it to `{name}`, in lower case and with nothing behind; Windows may hide an ending such as `.txt`.";
    /// `content/site.yaml` does not exist.
    SiteFileMissing = Error "site-file-missing"
        da "filen `content/site.yaml` mangler", "Opret den; den fortæller, hvad websitet hedder, og hvem der udgiver det.";
        en "`content/site.yaml` is missing", "Create it; it says what the site is called and who publishes it.";
    /// Two files for the same thing.
    DuplicateId { id } = Error "duplicate-id"
        da "`{id}` findes to gange", "Behold enten `{id}.md` eller `{id}/index.md`, og slet den anden.";
        en "`{id}` exists twice", "Keep either `{id}.md` or `{id}/index.md`, and delete the other.";

    // ---------------------------------------------------------------- YAML
    /// Not YAML at all.
    YamlSyntax { cause_da, cause_en } = Error "yaml-syntax"
        da "felterne kan ikke læses: {cause_da}", "Hver linje er et feltnavn, et kolon, et mellemrum og en værdi; det, der hører under et felt, er rykket ind med mellemrum.";
        en "this is not valid YAML: {cause_en}", "A line is a field's name, a colon, a space and a value; what belongs to a field is indented with spaces.";
    /// Nested beyond the limit.
    YamlTooDeep { limit } = Error "yaml-too-deep"
        da "felterne ligger inden i hinanden i mere end {limit} lag", "Tjek indrykning og parenteser; intet felt har så mange lag.";
        en "nested deeper than {limit} levels", "Check the indentation; no field needs as many levels.";
    /// An anchor, alias or tag.
    YamlReference = Error "yaml-reference"
        da "`&`, `*` og `!` først i en værdi kan ikke bruges her", "Sæt anførselstegn om hele værdien.";
        en "`&`, `*` and `!` cannot begin a value here", "Put quotes around the whole value.";
    /// More entries than any real file has.
    YamlTooLarge { thousands } = Error "yaml-too-large"
        da "filen har mere end {thousands}.000 felter og værdier", "Del den i flere filer.";
        en "the file has more than {thousands},000 fields and values", "Split the file.";
    /// The same key twice in one mapping.
    DuplicateKey { key } = Error "duplicate-key"
        da "`{key}` står to gange", "Slet den ene af dem, så det er klart, hvad der gælder.";
        en "`{key}` stands twice", "Delete one of them.";
    /// A content file without front matter.
    FrontMatterMissing = Error "front-matter-missing"
        da "filen begynder ikke med felter mellem to linjer med `---`", "Begynd filen med en linje med `---`, felterne og endnu en linje med `---`; derefter kommer teksten.";
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
        da "her skal der stå {expected_da}", "Ret værdien, eller tjek indrykningen.";
        en "expected {expected_en}", "Change the value, or check the indentation.";
    /// A field with nothing in it.
    EmptyValue { field } = Error "empty-value"
        da "feltet `{field}` er tomt", "Skriv en værdi, eller slet linjen.";
        en "field `{field}` is empty", "Write a value, or delete the line.";
    /// Not a number.
    NotANumber { text } = Error "not-a-number"
        da "`{text}` kan ikke læses som et tal", "Skriv tallet med punktum som decimaltegn og uden tusindtalsskiller, fx `9.7` eller `3775`.";
        en "`{text}` is not a number", "Use a dot for decimals and no thousands separator: `9.7`, `3775`.";
    /// Not a whole number from 0.
    NotACount { text } = Error "not-a-count"
        da "`{text}` kan ikke læses som et helt tal", "Skriv et helt tal fra 0 og op, fx `5`.";
        en "`{text}` is not a whole number", "Write a whole number from 0, such as `5`.";
    /// Not a date.
    NotADate { text } = Error "not-a-date"
        da "`{text}` kan ikke læses som en dato", "Skriv år, måned og dag, fx `2026-11-21`.";
        en "`{text}` cannot be read as a date", "Write year, month and day: `2026-11-21`.";
    /// Not a time of day.
    NotATime { text } = Error "not-a-time"
        da "`{text}` kan ikke læses som et klokkeslæt", "Skriv timer og minutter med to cifre hver, fx `08:30`.";
        en "`{text}` cannot be read as a time of day", "Write hours and minutes with two digits each: `08:30`.";
    /// A year that no figure here can be from.
    YearOutOfRange { text } = Error "year-out-of-range"
        da "`{text}` er ikke et årstal mellem 1900 og 2100", "Ret årstallet; oplyser kilden ikke noget år for et tal, så skriv `undated`.";
        en "`{text}` is not a year from 1900 to 2100", "Correct it; where the source states no year for a figure, write `undated`.";
    /// A figure from the future.
    YearInFuture { year } = Error "year-in-future"
        da "året {year} er ikke begyndt endnu", "Et tal kan ikke være målt i fremtiden; ret årstallet.";
        en "the year {year} has not begun", "A figure cannot be measured in the future; correct the year.";
    /// A word that is not among the choices.
    UnknownChoice { text, choices } = Error "unknown-choice"
        da "`{text}` kan ikke bruges her", "Vælg mellem: {choices}.";
        en "`{text}` is not a choice here", "Choose one of: {choices}.";
    /// A slug with other characters than a URL should have.
    InvalidSlug { text } = Error "invalid-slug"
        da "`{text}` kan ikke stå i en webadresse", "Brug små bogstaver a-z, tal og bindestreg, højst 80 tegn; skriv æ, ø og å som ae, oe og aa.";
        en "`{text}` cannot be part of a URL", "Use lower-case a-z, digits and hyphens, at most 80; write æ, ø, å as ae, oe, aa.";
    /// An old address that cannot be one of this site.
    InvalidAlias { text } = Error "invalid-alias"
        da "`{text}` kan ikke være en gammel adresse på siden", "Skriv stien fra roden med små bogstaver a-z, tal og bindestreger, og slut med `/` eller `.html`, fx `/gammel/side/`.";
        en "`{text}` cannot be an old address of this site", "Write the path from the root in lower-case letters a-z, digits and hyphens, ending in `/` or `.html`, such as `/old/page/`.";
    /// Not a web address.
    InvalidAddress { text } = Error "invalid-address"
        da "`{text}` er ikke en hel webadresse", "Skriv hele adressen med `https://` foran og uden mellemrum.";
        en "`{text}` is not a complete web address", "Write all of it, with `https://` and without spaces.";
    /// A summary longer than a summary.
    TextTooLong { field, length, limit } = Warning "text-too-long"
        da "`{field}` er på {length} tegn, men søgeresultater viser højst {limit}", "Forkort teksten.";
        en "`{field}` has {length} characters, but search results show at most {limit}", "Shorten it.";
    /// A threshold that protects less than the law and the register owners ask for.
    ThresholdTooLow { field, least } = Error "threshold-too-low"
        da "`{field}` kan ikke være lavere end {least}", "Skriv {least} eller mere; grænsen beskytter beboere mod at blive genkendt.";
        en "`{field}` cannot be lower than {least}", "Write {least} or more; the limit protects residents from being recognised.";

    // ---------------------------------------------------------------- references
    /// An area that does not exist.
    UnknownArea { id } = Error "unknown-area"
        da "boligområdet `{id}` findes ikke", "Brug navnet på en mappe eller fil i `content/areas/`, uden `.md`.";
        en "unknown area `{id}`", "Use the name of a folder or file in `content/areas/`, without `.md`.";
    /// A municipality that does not exist.
    UnknownMunicipality { id } = Error "unknown-municipality"
        da "kommunen `{id}` findes ikke", "Brug navnet på en mappe eller fil i `content/municipalities/`, uden `.md`.";
        en "unknown municipality `{id}`", "Use the name of a folder or file in `content/municipalities/`, without `.md`.";
    /// An indicator that does not exist.
    UnknownIndicator { id } = Error "unknown-indicator"
        da "nøgletallet `{id}` findes ikke", "Brug navnet på en fil i `content/indicators/`, uden `.md`.";
        en "unknown indicator `{id}`", "Use the name of a file in `content/indicators/`, without `.md`.";
    /// A programme that does not exist.
    UnknownProgramme { id } = Error "unknown-programme"
        da "helhedsplanen `{id}` findes ikke", "Brug navnet på en mappe eller fil i `content/programmes/`, uden `.md`.";
        en "unknown programme `{id}`", "Use the name of a folder or file in `content/programmes/`, without `.md`.";
    /// A source that does not exist.
    UnknownSource { id } = Error "unknown-source"
        da "kilden `{id}` findes ikke", "Brug en kilde fra `content/sources.yaml`, eller tilføj den dér.";
        en "unknown source `{id}`", "Use a source of `content/sources.yaml`, or add it there.";
    /// A theme that does not exist.
    UnknownTheme { id } = Error "unknown-theme"
        da "indsatsområdet `{id}` findes ikke", "Brug navnet på en fil i `content/themes/`, uden `.md`.";
        en "unknown theme `{id}`", "Use the name of a file in `content/themes/`, without `.md`.";
    /// A national goal that does not exist.
    UnknownGoal { id } = Error "unknown-goal"
        da "målet `{id}` findes ikke", "Brug navnet på en fil i `content/goals/`, uden `.md`.";
        en "unknown goal `{id}`", "Use the name of a file in `content/goals/`, without `.md`.";
    /// An activity that is not in the same file.
    UnknownActivity { id } = Error "unknown-activity"
        da "aktiviteten `{id}` findes ikke i planen", "Brug et `id` fra `activities` i samme fil.";
        en "the programme has no activity `{id}`", "Use an `id` of `activities` in the same file.";
    /// A body that is not in the same file.
    UnknownBody { id } = Error "unknown-body"
        da "organet `{id}` findes ikke i organisationen", "Brug et `id` fra `bodies` i samme fil.";
        en "the organisation has no body `{id}`", "Use an `id` of `bodies` in the same file.";
    /// A body that answers to itself.
    BodyUnderItself { id } = Error "body-under-itself"
        da "organet `{id}` hører under sig selv", "Ret `under` her eller i et af de organer, der står over det.";
        en "body `{id}` stands under itself", "Correct `under` here or in one of the bodies above it.";
    /// The same id twice in one list.
    DuplicateEntry { id } = Error "duplicate-entry"
        da "`{id}` står to gange på listen", "Slet den ene, eller giv dem hvert sit navn.";
        en "`{id}` stands twice in the list", "Delete one, or give each a name of its own.";
    /// A story that does not exist.
    UnknownStory { id } = Error "unknown-story"
        da "historien `{id}` findes ikke", "Brug år og navn på en fil i `content/stories/`, uden `.md`, fx `2018/kickstart`.";
        en "unknown story `{id}`", "Use year and name of a file in `content/stories/`, without `.md`, such as `2018/kickstart`.";
    /// An award that does not exist.
    UnknownAward { id } = Error "unknown-award"
        da "der er ingen pris for `{id}`", "Brug navnet på en fil i `content/awards/`, uden `.md`.";
        en "no award for `{id}`", "Use the name of a file in `content/awards/`, without `.md`.";
    /// A chapter that does not exist.
    UnknownChapter { id, folder } = Error "unknown-chapter"
        da "kapitlet `{id}` findes ikke", "Brug navnet på en fil i `content/reports/{folder}/`, uden `.md`.";
        en "unknown chapter `{id}`", "Use the name of a file in `content/reports/{folder}/`, without `.md`.";
    /// A term that the glossary does not have.
    UnknownTerm { id } = Error "unknown-term"
        da "ordbogen har ikke noget ord med navnet `{id}`", "Brug det navn, som ordet har længst til venstre i `content/glossary.yaml`.";
        en "the glossary has no term `{id}`", "Use the name at the left margin of `content/glossary.yaml`.";
    /// A word that two terms explain.
    TermTwice { form } = Error "term-twice"
        da "`{form}` er allerede forklaret under et andet ord", "Fjern formen under et af de to ord, så en tekst får én forklaring.";
        en "`{form}` is already explained by another term", "Remove the form from one of the two terms.";
    /// A content file that does not exist, or is no page.
    UnknownPage { path } = Error "unknown-page"
        da "`{path}` er ikke en side på websitet", "Skriv stien til en fil i `content/`, fx `pages/om.md`.";
        en "`{path}` is not a page of the site", "Write the path of a file in `content/`, such as `pages/om.md`.";
    /// A group of areas that is part of itself.
    GroupContainsItself { id } = Error "group-contains-itself"
        da "gruppen `{id}` indgår i sig selv", "Fjern den fra `parts` i denne gruppe eller i en af dens dele.";
        en "group `{id}` contains itself", "Remove it from `parts` here or in one of its parts.";
    /// An area that is in a group twice, so that it would count double.
    PartTwice { id } = Error "part-twice"
        da "`{id}` er med i gruppen to gange", "Området står her og i en anden del af gruppen; fjern det ene sted, så det ikke tæller dobbelt.";
        en "`{id}` is in the group twice", "It stands here and in another part of the group; remove one, or it counts double.";
    /// A gap in an indicator's sentence that nothing fills.
    UnknownGap { gap } = Error "unknown-gap"
        da "`{{{gap}}}` kan ikke udfyldes i sætningen", "Brug `{{tal}}`, `{{sted}}` og `{{år}}`; `{{klage/klager}}` vælger ental eller flertal efter tallet.";
        en "nothing fills `{{{gap}}}` in the sentence", "Use `{{tal}}`, `{{sted}}` and `{{år}}`; `{{one/many}}` picks a word by the number.";
    /// A gap that an indicator's sentence must have.
    MissingGap { gap } = Error "missing-gap"
        da "sætningen mangler `{{{gap}}}`", "Skriv den med tal og sted, fx `{{tal}} af beboerne {{sted}} var under 18 år`.";
        en "the sentence lacks `{{{gap}}}`", "Write it with number and place: `{{tal}} af beboerne {{sted}} var under 18 år`.";
    /// A preposition before a gap that brings its own: *i i 2026*.
    DoubledPreposition { gap, word } = Error "doubled-preposition"
        da "`{word}` ville komme til at stå to gange, for `{{{gap}}}` har selv sit forholdsord med", "Slet `{word}` foran `{{{gap}}}`.";
        en "`{word}` would stand twice, for `{{{gap}}}` brings its own preposition", "Delete `{word}` before `{{{gap}}}`.";
    /// A noun that does not stand in the definite form.
    IndefiniteNoun { text } = Error "indefinite-noun"
        da "`{text}` er ikke i bestemt form", "Skriv det, som det står i en sætning, fx `skolefraværet`, `andelen af børn` eller `den årlige indkomst`.";
        en "`{text}` is not definite", "Write it as in a sentence: `skolefraværet`, `andelen af børn`, `den årlige indkomst`.";
    /// A place in a sentence that does not begin with a preposition.
    PlaceWithoutPreposition { text } = Error "place-without-preposition"
        da "`{text}` begynder ikke med et forholdsord", "Skriv stedet, som det står midt i en sætning, fx `på Motalavej` eller `i de tre boligområder`.";
        en "`{text}` does not begin with a preposition", "Write the place as in a sentence: `på Motalavej`, `i de tre boligområder`.";
    /// A member of a group in another municipality.
    GroupAcrossMunicipalities { id } = Error "group-across-municipalities"
        da "`{id}` ligger i en anden kommune end gruppen", "En gruppe sammenlignes med én kommune, så alle dens dele skal ligge i den. Fjern delen herfra, eller ret dens `municipality`.";
        en "`{id}` lies in another municipality than the group", "A group is compared with one municipality, so all parts must lie in it. Remove this one, or correct its `municipality`.";

    // ---------------------------------------------------------------- figures
    /// A percentage below 0 or above 100.
    PercentageOutOfRange { value } = Error "percentage-out-of-range"
        da "`{value}` er ikke en procent mellem 0 og 100", "Tjek tallet i kilden; en ændring hører til under `changes`.";
        en "`{value}` is no percentage from 0 to 100", "Check the source; a change belongs under `changes`.";
    /// A negative number of something.
    NegativeValue { value } = Error "negative-value"
        da "`{value}` er negativt, men nøgletallet kan ikke være under 0", "Tjek tallet i kilden; en ændring hører til under `changes`.";
        en "`{value}` is negative, but the indicator cannot be below 0", "Check the source; a change belongs under `changes`.";
    /// A figure that nobody answers for.
    FigureWithoutSource = Error "figure-without-source"
        da "tallet har ingen kilde", "Skriv `source: …` ved tallet eller under nøgletallet her, eller angiv én kilde i nøgletallets egen fil.";
        en "the figure has no source", "Write `source: …` with the figure or the indicator here, or name one source in the file of the indicator.";
    /// A range whose ends are swapped.
    EmptyRange { from, to } = Error "empty-range"
        da "`from` ({from}) skal være mindre end `to` ({to})", "Byt de to om, eller ret dem.";
        en "`from` ({from}) must be less than `to` ({to})", "Swap or correct them.";
    /// A number of things with three decimals: a thousands separator, probably.
    ThousandsSeparator { text } = Error "thousands-separator"
        da "`{text}` læses som et decimaltal, men nøgletallet tæller hele enheder", "Skriv tusinder uden punktum, fx `3775`.";
        en "`{text}` is a decimal number, but the indicator counts whole units", "Write thousands without a dot, such as `3775`.";
    /// More decimals than the indicator prints.
    TooManyDecimals { text, decimals } = Warning "too-many-decimals"
        da "`{text}` har flere decimaler, end nøgletallet viser ({decimals})", "Tallet bliver afrundet; hæv `decimals` i nøgletallets fil, hvis alle decimaler skal med.";
        en "`{text}` has more decimals than the indicator shows ({decimals})", "It will be rounded; raise `decimals` in the indicator to show all.";
    /// A hedge or wording on a figure said to be exact.
    HedgeWithoutPrecision { field } = Error "hedge-without-precision"
        da "`{field}` kan ikke stå uden `precision`", "Tilføj fx `precision: about`, så det er klart, at tallet ikke er præcist.";
        en "`{field}` needs `precision`", "Add for instance `precision: about`.";
    /// A series with nothing in it.
    EmptySeries = Error "empty-series"
        da "nøgletallet har ingen tal her", "Skriv mindst ét år under `values`, eller slet linjen.";
        en "the indicator has no figures here", "Write at least one year under `values`, or delete it.";
    /// A year beside `values` instead of below it.
    YearOutsideValues { year } = Error "year-outside-values"
        da "`{year}` står ikke under `values`", "Skriv linjen `values:`, hvis den mangler, og ryk årene ind under den med to mellemrum mere.";
        en "`{year}` does not stand below `values`", "Write the line `values:` if it is missing, and indent the years below it by two spaces more.";
    /// A change with both or none of points and percent.
    ChangeWithoutSize = Error "change-without-size"
        da "ændringen skal have enten `points` (procentpoint) eller `percent` (procent)", "Skriv netop et af de to felter.";
        en "a change has either `points` or `percent`", "Write exactly one of them.";
    /// Percentage points of something that is no percentage.
    PointsOfNoPercentage = Error "points-of-no-percentage"
        da "`points` er procentpoint, og nøgletallet er ikke i procent", "Skriv ændringen i procent med `percent`, eller skriv de to tal under `values`.";
        en "`points` are percentage points, and the indicator is no percentage", "Write the change as `percent`, or the two figures under `values`.";
    /// A period that ends before it begins.
    PeriodReversed { from, to } = Error "period-reversed"
        da "perioden går fra {from} til {to}", "Den skal slutte, efter at den begynder; byt de to om, eller ret dem.";
        en "the period runs from {from} to {to}", "It must end after it begins; swap or correct them.";
    /// A base that does not say how many the percentage is of.
    BaseOutOfRange { text } = Error "base-out-of-range"
        da "`base` skal være et antal over 0, ikke `{text}`", "Skriv, hvor mange procenten er regnet af, som et helt tal.";
        en "`base` must be a number above 0, not `{text}`", "Write how many the percentage is of, as a whole number.";

    // ---------------------------------------------------------------- text
    /// A heading that skips a level.
    HeadingLevelJumped { from, to, marks } = Error "heading-level-jumped"
        da "overskriften springer fra niveau {from} til {to}", "Brug `{marks}` her; skærmlæsere viser tekstens opbygning ud fra niveauerne.";
        en "the heading jumps from level {from} to {to}", "Use `{marks}` here; screen readers go by the levels.";
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
        da "linket fører ikke til nogen side: `{target}`", "Skriv stien til filen, set fra denne fil, fx `../pages/om.md`.";
        en "the link leads nowhere: `{target}`", "Write the path of a file, seen from this one, such as `../pages/om.md`.";
    /// A link to a place that the page does not have.
    BrokenAnchor { anchor } = Error "broken-anchor"
        da "siden har intet sted, der hedder `#{anchor}`", "Brug en overskrift fra siden, skrevet med små bogstaver og bindestreger.";
        en "the page has no place called `#{anchor}`", "Use one of its headings in lower case with hyphens.";
    /// A link without words.
    EmptyLink = Error "empty-link"
        da "linket har ingen tekst", "Skriv mellem `[` og `]`, hvor linket fører hen.";
        en "the link has no text", "Write between `[` and `]` where it leads.";
    /// A link that runs a script or leaves the web.
    LinkScheme { target } = Error "link-scheme"
        da "`{target}` kan ikke bruges som link", "Et link kan begynde med `https://`, `http://`, `mailto:` eller `tel:` eller være stien til en fil.";
        en "`{target}` cannot be linked to", "A link begins with `https://`, `http://`, `mailto:` or `tel:`, or is the path of a file.";
    /// `[text][name]` without a definition of the name.
    UndefinedReference { name } = Error "undefined-reference"
        da "`[{name}]` er ikke forklaret nogen steder i teksten", "Tilføj en linje, der begynder med `[{name}]:`, eller skriv `\\[` for en almindelig kantet parentes.";
        en "`[{name}]` is defined nowhere in the text", "Add a line that begins with `[{name}]:`, or write `\\[` for an ordinary bracket.";
    /// A picture file that does not exist.
    MissingPicture { file } = Error "missing-picture"
        da "billedet `{file}` findes ikke", "Læg filen i samme mappe som teksten, og skriv navnet præcis, som det er.";
        en "picture `{file}` does not exist", "Put the file beside the text and spell its name exactly.";
    /// A picture nobody described.
    MissingAltText = Error "missing-alt-text"
        da "billedet har ingen beskrivelse og bliver ikke vist", "Skriv i feltet `alt` i `pictures.yaml`, hvad billedet viser, for dem, der ikke kan se det.";
        en "the picture has no description and is not shown", "Write what it shows in the field `alt` of `pictures.yaml`.";
    /// A picture of which nothing is known.
    PictureWithoutRecord { file } = Error "picture-without-record"
        da "billedet `{file}` bliver ikke vist, for det er ikke beskrevet i `pictures.yaml`", "Skriv i `pictures.yaml` i billedets mappe, hvad det viser, hvem der har taget det, og om nogen kan genkendes: `{file}: {{ alt: …, photographer: …, people: none }}`.";
        en "picture `{file}` is not shown, because it has no record in `pictures.yaml`", "Say in `pictures.yaml` in its folder what it shows, who took it and whether anybody can be recognised: `{file}: {{ alt: …, photographer: …, people: none }}`.";
    /// A picture of people who have not agreed.
    PictureWithoutConsent { file } = Error "picture-without-consent"
        da "billedet `{file}` bliver ikke vist, for nogen kan genkendes, og der står intet om samtykke", "Spørg dem, og skriv i `consent`, hvad de har sagt ja til, og hvor det er gemt; kan du ikke få et ja, så brug et andet billede.";
        en "picture `{file}` is not shown, because people can be recognised and nothing is said of consent", "Ask them, and write in `consent` what they agreed to and where that is kept; without a yes use another picture.";
    /// A picture whose consent or licence has run out.
    PictureExpired { file, day_da, day_en } = Warning "picture-expired"
        da "billedet `{file}` bliver ikke vist mere; samtykket eller licensen gjaldt til {day_da}", "Få et nyt ja, og ret `expires`, eller fjern billedet fra siden og slet filen.";
        en "picture `{file}` is no longer shown; consent or licence lasted until {day_en}", "Ask again and correct `expires`, or take the picture from the page and delete the file.";
    /// A picture whose consent or licence will soon run out.
    PictureExpiresSoon { file, day_da, day_en } = Warning "picture-expires-soon"
        da "billedet `{file}` bliver kun vist til {day_da}", "Spørg i god tid, om det må vises længere, eller find et andet billede.";
        en "picture `{file}` is shown until {day_en} only", "Ask in time whether it may stay, or find another picture.";
    /// A record of a picture that is not there.
    RecordWithoutPicture { file } = Warning "record-without-picture"
        da "`{file}` ligger ikke i mappen", "Ret navnet, eller slet det, der står om billedet.";
        en "`{file}` is not in the folder", "Correct the name, or delete the record.";
    /// A picture that no page shows.
    UnusedPicture = Warning "unused-picture"
        da "billedet bliver ikke brugt på nogen side", "Sæt det ind på en side, eller slet filen og det, der står om den i `pictures.yaml`.";
        en "no page uses the picture", "Put it on a page, or delete the file and its record in `pictures.yaml`.";
    /// A picture on another host.
    ExternalPicture { target } = Error "external-picture"
        da "billedet hentes fra et andet website: `{target}`", "Læg billedet i samme mappe som teksten; websitet henter intet udefra.";
        en "the picture is on another host: `{target}`", "Put it beside the text; the site loads nothing from elsewhere.";
    /// A picture that cannot be decoded.
    UnreadablePicture { cause_da, cause_en } = Error "unreadable-picture"
        da "billedet kan ikke bruges: {cause_da}", "Åbn det i et billedprogram, og gem det igen som JPEG, PNG eller WebP; en tegning kan være SVG.";
        en "the picture cannot be used: {cause_en}", "Open it in a picture program and save it as JPEG, PNG or WebP; a drawing may be SVG.";
    /// HTML outside the short list.
    HtmlNotAllowed { tag } = Error "html-not-allowed"
        da "`{tag}` kan ikke bruges i teksten og vises som almindelige tegn", "Skriv med Markdown i stedet, eller slet det.";
        en "`{tag}` is not allowed in text and stands as characters", "Use Markdown instead, or delete it.";
    /// Quotations, lists or emphasis within each other, beyond the limit.
    TextTooDeep { limit } = Error "text-too-deep"
        da "citater, lister eller fremhævninger ligger inden i hinanden i mere end {limit} lag", "Tjek tegnene `>`, `-` og `*` og indrykningen; så mange lag kan ingen læse.";
        en "quotations, lists or emphasis are nested deeper than {limit} levels", "Check the `>`, `-`, `*` and the indentation.";

    // ---------------------------------------------------------------- figures in text
    /// Braces that hold no reference to a figure.
    FigureSyntax { cause_da, cause_en } = Error "figure-syntax"
        da "henvisningen til et tal kan ikke læses: {cause_da}", "Skriv nøgletal, sted og eventuelt år, fx `{{{{ figure(\"skolefravaer\", \"herredsvang\", 2017) }}}}`.";
        en "the reference to a figure cannot be read: {cause_en}", "Write indicator, place and perhaps year: `{{{{ figure(\"skolefravaer\", \"herredsvang\", 2017) }}}}`.";
    /// A reference where only plain words can stand.
    FigureMisplaced { place_da, place_en } = Error "figure-misplaced"
        da "et tal kan ikke hentes ind i {place_da}", "Flyt henvisningen til et almindeligt afsnit, en liste eller en tabel.";
        en "a figure cannot be fetched into {place_en}", "Move the reference to a paragraph, a list or a table.";
    /// A subject of figures that does not exist.
    UnknownSubject { id } = Error "unknown-subject"
        da "der er intet sted med tal, der hedder `{id}`", "Brug navnet på en mappe i fx `content/areas/`, eller skriv mappen med, fx `municipalities/aarhus`.";
        en "nothing with figures is called `{id}`", "Use the name of a folder such as in `content/areas/`, or name that folder too: `municipalities/aarhus`.";
    /// A name that two subjects of figures have.
    AmbiguousSubject { id, choices } = Error "ambiguous-subject"
        da "`{id}` kan være flere steder", "Skriv mappen med; vælg mellem: {choices}.";
        en "`{id}` may be several", "Name the folder too; choose one of: {choices}.";
    /// A subject without any figure of the indicator.
    NoFigures { subject, indicator } = Error "no-figures"
        da "`{subject}` har ingen tal for `{indicator}`", "Tjek navnene, eller skriv tallene i stedets `figures.yaml`.";
        en "`{subject}` has no figures of `{indicator}`", "Check the names, or write the figures in its `figures.yaml`.";
    /// A year of which nothing is known.
    NoFigureThen { time_da, time_en, known_da, known_en } = Error "no-figure-then"
        da "der er intet tal {time_da}", "Her er der tal: {known_da}.";
        en "there is no figure {time_en}", "There are figures: {known_en}.";
    /// A chart that has nothing to show.
    ChartUndrawable { cause_da, cause_en } = Error "chart-undrawable"
        da "diagrammet kan ikke tegnes: {cause_da}", "Vælg et andet nøgletal, andre steder eller andre år, eller skriv tallet i teksten i stedet.";
        en "the chart cannot be drawn: {cause_en}", "Choose another indicator, other places or years, or write the figure in the text instead.";
    /// A number typed where a figure could be referred to.
    TypedFigure { text, reference } = Warning "typed-figure"
        da "`{text}` er også et tal på websitet", "Skriv `{reference}`, så teksten følger med, når tallet rettes.";
        en "`{text}` is a figure of the site too", "Write `{reference}`, so that the text follows when the figure is corrected.";
    /// A link in double brackets.
    WikiLink { text } = Warning "wiki-link"
        da "dobbelte kantede parenteser giver ikke et link", "Skriv `[{text}](sti/til/filen.md)`.";
        en "double brackets make no link", "Write `[{text}](path/to/file.md)`.";
    /// A link with a space before its destination.
    DividedLink { link } = Warning "divided-link"
        da "mellemrummet gør, at linket vises som almindelige tegn", "Skriv `{link}`.";
        en "the space makes the link stand as plain characters", "Write `{link}`.";
    /// A heading without a space behind its marks.
    TightHeading { heading } = Warning "tight-heading"
        da "uden et mellemrum efter `#` bliver det ikke en overskrift", "Skriv `{heading}`.";
        en "without a space behind `#` this is no heading", "Write `{heading}`.";
    /// A character that changes a text without being seen.
    HiddenCharacter { name } = Warning "hidden-character"
        da "her står et usynligt tegn ({name}), som kan ændre, hvad man læser; det bliver udeladt", "Slet det: skriv ordet forfra i stedet for at kopiere det.";
        en "an invisible character ({name}) stands here that can change what is read; it is left out", "Delete it: type the word instead of copying it.";

    // ---------------------------------------------------------------- stories, awards, reports
    /// A story that expires before it is out.
    ExpiresBeforeDate = Error "expires-before-date"
        da "`expires` ligger før `date`", "Historien ville aldrig blive vist; ret en af de to datoer.";
        en "`expires` is before `date`", "The story would never be shown; correct one of the dates.";
    /// A file in the folder of another year.
    WrongYearFolder { folder, year } = Error "wrong-year-folder"
        da "filen ligger i mappen `{folder}`, men er fra {year}", "Flyt filen til mappen for {year}, eller ret årstallet.";
        en "the file lies in `{folder}` but is of {year}", "Move it to the folder of {year}, or correct the year.";
    /// An award or report in a file that is called another year.
    WrongYearName { name, year } = Error "wrong-year-name"
        da "filen hedder `{name}`, men er fra {year}", "Giv filen eller mappen navn efter sit år, eller ret årstallet.";
        en "the file is called `{name}` but is of {year}", "Name the file or folder after its year, or correct the year.";
    /// The same thing twice in a list where it belongs once.
    ListedTwice { id } = Error "listed-twice"
        da "`{id}` er med to gange", "Behold det ene sted, og slet det andet.";
        en "`{id}` is listed twice", "Keep one of the two, and delete the other.";
    /// A chapter that the contents of its report do not name.
    ChapterNotListed { id } = Warning "chapter-not-listed"
        da "kapitlet `{id}` er ikke med i indholdet og bliver ikke udgivet", "Tilføj linjen `- {{ kind: chapter, of: {id} }}` under `contents`, eller slet kapitlets fil.";
        en "chapter `{id}` is not in the contents and is not published", "Add the line `- {{ kind: chapter, of: {id} }}` under `contents`, or delete its file.";
    /// Two ways to write a topic that would have one address.
    TopicSpelling { topic } = Warning "topic-spelling"
        da "emnet `{topic}` er skrevet på en anden måde i en anden historie", "Skriv det ens alle steder; begge har samme adresse og bliver til ét emne.";
        en "another story spells the topic `{topic}` differently", "Spell it the same everywhere; both have the same address and become one topic.";
    /// A reference to a story that is there but not shown.
    UnpublishedPage { target, state_da, state_en } = Warning "unpublished-page"
        da "siden `{target}` bliver ikke vist: {state_da}", "Så længe fører links til listen over historier, og et årsskrift springer den over; fjern henvisningen, hvis siden ikke skal vises.";
        en "the page `{target}` is not shown: {state_en}", "Until it is, links lead to the list of stories and a report passes it over; remove the reference if the page is to stay away.";
    /// A budget whose lines do not add up.
    BudgetSum { sum, total } = Error "budget-sum"
        da "linjerne giver `{sum}` i alt, men `total` er `{total}`", "Ret den linje eller det samlede tal, der er forkert.";
        en "the lines add up to `{sum}`, but `total` is `{total}`", "Correct the line or the total that is wrong.";

    /// A part of a budget that is larger than the whole.
    BudgetPartTooLarge { part, whole } = Error "budget-part-too-large"
        da "indsatsområderne får `{part}` tilsammen, men i hele planen er der kun `{whole}`", "Ret det beløb, der er forkert.";
        en "the themes get `{part}` together, but the whole programme has only `{whole}`", "Correct the amount that is wrong.";
    /// A target that starts from a figure that nobody has written down.
    BaselineWithoutFigure { area, indicator, year } = Error "baseline-without-figure"
        da "`{area}` har intet tal for `{indicator}` i {year}", "Skriv tallet i områdets `figures.yaml`, eller slet `year`, hvis aftalen ikke oplyser det.";
        en "`{area}` has no figure for `{indicator}` in {year}", "Write it into `figures.yaml` of the area, or delete `year` if the agreement does not state it.";

    // ---------------------------------------------------------------- the whole site
    /// Two things of one kind that a reader cannot tell apart: a copied file, most often.
    NameTwice { name } = Warning "name-twice"
        da "der er allerede en side om `{name}`", "Er filen eller mappen en kopi, så slet den, eller ret navnet.";
        en "there is a page about `{name}` already", "If the file or folder is a copy, delete it, or correct the name.";
    /// Things whose pages cannot stand anywhere, because their folder has no page.
    ListingMissing { folder } = Warning "listing-missing"
        da "siderne i `content/{folder}/` bliver ikke udgivet, for mappen har ingen oversigt", "Opret filen `content/{folder}/_index.md` med felterne `title` og `slug`.";
        en "the pages in `content/{folder}/` are not published, because the folder has no listing", "Create `content/{folder}/_index.md` with the fields `title` and `slug`.";
    /// Two pages that show the same of what the program adds.
    ShownTwice { what } = Error "shown-twice"
        da "en anden side viser allerede `{what}`", "Slet `shows` på en af de to sider, så det er klart, hvor den slags står.";
        en "another page already shows `{what}`", "Delete `shows` on one of the two pages.";
    /// An accessibility statement that has not been gone through for a year.
    StatementOverdue { reviewed } = Warning "statement-overdue"
        da "tilgængelighedserklæringen er ikke gennemgået siden {reviewed}", "Læs den igennem mindst én gang om året, ret det, der er ændret, og skriv datoen i `reviewed`.";
        en "the accessibility statement has not been reviewed since {reviewed}", "Go through it at least once a year, correct what has changed, and write the date in `reviewed`.";
    /// Two pages at one address.
    PathClaimedTwice { path } = Error "path-claimed-twice"
        da "to sider har samme adresse: `{path}`", "Giv en af dem en anden adresse med feltet `slug`.";
        en "two pages have the same address: `{path}`", "Give one of them another with the field `slug`.";
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
