//! What `--help` teaches beyond the list of options.

pub(super) const BYDEL: &str = "\
Begin with:
  bydel init websted        Make a small site in the folder websted, to begin from
  bydel serve               See it in the browser while you write
  bydel check               Look for mistakes in the site in the current folder
  bydel build               Publish it to public/
  bydel new --help          See what can be begun on: a story, an area, an award …
  bydel build --help        See what else a build can do

A site is a folder with:
  content/                  The texts (Markdown), the figures (figures.yaml) and site.yaml
  layouts/, assets/         Optional: templates and styles that replace the built-in ones
  public/                   The published site. Written by bydel; any web server can serve it

Exit status:
  0    Done
  1    The content has mistakes, or warnings with --deny-warnings. Nothing was published
  2    The arguments or the environment do not allow it: no content/, a full disk
  101  A mistake in bydel itself";

pub(super) const BUILD: &str = "\
Examples:
  bydel build --root ~/websted --out /srv/www
                            Where: from one folder to another
  bydel build --base-url https://proeve.example.dk/udkast
                            Where: for a copy of the site under another address
  bydel build --drafts --future --out /tmp/udkast
                            What is taken in: also what is not to be public yet
  bydel build --today 2026-12-24
                            What is taken in: the site as it will be on that day
  bydel build --deny-warnings --format sarif > findings.sarif
                            What is told: for automatic checks
  bydel build --quiet --lang en
                            What is told: mistakes only, in English
  bydel build --jobs 2
                            How: leave the other cores to others

The folder must be empty, or one that bydel has published to before. Nothing in it changes when the
content has mistakes, and files that bydel did not write are never touched.

Exit status: 0 done, 1 mistakes in the content, 2 arguments or environment.";

pub(super) const CHECK: &str = "\
Examples:
  bydel check --root ~/websted
                            Where: a site in another folder
  bydel check --drafts --future
                            What is taken in: also what is not to be public yet
  bydel check --deny-warnings --format json > findings.json
                            What is told: for other programs
  bydel check --quiet --lang en
                            What is told: mistakes only, in English
  bydel check --jobs 2
                            How: leave the other cores to others

Exit status: 0 no mistakes, 1 mistakes in the content, 2 arguments or environment.";

pub(super) const SERVE: &str = "\
Examples:
  bydel serve --open        Show the site of the current folder in the browser
  bydel serve --root ~/websted --port 4100
                            Where: a site in another folder, at another port
  bydel serve --follow      In the browser: go to the page whose file was saved
  bydel serve --editor 'x-editor://open?file={path}&line={line}'
                            In the browser: open files with another program
  bydel serve --today 2026-12-24
                            What is taken in: the site as it will be on that day

Drafts and stories whose date is ahead are shown, and marked. An overview of the whole site is at
/_bydel/. Nothing is published, and nobody but this machine can look, unless --host says otherwise.

Exit status: 0 interrupted, 2 arguments or environment.";

pub(super) const PHOTOS: &str = "\
Examples:
  bydel photos              Every picture with its record, for people
  bydel photos --today 2027-06-01
                            What will have expired by then
  bydel photos --format json > billeder.json
                            For other programs

What is said of a picture stands in pictures.yaml in its folder. Consent is told here and never
published.

Exit status: 0 done, 2 arguments or environment.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  bydel completions bash > ~/.local/share/bash-completion/completions/bydel
  bydel completions powershell >> $PROFILE";

pub(super) const NEW: &str = "\
Examples:
  bydel new story \"Sommerfest i gården\" --date 2026-06-20 --area nordparken sydparken
  bydel new area \"Nordparken\" --municipality eksempelby
  bydel new indicator \"Skolefravær\" --unit percent --direction lower
  bydel new award 2026
  bydel new report 2026

The folder and the name of the file follow from the title or the year. A file that is there already
is never written over.

Exit status: 0 done, 1 something is named that does not exist, or exists already, 2 arguments or
environment.";

pub(super) const INIT: &str = "\
Example:
  bydel init websted        Make a site in the new folder websted

Exit status: 0 done, 2 the folder is not empty, or the environment does not allow it.";
